"""Jobs that only wait, one task each, in a single thread."""
import asyncio
import time

N_JOBS = 4  # @param {type:"slider", min:1, max:12, step:1}
WAIT_MS = 100  # @param {type:"slider", min:0, max:500, step:10}


async def download(job):
    await asyncio.sleep(WAIT_MS / 1000)  # stands for a server that takes its time
    print(f"job {job} done at {(time.perf_counter() - start) * 1000:.0f} ms")


async def main():
    async with asyncio.TaskGroup() as group:
        for job in range(N_JOBS):
            group.create_task(download(job), name=f"job {job}")


start = time.perf_counter()
asyncio.run(main())
print(f"{N_JOBS} done in {(time.perf_counter() - start) * 1000:.0f} ms")
