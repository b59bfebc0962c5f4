"""Ten pages from servers of different speed: how to start, limit and give up."""
import asyncio
import time

HOW = "gather"  # @param ["one after another", "gather", "gather with a limit", "TaskGroup with timeouts"]
LIMIT = 3  # @param {type:"slider", min:1, max:10, step:1}
TIMEOUT_MS = 250  # @param {type:"slider", min:50, max:500, step:50}
REPLY_MS = [100, 120, 300, 80, 150, 90, 400, 110, 130, 70]  # one for each server


async def fetch(n):
    await asyncio.sleep(REPLY_MS[n] / 1000)  # stands for: async with session.get(url)
    return f"page {n}"


async def fetch_in_turn(n, places):
    async with places:
        return await fetch(n)


async def fetch_or_give_up(n):
    try:
        async with asyncio.timeout(TIMEOUT_MS / 1000):
            return await fetch(n)
    except TimeoutError:
        return f"no page {n}"


async def main():
    numbers = range(len(REPLY_MS))
    if HOW == "one after another":
        pages = [await fetch(n) for n in numbers]
    elif HOW == "gather":
        pages = await asyncio.gather(*(fetch(n) for n in numbers))
    elif HOW == "gather with a limit":
        places = asyncio.Semaphore(LIMIT)
        pages = await asyncio.gather(*(fetch_in_turn(n, places) for n in numbers))
    else:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch_or_give_up(n), name=f"page {n}") for n in numbers]
        pages = [task.result() for task in tasks]
    print(", ".join(pages))


start = time.perf_counter()
asyncio.run(main())
print(f"done after {time.perf_counter() - start:.2f} s")
