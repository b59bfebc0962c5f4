"""Eight requests of 0.2 s at once, to servers of so many processes and threads: names and seconds."""
import os
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, sleep


def serve(connection):
    connection.recv(1000)
    sleep(0.2)
    connection.sendall(b'HTTP/1.0 200 OK\r\n\r\nok')
    connection.close()


def worker(listener, threads):
    """One after the other without threads; otherwise whatever comes goes to a pool."""
    if threads:
        pool = ThreadPoolExecutor(threads)
    while True:
        connection, _ = listener.accept()
        if threads:
            pool.submit(serve, connection)
        else:
            serve(connection)


def get(port):
    with socket.create_connection(('127.0.0.1', port)) as connection:
        connection.sendall(b'GET / HTTP/1.0\r\n\r\n')
        while connection.recv(1000):
            pass


def measure(workers, threads):
    listener = socket.create_server(('127.0.0.1', 0), backlog=64)
    port = listener.getsockname()[1]
    children = []
    for _ in range(workers):
        child = os.fork()
        if child == 0:
            worker(listener, threads)
        children.append(child)
    listener.close()
    sleep(0.05)
    start = perf_counter()
    clients = [threading.Thread(target=get, args=(port,)) for _ in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    print(f'web_{workers}_{threads}', round(perf_counter() - start, 3))
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


for workers, threads in [(1, 0), (2, 0), (4, 0), (1, 8), (2, 4)]:
    measure(workers, threads)
