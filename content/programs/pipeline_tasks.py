"""The same pipeline as tasks: one thread, an asyncio.Queue."""
import asyncio
import time

PARSERS = 2  # @param {type:"slider", min:1, max:4, step:1}
DOWNLOAD_MS = 20  # @param {type:"slider", min:1, max:100, step:1}
PARSE_MS = 60  # @param {type:"slider", min:1, max:100, step:1}
MAXSIZE = 3  # @param {type:"slider", min:0, max:10, step:1}
PAGES = 9  # @param {type:"slider", min:1, max:20, step:1}


async def download(pages):
    for page in range(PAGES):
        await asyncio.sleep(DOWNLOAD_MS / 1000)
        await pages.put(page)
    for _ in range(PARSERS):
        await pages.put(None)


async def parse(pages):
    while (page := await pages.get()) is not None:
        await asyncio.sleep(PARSE_MS / 1000)


async def main():
    pages = asyncio.Queue(maxsize=MAXSIZE)
    async with asyncio.TaskGroup() as group:
        group.create_task(download(pages), name="download")
        for n in range(PARSERS):
            group.create_task(parse(pages), name=f"parser {n}")


start = time.perf_counter()
asyncio.run(main())
print(f"{PAGES} pages in {time.perf_counter() - start:.2f} s")
