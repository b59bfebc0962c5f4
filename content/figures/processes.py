"""What crossing the border of a process or an interpreter takes: names and nanoseconds, a line each."""
import multiprocessing
import os
import threading
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor
from time import perf_counter_ns as now


def show(name, start, turns):
    print(name, round((now() - start) / turns))


def nothing(x=None):
    pass


def echo(connection):
    while (message := connection.recv_bytes()) != b'end':
        connection.send_bytes(message)


def echo_queue(there, back):
    while (item := there.get()) is not None:
        back.put(item)


def starts():
    for method in ['fork', 'forkserver', 'spawn']:
        context = multiprocessing.get_context(method)
        for name, times in [(f'first_{method}', 1), (method, 5)]:
            start = now()
            for _ in range(times):
                process = context.Process(target=nothing)
                process.start()
                process.join()
            show(name, start, times)


def pipes(n=50):
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=echo, args=(there,))
    process.start()
    for name, message, times in [('first', b'x', 1), ('pipe_ping_pong', b'x', n), ('pipe_megabyte', bytes(10**6), 5)]:
        start = now()
        for _ in range(times):
            here.send_bytes(message)
            here.recv_bytes()
        show(name, start, times)
    here.send_bytes(b'end')
    process.join()

    there, back = multiprocessing.Queue(), multiprocessing.Queue()
    process = multiprocessing.Process(target=echo_queue, args=(there, back))
    process.start()
    for name, times in [('first', 1), ('process_queue_ping_pong', n)]:
        start = now()
        for _ in range(times):
            there.put(1)
            back.get()
        show(name, start, times)
    there.put(None)
    process.join()


def pools():
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(nothing, range(4)))
        start = now()
        for _ in range(50):
            pool.submit(nothing).result()
        show('process_pool', start, 50)
        start = now()
        list(pool.map(nothing, range(500)))
        show('process_pool_map', start, 500)
        start = now()
        list(pool.map(nothing, range(20000), chunksize=100))
        show('process_pool_chunks', start, 20000)

    start = now()
    other = interpreters.create()
    show('interpreter', start, 1)
    start = now()
    other.close()
    show('interpreter_close', start, 1)
    with InterpreterPoolExecutor(1) as pool:
        pool.submit(nothing).result()
        start = now()
        for _ in range(50):
            pool.submit(nothing).result()
        show('interpreter_pool', start, 50)


if __name__ == '__main__':
    starts()
    pipes()
    pools()
