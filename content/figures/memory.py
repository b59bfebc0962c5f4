"""What one more of each adds to the memory of a process: names and kilobytes."""
import asyncio
import multiprocessing
import threading
from concurrent import interpreters
from resource import RUSAGE_SELF, getrusage
from time import sleep


def most():
    return getrusage(RUSAGE_SELF).ru_maxrss


def idle():
    sleep(1)


async def wait(n):
    await asyncio.gather(*[asyncio.sleep(0.01) for _ in range(n)])


def measure(name, n, job):
    before = most()
    job()
    print(name, round((most() - before) / n, 2))


def threads():
    waiting = [threading.Thread(target=idle) for _ in range(1000)]
    for thread in waiting:
        thread.start()
    for thread in waiting:
        thread.join()


def report(name, shared):
    print(name, most() - shared)


def child(method, shared):
    process = multiprocessing.get_context(method).Process(target=report, args=(f'memory_{method}', shared))
    process.start()
    process.join()


if __name__ == '__main__':
    print('memory_start', most())
    kept = []  # an interpreter that nobody has is closed
    measure('memory_interpreter', 1, lambda: kept.append(interpreters.create()))
    child('fork', most())
    child('forkserver', 0)
    child('spawn', 0)
    measure('memory_task', 100, lambda: asyncio.run(wait(100)))
    measure('memory_thread', 1000, threads)
