"""The load of the elastic pool on simpler designs."""
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

HOW = "8 threads"  # @param ["3 threads", "8 threads", "asyncio with 8 at once", "8 processes"]
TASKS = 20  # @param {type:"slider", min:1, max:30, step:1}
TASK = "wait"  # @param ["wait", "compute"]
TASK_MS = 1000  # @param {type:"slider", min:100, max:2000, step:100}


def job(task, ms):
    if task == "wait":
        time.sleep(ms / 1000)
    else:
        sum(range(ms * 46_000))


async def main():
    places = asyncio.Semaphore(8)

    async def one():
        async with places:
            if TASK == "wait":
                await asyncio.sleep(TASK_MS / 1000)
            else:
                job(TASK, TASK_MS)

    async with asyncio.TaskGroup() as group:
        for n in range(TASKS):
            group.create_task(one(), name=f"task {n}")


if __name__ == "__main__":
    start = time.perf_counter()
    if HOW.startswith("asyncio"):
        asyncio.run(main())
    else:
        pool = ProcessPoolExecutor(8) if "processes" in HOW else ThreadPoolExecutor(int(HOW[0]))
        with pool:
            for n in range(TASKS):
                pool.submit(job, TASK, TASK_MS)
    print(f"{TASKS} tasks done after {time.perf_counter() - start:.1f} s")
