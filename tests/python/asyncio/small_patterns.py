"""Pools, caches, backoff, races and ticks, each in a few lines."""
import asyncio, time
from asyncio import Queue, QueueEmpty, QueueFull, wait_for, TimeoutError, CancelledError, Event, Lock, gather, sleep, create_task, run


async def resource_pool():

    class Pool:

        def __init__(s, n):
            s.free = Queue()
            [s.free.put_nowait(f'conn{i}') for i in range(n)]
            s.max = 0
            s.used = 0

        async def __aenter__(s):
            s.c = await s.free.get()
            s.used += 1
            s.max = max(s.max, s.used)
            return s.c

        async def __aexit__(s, *a):
            s.used -= 1
            s.free.put_nowait(s.c)
    p = Pool(2)

    async def user(i):
        c = await p.free.get()
        try:
            await sleep(0.01)
            return f'u{i}:{c}'
        finally:
            p.free.put_nowait(c)
    return await gather(*map(user, range(5)))


async def cache_stampede():
    calls, locks, cache = (0, {}, {})

    async def get(k):
        nonlocal calls
        if k in cache:
            return cache[k]
        async with locks.setdefault(k, Lock()):
            if k not in cache:
                calls += 1
                await sleep(0.01)
                cache[k] = k.upper()
        return cache[k]
    r = await gather(*(get('a') for _ in range(5)), get('b'))
    return (r, calls)


async def backoff():
    n = 0
    delays = []

    async def op():
        nonlocal n
        n += 1
        if n < 4:
            raise ConnectionError(n)
        return 'up'
    for attempt in range(5):
        try:
            return (await op(), delays)
        except ConnectionError:
            d = min(0.01 * 2 ** attempt, 0.03)
            delays.append(d)
            await sleep(d)


async def race():
    t1, t2 = (create_task(sleep(0.02, 'tortoise')), create_task(sleep(0.01, 'hare')))
    done, pend = await asyncio.wait({t1, t2}, return_when=asyncio.FIRST_COMPLETED)
    for t in pend:
        t.cancel()
    await gather(*pend, return_exceptions=True)
    return (done.pop().result(), [t.cancelled() for t in (t1, t2)])


async def periodic(n, every):
    loop = asyncio.get_running_loop()
    start = loop.time()
    ticks = []
    for i in range(n):
        ticks.append(round(loop.time() - start, 2))
        await sleep(max(0, start + (i + 1) * every - loop.time()))
    return ticks


async def chain():

    async def step1(x):
        await sleep(0)
        return x + 1

    async def step2(x):
        await sleep(0)
        return x * 2
    r = 1
    for f in (step1, step2, step1):
        r = await f(r)
    return r


async def main():
    for f in (resource_pool, cache_stampede, backoff, race, chain):
        print(f.__name__, await f())
    print(await periodic(3, 0.02))
    e = Event()
    res = []

    async def w(n):
        await e.wait()
        res.append(n)
    ts = [create_task(w(i)) for i in range(3)]
    await sleep(0)
    e.set()
    e.clear()
    await gather(*ts)
    print(res, e.is_set())


run(main())
