"""Two computations at once, as a part of the time they take one after the other."""
import asyncio
import sys
import threading
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor
from time import perf_counter


def work(n):
    x = 0
    for i in range(n):
        x += i * i


async def task(n):
    work(n)


def time(job, *args):
    start = perf_counter()
    job(*args)
    return perf_counter() - start


def in_order(n):
    work(n)
    work(n)


def in_threads(n):
    both = [threading.Thread(target=work, args=(n,)) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()


async def as_tasks(n):
    start = perf_counter()
    await asyncio.gather(task(n), task(n))
    return perf_counter() - start


def in_pool(pool, n):
    list(pool.map(work, [n, n]))


if __name__ == '__main__':
    n = 400_000
    alone = time(in_order, n)
    if 'free' in sys.argv:
        print('cpu_free_threads', round(time(in_threads, n) / alone, 3))
    else:
        print('cpu_threads', round(time(in_threads, n) / alone, 3))
        print('cpu_tasks', round(asyncio.run(as_tasks(n)) / alone, 3))
        with ProcessPoolExecutor(2) as pool:
            in_pool(pool, 1)
            print('cpu_processes', round(time(in_pool, pool, n) / alone, 3))
        with InterpreterPoolExecutor(2) as pool:
            in_pool(pool, 1)
            print('cpu_interpreters', round(time(in_pool, pool, n) / alone, 3))
