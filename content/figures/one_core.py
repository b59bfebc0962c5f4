"""A byte through a pipe and back on a machine with one core: between threads, and between processes."""
import os
import threading
from time import perf_counter_ns as now


def measure(name, begin, n=100):
    there, back = os.pipe(), os.pipe()

    def answer():
        while os.read(there[0], 1) == b'x':
            os.write(back[1], b'x')

    end = begin(answer)
    start = now()
    for _ in range(n):
        os.write(there[1], b'x')
        os.read(back[0], 1)
    print(name, round((now() - start) / n))
    os.write(there[1], b'.')
    end()


def thread(job):
    thread = threading.Thread(target=job)
    thread.start()
    return thread.join


def process(job):
    child = os.fork()
    if child == 0:
        job()
        os._exit(0)
    return lambda: os.waitpid(child, 0)


measure('pipe_threads', thread)
measure('pipe_processes', process)
