"""A spinner and a slow job in one event loop. How many frames does the spinner draw?"""
import asyncio
import itertools
import time
from concurrent.futures import ProcessPoolExecutor

HOW = "time.sleep"  # @param ["asyncio.sleep", "time.sleep", "compute", "compute in slices", "to_thread: time.sleep", "to_thread: compute", "process pool: compute"]
FRAME_MS = 20  # @param {type:"slider", min:5, max:100, step:5}
SLICE = 20_000  # @param {type:"slider", min:2000, max:400000, step:2000}


def compute():
    total = 0
    for i in range(2_200_000):
        total += i * i
    return 42


async def compute_in_slices():
    total = 0
    for i in range(2_200_000):
        total += i * i
        if i % SLICE == 0:
            await asyncio.sleep(0)
    return 42


async def slow(pool):
    if HOW == "asyncio.sleep":
        await asyncio.sleep(0.12)
    elif HOW == "time.sleep":
        time.sleep(0.12)
    elif HOW == "compute":
        compute()
    elif HOW == "compute in slices":
        await compute_in_slices()
    elif HOW == "to_thread: time.sleep":
        await asyncio.to_thread(time.sleep, 0.12)
    elif HOW == "to_thread: compute":
        await asyncio.to_thread(compute)
    else:
        await asyncio.get_running_loop().run_in_executor(pool, compute)


async def spin():
    for char in itertools.cycle("|/-\\"):
        frames.append(char)  # a real spinner prints f"\r{char} thinking"
        await asyncio.sleep(FRAME_MS / 1000)


async def main(pool):
    spinner = asyncio.create_task(spin(), name="spinner")
    await slow(pool)
    spinner.cancel()
    print(f"frames: {len(frames)} {''.join(frames)}")


frames = []
if __name__ == "__main__":
    if HOW == "process pool: compute":
        with ProcessPoolExecutor(1) as pool:
            pool.submit(int).result()  # start the worker before the clock
            asyncio.run(main(pool))
    else:
        asyncio.run(main(None))
