"""Six requests, but only a few at a time: a semaphore for tasks."""
import asyncio
import time

PLACES = 2  # @param {type:"slider", min:1, max:6, step:1}
REQUESTS = 6  # @param {type:"slider", min:1, max:12, step:1}

running = most = 0


async def fetch(places):
    global running, most
    async with places:
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1)  # stands for a server
        running -= 1


async def main():
    places = asyncio.Semaphore(PLACES)
    async with asyncio.TaskGroup() as group:
        for n in range(REQUESTS):
            group.create_task(fetch(places), name=f"fetch {n}")


start = time.perf_counter()
asyncio.run(main())
print(f"{REQUESTS} requests in {time.perf_counter() - start:.2f} s, at most {most} at once")
