"""Threads and loops: to_thread, run_in_executor, call_soon_threadsafe, run_coroutine_threadsafe."""
import asyncio
import concurrent.futures
import contextvars
import threading
import time

var = contextvars.ContextVar("var", default="unset")


def blocking(n, delay=0.01):
    time.sleep(delay)
    return n, threading.current_thread().name, var.get()


def fail():
    raise ValueError("in the thread")


async def to_thread():
    print("--- to_thread")
    var.set("main's")
    print(await asyncio.to_thread(blocking, 1))
    print(await asyncio.to_thread(blocking, 2, delay=0.02))
    try:
        await asyncio.to_thread(fail)
    except ValueError as e:
        print("caught", e)
    start = time.monotonic()
    print(sorted(n for n, _, _ in await asyncio.gather(*(asyncio.to_thread(blocking, n, 0.05) for n in range(3)))))
    print(time.monotonic() - start < 0.12)


async def in_executor():
    print("--- run_in_executor")
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        print((await loop.run_in_executor(pool, blocking, 3))[0])
        fut = loop.run_in_executor(pool, blocking, 4, 0.05)
        print(type(fut).__name__, fut.done())
        ticks = 0
        while not fut.done():
            await asyncio.sleep(0.01)
            ticks += 1
        print(3 <= ticks <= 6, fut.result()[0])
        slow = [loop.run_in_executor(pool, time.sleep, 0.05) for _ in range(2)]
        waiting = loop.run_in_executor(pool, blocking, 5)
        print(waiting.cancel(), waiting.cancelled())
        await asyncio.gather(*slow)
    try:
        await asyncio.wait_for(loop.run_in_executor(None, time.sleep, 0.1), 0.02)
    except TimeoutError:
        print("timed out; the thread goes on")


async def from_thread():
    print("--- from another thread")
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def work():
        time.sleep(0.01)
        fut = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
        results.append(fut.result(timeout=1))
        bad = asyncio.run_coroutine_threadsafe(add(1, "x"), loop)
        try:
            bad.result()
        except TypeError as e:
            results.append(str(e))
        slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
        time.sleep(0.01)
        results.append(slow.cancel())
        loop.call_soon_threadsafe(done.set)

    results = []
    t = threading.Thread(target=work)
    t.start()
    await done.wait()
    t.join()
    print(results)
    try:
        asyncio.run_coroutine_threadsafe(5, loop)
    except TypeError as e:
        print(e)


async def add(a, b):
    await asyncio.sleep(0.001)
    return a + b


async def wrapping():
    print("--- wrap_future")
    theirs = concurrent.futures.Future()
    ours = asyncio.wrap_future(theirs)
    asyncio.get_running_loop().call_later(0.01, theirs.set_result, "set")
    print(await ours, asyncio.wrap_future(ours) is ours)
    theirs = concurrent.futures.Future()
    ours = asyncio.wrap_future(theirs)
    ours.cancel()
    await asyncio.sleep(0)
    print(theirs.cancelled())


async def main():
    await to_thread()
    await in_executor()
    await from_thread()
    await wrapping()


asyncio.run(main())


def own_loop(n):
    asyncio.run(asyncio.sleep(0.1 * n))
    print("loop of thread", n, "over")


threads = [threading.Thread(target=own_loop, args=(n,)) for n in (2, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
