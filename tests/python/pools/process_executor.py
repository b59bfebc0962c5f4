from concurrent.futures import ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
import math
import os
import time
import multiprocessing

PRIMES = [112272535095293, 115280095190773, 15, 1099726899285419, 77]


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    for i in range(3, min(int(math.floor(math.sqrt(n))), 200) + 1, 2):
        if n % i == 0:
            return False
    return True


def boom(x):
    raise RuntimeError("boom %d" % x)


def suicide():
    os._exit(1)


settings = {}


def init(level):
    settings["level"] = level


def level(_):
    return settings.get("level"), multiprocessing.current_process().name.split("-")[0]


def main():
    with ProcessPoolExecutor(max_workers=2) as ex:
        for n, p in zip(PRIMES, ex.map(is_prime, PRIMES)):
            print("%d is prime: %s" % (n, p))
        fs = {ex.submit(pow, i, 2): i for i in range(4)}
        print(sorted((fs[f], f.result()) for f in as_completed(fs)))
        f = ex.submit(boom, 3)
        try:
            f.result()
        except RuntimeError as e:
            print("caught", e, "| cause:", type(e.__cause__).__name__)
            print(str(e.__cause__).strip().strip('"').strip().splitlines()[-1])
        print(list(ex.map(pow, range(5), [2] * 5, chunksize=2)))
        f = ex.submit(lambda: 1)
        try:
            f.result()
        except Exception as e:
            print(type(e).__name__, str(e)[:30])
    with ProcessPoolExecutor(1, initializer=init, initargs=("debug",), max_tasks_per_child=2) as ex:
        print(list(ex.map(level, range(3))))
    with ProcessPoolExecutor(1) as ex:
        f = ex.submit(suicide)
        try:
            f.result()
        except BrokenProcessPool as e:
            print(type(e).__name__, e)
        try:
            ex.submit(pow, 2, 2)
        except BrokenProcessPool as e:
            print(e)
    try:
        ex.submit(pow, 2, 2)
    except RuntimeError as e:
        print(type(e).__name__, e)


if __name__ == "__main__":
    main()
