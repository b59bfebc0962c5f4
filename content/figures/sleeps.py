"""N sleeps of a tenth of a second, each way: names and seconds."""
import asyncio
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, sleep


def in_order(n):
    for _ in range(n):
        sleep(0.1)


def each(kind, n):
    workers = [kind(target=sleep, args=(0.1,)) for _ in range(n)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def pool(size, n):
    with ThreadPoolExecutor(size) as executor:
        list(executor.map(sleep, [0.1] * n))


async def tasks(n):
    await asyncio.gather(*[asyncio.sleep(0.1) for _ in range(n)])


def show(name, job, *args):
    start = perf_counter()
    job(*args)
    print(name, round(perf_counter() - start, 4))


if __name__ == '__main__':
    fork = multiprocessing.get_context('fork').Process
    for n in [10, 100]:
        show(f'sequential_{n}', in_order, n)
        show(f'processes_{n}', each, fork, n)
    for n in [10, 100, 1000]:
        show(f'threads_{n}', each, threading.Thread, n)
        for size in [5, 20, 100]:
            show(f'pool_{size}_{n}', pool, size, n)
    for n in [10, 100, 1000, 10_000, 100_000]:
        show(f'tasks_{n}', asyncio.run, tasks(n))
