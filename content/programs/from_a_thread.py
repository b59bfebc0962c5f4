"""A thread has a result for a task. How does it tell the event loop?"""
import asyncio
import threading
import time

HOW = "call_soon_threadsafe"  # @param ["call_soon_threadsafe", "set_result from the thread"]
WORK_MS = 30  # @param {type:"slider", min:10, max:90, step:10}


def work(loop, future):
    time.sleep(WORK_MS / 1000)
    if HOW == "call_soon_threadsafe":
        loop.call_soon_threadsafe(future.set_result, 42)
    else:
        future.set_result(42)  # nobody wakes the loop


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, print, "a timer at 100 ms")
    future = loop.create_future()
    start = loop.time()
    threading.Thread(target=work, args=(loop, future), name="worker").start()
    answer = await future
    print(f"the loop has {answer} after {(loop.time() - start) * 1000:.0f} ms")


asyncio.run(main())
