"""A small crawler: workers, a semaphore, retries with timeouts, progress."""
import asyncio
import itertools

PAGES = {"/": ["/a", "/b"], "/a": ["/c"], "/b": ["/c", "/d"], "/c": [], "/d": ["/"]}
DELAY = {"/": 0.01, "/a": 0.03, "/b": 0.01, "/c": 0.02, "/d": 0.2}


class Fetcher:
    def __init__(self, limit):
        self.limit = asyncio.Semaphore(limit)
        self.active = 0
        self.most = 0
        self.log = []

    async def __aenter__(self):
        self.log.append("open")
        return self

    async def __aexit__(self, *exc):
        self.log.append("close")

    async def get(self, url):
        async with self.limit:
            self.active += 1
            self.most = max(self.most, self.active)
            try:
                await asyncio.sleep(DELAY[url])
                return PAGES[url]
            finally:
                self.active -= 1


async def retry(make, times, timeout):
    for attempt in itertools.count(1):
        try:
            return await asyncio.wait_for(make(), timeout)
        except TimeoutError:
            print("attempt", attempt, "timed out")
            if attempt == times:
                return []


async def worker(name, queue, fetcher, seen):
    while True:
        url = await queue.get()
        try:
            links = await retry(lambda: fetcher.get(url), 2, 0.1)
            print(name, url, links)
            for link in links:
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    seen = {"/"}
    queue.put_nowait("/")
    async with Fetcher(2) as fetcher:
        workers = [asyncio.create_task(worker(f"w{n}", queue, fetcher, seen)) for n in range(3)]
        await queue.join()
        for w in workers:
            w.cancel()
        print(await asyncio.gather(*workers, return_exceptions=True))
    print(sorted(seen), fetcher.most, fetcher.log)


asyncio.run(main())
