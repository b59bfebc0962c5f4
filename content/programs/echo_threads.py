"""The same echo server and clients with a thread for each connection."""
import socket
import threading
import time

CLIENTS = 5  # @param {type:"slider", min:1, max:10, step:1}
HOLD_MS = 200  # @param {type:"slider", min:10, max:500, step:10}


def serve(connection):
    with connection, connection.makefile("rb") as lines:
        for line in lines:
            connection.sendall(line)


def accept(listener):
    for n in range(CLIENTS):
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), name=f"server {n}").start()


def client(n, port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"hello from {n}\n".encode())
        reply = connection.recv(100)
        time.sleep(HOLD_MS / 1000)
        print(f"client {n}: {reply!r} at {time.perf_counter() - start:.1f} s")


start = time.perf_counter()
with socket.create_server(("127.0.0.1", 0)) as listener:
    port = listener.getsockname()[1]
    threads = [threading.Thread(target=accept, args=(listener,), name="acceptor")]
    threads += [threading.Thread(target=client, args=(n, port), name=f"client {n}") for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(f"all done after {time.perf_counter() - start:.1f} s")
