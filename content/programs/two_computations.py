"""Two computations: one after the other, gathered, in threads, in processes."""
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

HOW = "gather"  # @param ["one after another", "gather", "gather of to_thread", "process pool"]


def compute():
    total = 0
    for i in range(1_000_000):
        total += i * i
    return total


async def compute_async():
    return compute()


async def main(pool):
    if HOW == "one after another":
        await compute_async()
        await compute_async()
    elif HOW == "gather":
        await asyncio.gather(compute_async(), compute_async())
    elif HOW == "gather of to_thread":
        await asyncio.gather(asyncio.to_thread(compute), asyncio.to_thread(compute))
    else:
        loop = asyncio.get_running_loop()
        await asyncio.gather(loop.run_in_executor(pool, compute), loop.run_in_executor(pool, compute))


def measure(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    alone = measure(compute)
    if HOW == "process pool":
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(time.sleep, [0.05, 0.05]))  # start both workers before the clock
            both = measure(lambda: asyncio.run(main(pool)))
    else:
        both = measure(lambda: asyncio.run(main(None)))
    print(f"two take {both / alone:.1f} times as long as one")
