"""Twenty pages of a shop. Each asks the database three times, one question after another."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

HOW = "async with blocking driver"  # @param ["async with async driver", "async with blocking driver", "async with to_thread", "thread pool"]
PAGES = 20  # @param {type:"slider", min:1, max:40, step:1}
QUERY_MS = 50  # @param {type:"slider", min:10, max:100, step:10}
THREADS = 6  # @param {type:"slider", min:1, max:20, step:1}


def query():
    time.sleep(QUERY_MS / 1000)  # a driver that waits for its socket by itself


async def page():
    for _ in range(3):
        if HOW == "async with async driver":
            await asyncio.sleep(QUERY_MS / 1000)  # a driver that lets the loop wait
        elif HOW == "async with blocking driver":
            query()
        else:
            await asyncio.to_thread(query)


def page_in_thread(_):
    for _ in range(3):
        query()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="driver"))
    async with asyncio.TaskGroup() as group:
        for n in range(PAGES):
            group.create_task(page(), name=f"page {n}")


start = time.perf_counter()
if HOW == "thread pool":
    with ThreadPoolExecutor(THREADS, thread_name_prefix="worker") as pool:
        list(pool.map(page_in_thread, range(PAGES)))
else:
    asyncio.run(main())
print(f"{PAGES} pages in {time.perf_counter() - start:.2f} s")
