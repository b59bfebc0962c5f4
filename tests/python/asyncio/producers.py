"""Asynchronous generators as stages: produce, filter, batch, merge."""
import asyncio


async def ticker(name, every, n):
    for i in range(n):
        await asyncio.sleep(every)
        yield f"{name}{i}"


async def merge(*sources):
    queue = asyncio.Queue()
    end = object()

    async def pump(source):
        async for item in source:
            await queue.put(item)
        await queue.put(end)

    tasks = [asyncio.create_task(pump(s)) for s in sources]
    left = len(tasks)
    try:
        while left:
            item = await queue.get()
            if item is end:
                left -= 1
            else:
                yield item
    finally:
        for t in tasks:
            t.cancel()
        print("merge over", [t.done() for t in tasks])


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def main():
    async for batch in batches(merge(ticker("a", 0.3, 4), ticker("b", 1.0, 1), ticker("c", 0.17, 3)), 2):
        print(batch)
    source = merge(ticker("x", 0.01, 100))
    async for item in source:
        if item == "x2":
            break
    await source.aclose()
    print(item)
    chained = [item async for item in ticker("y", 0, 3)] + [item async for item in ticker("z", 0, 2)]
    print(chained)


asyncio.run(main())
