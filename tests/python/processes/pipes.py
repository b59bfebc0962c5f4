"""Pipe: objects there and back, large messages, the end of the stream, one-way ends, wait for several."""

import multiprocessing as mp
import time
from multiprocessing.connection import wait


def echo(conn):
    while True:
        try:
            conn.send(('echo', conn.recv()))
        except EOFError:
            break


def large(conn, n):
    conn.send_bytes(b'x' * n)
    conn.send(list(range(1000)))
    conn.close()


def later(conn, n):
    time.sleep(n / 5)
    conn.send(n)
    conn.close()


if __name__ == '__main__':
    a, b = mp.Pipe()
    p = mp.Process(target=echo, args=(b,))
    p.start()
    b.close()
    for obj in (1, 'two', [3, None, True], {'k': (1.5, b'bytes')}, {1, 2}):
        a.send(obj)
        print(a.recv())
    print(a.poll(), a.poll(0.05), a.closed, b.closed)
    a.close()
    p.join()
    print(p.exitcode, a.closed)

    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=large, args=(w, 300_000))
    p.start()
    w.close()
    print(len(r.recv_bytes()), sum(r.recv()))
    try:
        r.recv()
    except EOFError as e:
        print(repr(e))
    p.join()
    for use in (lambda: r.send(1), lambda: w.recv()):
        try:
            use()
        except OSError as e:
            print(e)
    r, w = mp.Pipe(duplex=False)
    try:
        w.recv()
    except OSError as e:
        print(e)
    r.close()
    try:
        w.send(1)
    except BrokenPipeError as e:
        print(repr(e))

    readers = []
    for n in (3, 1, 2):
        r, w = mp.Pipe(False)
        mp.Process(target=later, args=(w, n)).start()
        w.close()
        readers.append(r)
    while readers:
        for r in wait(readers):
            try:
                print('got', r.recv())
            except EOFError:
                readers.remove(r)
    p = mp.Process(target=time.sleep, args=(0.1,))
    p.start()
    print(wait([p.sentinel], timeout=0), wait([p.sentinel]) == [p.sentinel])
    p.join()
