"""Pipes and connections between processes: bytes and objects, polling, waiting for several, ends and errors."""
import re
import multiprocessing as mp
import os
import time
from multiprocessing.connection import wait


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs), flush=True)
    except Exception as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)), flush=True)


def echo(conn):
    with conn:
        while True:
            try:
                message = conn.recv()
            except EOFError:
                print('echo: the other end is closed', flush=True)
                break
            conn.send(message)


def after(conn, delay, text):
    time.sleep(delay)
    conn.send(text)
    conn.close()


def big(conn):
    conn.send_bytes(b'x' * 300_000)
    conn.close()


def main():
    print('-- both ways')
    a, b = mp.Pipe()
    p = mp.Process(target=echo, args=(b,))
    p.start()
    b.close()
    for message in (1, 'text', [1, [2]], {'k': (1, None)}, b'bytes', 10 ** 30, 1.5, {1, 2}, ValueError('v')):
        a.send(message)
        print(repr(a.recv()), end=' ')
    print(flush=True)
    a.close()
    p.join()
    print(p.exitcode, a.closed)
    attempt('send', a.send, 1)
    attempt('poll', a.poll)

    print('-- one way')
    r, w = mp.Pipe(duplex=False)
    print(r.readable, r.writable, w.readable, w.writable)
    attempt('write to the reading end', r.send, 1)
    attempt('read from the writing end', w.recv)
    w.send_bytes(b'hello')
    print(r.poll(), r.recv_bytes(), r.poll(), r.poll(0.01))
    w.send_bytes(b'0123456789', 2, 5)
    print(r.recv_bytes())
    w.send_bytes(bytearray(b'abc'))
    print(r.recv_bytes(10))
    attempt('size', w.send_bytes, b'abc', 1, 9)
    attempt('offset', w.send_bytes, b'abc', -1)
    attempt('text', w.send_bytes, 'abc')
    buffer = bytearray(6)
    w.send_bytes(b'xyz')
    print(r.recv_bytes_into(buffer, 2), buffer)
    attempt('lambda', w.send, lambda: 1)
    w.send('last')
    w.close()
    print(r.recv())
    attempt('end', r.recv)
    attempt('end', r.recv_bytes)
    print(r.poll(), r.fileno() > 2)
    r.close()
    attempt('fileno', r.fileno)
    r, w = mp.Pipe(False)
    r.close()
    attempt('nobody reads', w.send, 1)
    w.close()

    print('-- too long')
    r, w = mp.Pipe(False)
    w.send_bytes(b'long message')
    attempt('limit', r.recv_bytes, 4)
    r, w = mp.Pipe(False)
    p = mp.Process(target=big, args=(w,))
    p.start()
    w.close()
    print(len(r.recv_bytes()))
    p.join()

    print('-- waiting for several')
    readers, processes = [], []
    for delay, text in ((0.4, 'slow'), (0.02, 'fast'), (0.2, 'middle')):
        r, w = mp.Pipe(False)
        p = mp.Process(target=after, args=(w, delay, text))
        p.start()
        w.close()
        readers.append(r)
        processes.append(p)
    got = []
    while readers:
        for r in wait(readers):
            try:
                got.append(r.recv())
            except EOFError:
                readers.remove(r)
    print(sorted(got), wait([], 0.01), wait(readers, 0))
    for p in processes:
        p.join()
    print(len(wait([p.sentinel for p in processes])))
    r, w = mp.Pipe(False)
    print(wait([r], 0.01), wait([r], timeout=0))
    w.send(1)
    print(wait([r]) == [r])


if __name__ == '__main__':
    main()
