# A chat of a few threads over a server that hands every line to everybody.
import queue
import socket
import threading

clients = []
lock = threading.Lock()


def serve_client(connection):
    with connection:
        for line in connection.makefile():
            with lock:
                for other in clients:
                    if other is not connection:
                        other.sendall(line.encode())


def serve(listener, count):
    threads = []
    for _ in range(count):
        connection, _ = listener.accept()
        with lock:
            clients.append(connection)
        connection.sendall(b'welcome\n')
        thread = threading.Thread(target=serve_client, args=(connection,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


with socket.create_server(('127.0.0.1', 0)) as listener:
    server = threading.Thread(target=serve, args=(listener, 3))
    server.start()
    sockets = [socket.create_connection(listener.getsockname()) for _ in range(3)]
    files = [s.makefile('rw') for s in sockets]
    for f in files:
        print(f.readline().strip())
    for number, f in enumerate(files):
        f.write(f'hello from {number}\n')
        f.flush()
        for other in files:
            if other is not f:
                print(number, '->', files.index(other), other.readline().strip())
    for s in sockets:
        s.shutdown(socket.SHUT_RDWR)
    for f, s in zip(files, sockets):
        f.close()
        s.close()
    server.join()
print('done')
