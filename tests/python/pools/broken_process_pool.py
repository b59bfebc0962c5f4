"""A worker that dies breaks the pool: every waiting future fails, and no more are taken."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die(status):
    os._exit(status)


def nap(n):
    time.sleep(n)


def square(x):
    return x * x


if __name__ == '__main__':
    ex = ProcessPoolExecutor(2)
    waiting = ex.submit(nap, 30)
    f = ex.submit(die, 3)
    queued = ex.submit(square, 2)
    for future in (f, waiting, queued):
        try:
            future.result()
        except BrokenProcessPool as e:
            print(type(e), e)
    try:
        ex.submit(square, 1)
    except BrokenProcessPool as e:
        print(e)
    ex.shutdown()
    with ProcessPoolExecutor(1) as ex:
        f = ex.submit(nap, 30)
        time.sleep(0.5)
        ex.kill_workers()
        try:
            f.result()
        except BrokenProcessPool as e:
            print(e)
