# status: 1
"""Pipes between processes: many at once, bytes in pieces, and what they refuse."""

import os, sys, time, multiprocessing
from multiprocessing.connection import wait
def child(conn, n):
    try:
        for i in range(n):
            conn.send((os.getpid() == 0, i, {"n": n}))
            time.sleep(0.01 * (n + 1))
        if n == 2: raise EOFError("child broke")
    finally:
        conn.close()
if __name__ == "__main__":
    ctx = multiprocessing.get_context("fork")
    readers = {}
    for n in (1, 2, 3):
        r, w = ctx.Pipe(duplex=False)
        p = ctx.Process(target=child, args=(w, n), name=f"child{n}")
        p.start()
        w.close()
        readers[r] = p
    rows = []
    while readers:
        for r in wait(list(readers)):
            try: msg = r.recv()
            except EOFError:
                p = readers.pop(r); p.join(); rows.append((p.name, p.exitcode))
            else: rows.append(msg[1:])
    print(sorted(rows, key=str))
    a, b = ctx.Pipe()
    a.send_bytes(b"12345"); 
    try: b.recv_bytes(2)
    except OSError as e: print(type(e).__name__, e)
    a, b = ctx.Pipe()
    a.send_bytes(b"abcdef", 2, 3); print(b.recv_bytes())
    buf = bytearray(5); a.send_bytes(b"xyz"); print(b.recv_bytes_into(buf, 1), buf)
    a.send_bytes(b"too long for it")
    try: b.recv_bytes_into(buf)
    except multiprocessing.BufferTooShort as e: print(repr(e))
    for op in (lambda: a.send_bytes(b"abc", 5), lambda: a.send_bytes(b"abc", -1), lambda: a.send_bytes(b"abc", 1, 9), lambda: a.recv_bytes(-1), lambda: a.send_bytes("text")):
        try: op()
        except Exception as e: print(type(e).__name__, e)
    print(a.closed, a.readable, a.writable, b.poll(0.01))
    with a: pass
    print(a.closed)
    b.recv()
