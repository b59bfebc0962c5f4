"""Four jobs, and job 1 fails. Who notices, and who goes on?"""
import asyncio
import multiprocessing
import threading
import time
from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor

HOW = "threads"  # @param ["threads", "thread pool", "interpreter pool", "processes", "gather", "gather with errors as results", "TaskGroup"]
FAILS_AFTER_MS = 30  # @param {type:"slider", min:0, max:100, step:10}


def job(n):
    time.sleep(FAILS_AFTER_MS / 1000 if n == 1 else 0.06 + 0.02 * n)
    if n == 1:
        raise ValueError(f"job {n} failed")
    print(f"job {n} is done")


async def async_job(n):
    await asyncio.sleep(FAILS_AFTER_MS / 1000 if n == 1 else 0.06 + 0.02 * n)
    if n == 1:
        raise ValueError(f"job {n} failed")
    print(f"job {n} is done")


async def gather():
    results = await asyncio.gather(*map(async_job, range(4)), return_exceptions="errors" in HOW)
    print("results:", results)


async def group():
    async with asyncio.TaskGroup() as tasks:
        for n in range(4):
            tasks.create_task(async_job(n), name=f"job {n}")


async def main():
    try:
        await (group() if HOW == "TaskGroup" else gather())
    except* ValueError as errors:
        print("caught:", repr(errors.exceptions[0]))
    await asyncio.sleep(0.1)  # what do the others do meanwhile?


if __name__ == "__main__":
    if HOW in ("threads", "processes"):
        make = threading.Thread if HOW == "threads" else multiprocessing.Process
        workers = [make(target=job, args=(n,), name=f"job {n}") for n in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    elif "pool" in HOW:
        with (ThreadPoolExecutor if HOW == "thread pool" else InterpreterPoolExecutor)(4) as pool:
            futures = [pool.submit(job, n) for n in range(4)]
        print("errors:", [future.exception() for future in futures])
    else:
        asyncio.run(main())
    print("the program ends")
