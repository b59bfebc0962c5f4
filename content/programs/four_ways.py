"""The same jobs, some computing and then a wait, by four engines."""
import asyncio
import multiprocessing
import threading
import time

ENGINE = "threads"  # @param ["sequential", "threads", "processes", "asyncio"]
N_JOBS = 4  # @param {type:"slider", min:1, max:12, step:1}
CPU_MS = 20  # @param {type:"slider", min:0, max:50, step:1}
WAIT_MS = 80  # @param {type:"slider", min:0, max:200, step:5}


def compute():
    total = 0
    for i in range(CPU_MS * 19_000):
        total += i * i


def job():
    compute()
    time.sleep(WAIT_MS / 1000)


async def async_job():
    compute()
    await asyncio.sleep(WAIT_MS / 1000)


async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(N_JOBS):
            group.create_task(async_job(), name=f"job {n}")


if __name__ == "__main__":
    start = time.perf_counter()
    if ENGINE == "sequential":
        for n in range(N_JOBS):
            job()
    elif ENGINE == "asyncio":
        asyncio.run(main())
    else:
        make = threading.Thread if ENGINE == "threads" else multiprocessing.Process
        workers = [make(target=job, name=f"job {n}") for n in range(N_JOBS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    print(f"{N_JOBS} done in {(time.perf_counter() - start) * 1000:.0f} ms")
