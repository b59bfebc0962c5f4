"""The same jobs by six models: how long do they take, and how much memory do the workers need?"""
import asyncio
import time
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor, ThreadPoolExecutor

MODEL = "asyncio"  # @param ["one after another", "threads", "asyncio", "asyncio and to_thread", "processes", "sub-interpreters"]
JOBS = 8  # @param {type:"slider", min:1, max:16, step:1}
WAIT_MS = 100  # @param {type:"slider", min:0, max:200, step:10}
CPU_MS = 0  # @param {type:"slider", min:0, max:50, step:5}
KB = {"threads": 24, "asyncio": 1.1, "asyncio and to_thread": 25, "processes": 5000, "sub-interpreters": 2400}


def compute(ms):
    for _ in range(10 * ms):
        sum(range(4540))  # about 0.1 ms


def job(wait_ms, cpu_ms):
    compute(cpu_ms)
    time.sleep(wait_ms / 1000)


async def async_job():
    compute(CPU_MS)
    await asyncio.sleep(WAIT_MS / 1000)


async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(JOBS):
            work = async_job() if MODEL == "asyncio" else asyncio.to_thread(job, WAIT_MS, CPU_MS)
            group.create_task(work, name=f"job {n}")


def on_pool(pool):
    for future in [pool.submit(job, WAIT_MS, CPU_MS) for _ in range(JOBS)]:
        future.result()


if __name__ == "__main__":
    pools = {"threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor, "sub-interpreters": InterpreterPoolExecutor}
    if MODEL in pools:
        with pools[MODEL](JOBS) as pool:
            list(pool.map(job, [200] * JOBS, [0] * JOBS))  # start all workers before the clock
            start = time.perf_counter()
            on_pool(pool)
            end = time.perf_counter()
    else:
        start = time.perf_counter()
        if MODEL == "one after another":
            for _ in range(JOBS):
                job(WAIT_MS, CPU_MS)
        else:
            asyncio.run(main())
        end = time.perf_counter()
    print(f"{JOBS} jobs in {(end - start) * 1000:.0f} ms, about {KB.get(MODEL, 0) * JOBS:.0f} kB for the workers")
