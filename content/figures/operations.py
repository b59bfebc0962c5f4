"""What an operation takes when nobody disturbs it: its name and nanoseconds, a line each."""
import asyncio
import multiprocessing
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter_ns as now


def show(name, start, turns, without=0.0):
    print(name, round((now() - start) / turns - without, 1))


def nothing():
    pass


async def pause():
    pass


def language(n=1000):
    start = now()
    for i in range(n):
        pass
    turn = (now() - start) / n
    show('turn', start, n)

    x = 0
    start = now()
    for i in range(n):
        x += i * i
    show('square', start, n)

    start = now()
    for i in range(n):
        nothing()
    show('call', start, n, turn)
    return turn


def locks(turn, n=1000):
    lock = threading.Lock()
    start = now()
    for i in range(n):
        lock.acquire()
        lock.release()
    show('acquire_release', start, n, turn)

    start = now()
    for i in range(n):
        with lock:
            pass
    show('with_lock', start, n, turn)

    lock = threading.RLock()
    start = now()
    for i in range(n):
        with lock:
            pass
    show('with_rlock', start, n, turn)

    lock = threading.Semaphore()
    start = now()
    for i in range(n):
        with lock:
            pass
    show('with_semaphore', start, n, turn)

    lock = multiprocessing.Lock()
    start = now()
    for i in range(n):
        with lock:
            pass
    show('with_process_lock', start, n, turn)

    value = multiprocessing.Value('i', 0)
    start = now()
    for i in range(n):
        value.value
    show('value_read', start, n, turn)

    start = now()
    for i in range(n):
        value.value = i
    show('value_write', start, n, turn)


def queues(turn, n=1000):
    q = queue.SimpleQueue()
    start = now()
    for i in range(n):
        q.put(i)
        q.get()
    show('simple_queue', start, n, turn)

    q = queue.Queue()
    start = now()
    for i in range(n):
        q.put(i)
        q.get()
    show('queue', start, n, turn)


def tasks(n=200):
    async def direct():
        start = now()
        for i in range(n):
            await pause()
        show('await', start, n)

        lock = asyncio.Lock()
        start = now()
        for i in range(n):
            async with lock:
                pass
        show('with_task_lock', start, n)

    async def yields(turns):
        for _ in range(turns):
            await asyncio.sleep(0)

    async def switches(name, number):
        start = now()
        await asyncio.gather(*[yields(n) for _ in range(number)])
        show(name, start, n * number)

    async def gather():
        start = now()
        await asyncio.gather(*[asyncio.create_task(pause()) for _ in range(1000)])
        show('create_gather', start, 1000)

    async def ping_pong():
        there, back = asyncio.Queue(), asyncio.Queue()

        async def answer():
            for _ in range(n):
                await back.put(await there.get())

        task = asyncio.create_task(answer())
        start = now()
        for i in range(n):
            await there.put(i)
            await back.get()
        show('task_ping_pong', start, n)
        await task

    async def to_thread():
        await asyncio.to_thread(nothing)
        start = now()
        for _ in range(n):
            await asyncio.to_thread(nothing)
        show('to_thread', start, n)

    asyncio.run(pause())
    start = now()
    for _ in range(20):
        asyncio.run(pause())
    show('run_nothing', start, 20)
    asyncio.run(direct())
    asyncio.run(switches('switch_100', 100))
    asyncio.run(switches('switch_2', 2))
    asyncio.run(gather())
    asyncio.run(ping_pong())
    asyncio.run(to_thread())


def threads(n=200):
    def hand_offs(name, there, back):
        def answer():
            for _ in range(n):
                back.put(there.get())

        thread = threading.Thread(target=answer)
        thread.start()
        start = now()
        for i in range(n):
            there.put(i)
            back.get()
        show(name, start, n)
        thread.join()

    hand_offs('simple_queue_ping_pong', queue.SimpleQueue(), queue.SimpleQueue())
    hand_offs('queue_ping_pong', queue.Queue(), queue.Queue())

    start = now()
    for _ in range(50):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()
    show('thread', start, 50)

    with ThreadPoolExecutor(2) as pool:
        pool.submit(nothing).result()
        start = now()
        for _ in range(n):
            pool.submit(nothing).result()
        show('thread_pool', start, n)

        start = now()
        for future in [pool.submit(nothing) for _ in range(1000)]:
            future.result()
        show('thread_pool_batch', start, 1000)


if __name__ == '__main__':
    turn = language()
    locks(turn)
    queues(turn)
    tasks()
    threads()
