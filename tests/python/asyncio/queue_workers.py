import asyncio
import random
import time


async def worker(name, queue, log):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()
        log.append(f"{name} slept {sleep_for:.2f}")


async def main():
    queue = asyncio.Queue()
    rng = random.Random(3)
    total = 0
    for _ in range(20):
        s = rng.uniform(0.05, 0.1)
        total += s
        queue.put_nowait(s)
    log = []
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue, log)) for i in range(3)]
    t0 = time.monotonic()
    await queue.join()
    took = time.monotonic() - t0
    for t in tasks: t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(*log[:5], sep="\n")
    print(f"3 workers slept in parallel for {took:.1f} seconds; total expected {total:.1f}")
    pq = asyncio.PriorityQueue()
    for item in ((2, "b"), (1, "z"), (1, "a")):
        await pq.put(item)
    print([pq.get_nowait() for _ in range(pq.qsize())])
    lq = asyncio.LifoQueue(maxsize=2)
    lq.put_nowait(1); lq.put_nowait(2)
    try:
        lq.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e), lq.full())
    print(lq.get_nowait(), lq.get_nowait())
    try:
        lq.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e), lq.empty())
    q = asyncio.Queue(1)
    async def producer():
        for i in range(4):
            await q.put(i)
            print("put", i)
        q.shutdown()
    p = asyncio.create_task(producer())
    try:
        while True:
            print("got", await q.get())
    except asyncio.QueueShutDown as e:
        print("shut", repr(e))
    await p
    try:
        q.task_done(); [q.task_done() for _ in range(9)]
    except ValueError as e:
        print(e)
    import re
    print(re.sub("0x[0-9a-f]+", "0x", repr(q)), re.sub("0x[0-9a-f]+", "0x", str(pq)))


asyncio.run(main())
