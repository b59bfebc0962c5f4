"""Sockets as arguments of processes and as messages: both sides have the same connection."""
import multiprocessing as mp
import socket


def answer(listener, requests):
    for _ in range(requests):
        conn, address = listener.accept()
        with conn:
            conn.sendall(conn.recv(100).upper())


def echo(pipe):
    with pipe.recv() as sock:
        sock.sendall(b'via a pipe: ' + sock.recv(100))


if __name__ == '__main__':
    with socket.create_server(('localhost', 0)) as listener:
        workers = [mp.Process(target=answer, args=(listener, 2)) for _ in range(2)]
        for worker in workers:
            worker.start()
        for word in b'one', b'two', b'three', b'four':
            with socket.create_connection(listener.getsockname()) as sock:
                sock.sendall(word)
                print(sock.recv(100))
        for worker in workers:
            worker.join()
        print([worker.exitcode for worker in workers])
    ours, theirs = socket.socketpair()
    here, there = mp.Pipe()
    child = mp.Process(target=echo, args=(there,))
    child.start()
    here.send(theirs)
    theirs.close()
    ours.sendall(b'hello')
    print(ours.recv(100))
    child.join()
