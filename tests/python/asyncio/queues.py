"""Queue, PriorityQueue, LifoQueue: order, limits, join, shutdown."""
import asyncio


async def plain():
    print("--- Queue")
    q = asyncio.Queue(maxsize=2)
    print(q, q.maxsize, q.empty(), q.full(), q.qsize())

    async def producer():
        for n in range(5):
            await q.put(n)
            print("put", n, q.qsize())

    async def consumer(name):
        while True:
            item = await q.get()
            print(name, "got", item)
            await asyncio.sleep(0.001)
            q.task_done()

    consumers = [asyncio.create_task(consumer(name)) for name in "ab"]
    await asyncio.sleep(0)
    print(q)
    await producer()
    await q.join()
    print("joined", q)
    for c in consumers:
        c.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    q.put_nowait(1)
    q.put_nowait(2)
    print(q, q.full())
    for call in (lambda: q.put_nowait(3), lambda: (q.get_nowait(), q.get_nowait(), q.get_nowait()), q.task_done,
                 q.task_done, q.task_done):
        try:
            print(call())
        except (asyncio.QueueFull, asyncio.QueueEmpty, ValueError) as e:
            print(type(e).__name__, e)


async def others():
    print("--- PriorityQueue, LifoQueue")
    p = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        await p.put(item)
    print([p.get_nowait() for _ in range(3)])
    l = asyncio.LifoQueue()
    for item in "xyz":
        l.put_nowait(item)
    print(l, [await l.get() for _ in range(3)])


async def shutdown():
    print("--- shutdown")
    q = asyncio.Queue(1)

    async def getter(n):
        try:
            print("getter", n, await q.get())
        except asyncio.QueueShutDown as e:
            print("getter", n, type(e).__name__)

    async def putter(n):
        try:
            await q.put(n)
            print("putter", n)
        except asyncio.QueueShutDown as e:
            print("putter", n, type(e).__name__)

    gs = [asyncio.create_task(getter(n)) for n in range(2)]
    await asyncio.sleep(0)
    q.shutdown()
    print(q)
    await asyncio.gather(*gs)
    try:
        q.put_nowait(1)
    except asyncio.QueueShutDown as e:
        print(type(e).__name__)
    q = asyncio.Queue(1)
    ps = [asyncio.create_task(putter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(q)
    q.shutdown()
    await asyncio.gather(*ps)
    print(await q.get())
    await getter("empty")
    q = asyncio.Queue()
    for n in range(3):
        q.put_nowait(n)
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await joiner
    print("joined", q)
    await getter("immediate")


async def cancelled():
    print("--- cancelled waiters")
    q = asyncio.Queue()
    first = asyncio.create_task(q.get())
    second = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("item")
    first.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(first.cancelled(), second.done() and second.result(), q)
    if not second.done():
        print(await second)


async def main():
    for f in (plain, others, shutdown, cancelled):
        await f()


asyncio.run(main())
