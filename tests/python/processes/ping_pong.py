import multiprocessing as mp
from multiprocessing.connection import wait
import random
import time


def player(name, conn, rounds):
    hits = 0
    for _ in range(rounds):
        ball = conn.recv()
        ball["n"] += 1
        ball["log"].append(name)
        conn.send(ball)
        hits += 1
    print(name, "hits", hits)


def counter(w, start, n):
    for i in range(n):
        w.send((start + i, mp.current_process().name))
    w.close()


if __name__ == "__main__":
    left, right = mp.Pipe(True)
    p1 = mp.Process(target=player, args=("ping", left, 3))
    p2 = mp.Process(target=player, args=("pong", right, 3))
    right_copy, left_copy = right, left
    left.send({"n": 0, "log": []})
    p2.start()
    p1.start()
    p2.join(); p1.join()
    readers = []
    for i in range(3):
        r, w = mp.Pipe(duplex=False)
        readers.append(r)
        p = mp.Process(target=counter, args=(w, 100 * i, 2))
        p.start()
        w.close()
    seen = []
    while readers:
        for r in wait(readers):
            try:
                seen.append(r.recv()[0])
            except EOFError:
                readers.remove(r)
    print(sorted(seen))
    procs = [mp.Process(target=time.sleep, args=(s,)) for s in (0.3, 0.05)]
    [p.start() for p in procs]
    ready = wait([p.sentinel for p in procs])
    print(procs[1].sentinel in ready, len(ready))
    [p.join() for p in procs]
