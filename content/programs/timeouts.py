"""A job takes 200 ms; we wait 50 ms for it. Does the job stop?"""
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

HOW = "thread.join(timeout)"  # @param ["thread.join(timeout)", "future.result(timeout)", "asyncio.timeout", "asyncio.timeout and to_thread", "asyncio.wait"]
TIMEOUT_MS = 50  # @param {type:"slider", min:10, max:300, step:10}


def say(text):
    print(f"{(time.perf_counter() - start) * 1000:.0f} ms: {text}")


def job():
    time.sleep(0.2)
    say("the job is done")


async def async_job():
    await asyncio.sleep(0.2)
    say("the job is done")


async def main():
    if HOW == "asyncio.wait":
        done, pending = await asyncio.wait([asyncio.create_task(async_job(), name="job")], timeout=TIMEOUT_MS / 1000)
        say(f"{len(done)} done, {len(pending)} pending")
        await asyncio.wait(pending or done)
    else:
        try:
            async with asyncio.timeout(TIMEOUT_MS / 1000):
                await (asyncio.to_thread(job) if "to_thread" in HOW else async_job())
        except TimeoutError:
            say("TimeoutError")


start = time.perf_counter()
if HOW == "thread.join(timeout)":
    thread = threading.Thread(target=job, name="job")
    thread.start()
    thread.join(TIMEOUT_MS / 1000)
    say(f"join returned, alive: {thread.is_alive()}")
elif HOW == "future.result(timeout)":
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(job)
        try:
            future.result(TIMEOUT_MS / 1000)
        except TimeoutError:
            say(f"TimeoutError, running: {future.running()}")
else:
    asyncio.run(main())
say("the program goes on")
