import asyncio
import concurrent.futures
import threading
import time
import contextvars

var = contextvars.ContextVar("var", default="unset")


def blocking(n):
    time.sleep(0.05)
    return n, threading.current_thread() is threading.main_thread(), var.get()


def cpu_bound(n):
    return sum(i * i for i in range(n))


async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    print(await loop.run_in_executor(None, blocking, 1))
    print(await asyncio.to_thread(blocking, 2))
    t0 = time.perf_counter()
    print(await asyncio.gather(*(asyncio.to_thread(blocking, i) for i in range(3)), asyncio.sleep(0.05)))
    print(f"{time.perf_counter() - t0:.2f}"[:3])
    with concurrent.futures.ThreadPoolExecutor(thread_name_prefix="mine") as pool:
        print(await loop.run_in_executor(pool, lambda: threading.current_thread().name))
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, cpu_bound, n) for n in (10, 100)]))
    fut = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(fut)
    loop.call_later(0.01, fut.set_result, "wrapped")
    print(await wrapped)
    def other_thread():
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01, "from loop"), loop)
        print("thread got", f.result(1))
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(5), loop)
        try:
            f.result(0.01)
        except TimeoutError:
            print("timed out", f.cancel())
        loop.call_soon_threadsafe(done.set)
    done = asyncio.Event()
    th = threading.Thread(target=other_thread); th.start()
    await done.wait()
    th.join()
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as e:
        print(e)


if __name__ == "__main__":
    asyncio.run(main())
