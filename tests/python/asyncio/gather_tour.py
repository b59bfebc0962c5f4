import asyncio
import time


async def say(what, delay):
    await asyncio.sleep(delay)
    print(what)
    return what.upper()


async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError(f"after {delay}")


async def main():
    print(f"started at {time.strftime('%X')[2]}")
    t0 = time.perf_counter()
    print(await asyncio.gather(say("b", 0.2), say("a", 0.1)))
    print(f"{time.perf_counter() - t0:.1f}")
    res = await asyncio.gather(say("x", 0.1), fail(0.05), asyncio.sleep(0.01, "slept"), return_exceptions=True)
    print(res)
    try:
        await asyncio.gather(say("still runs", 0.1), fail(0.05))
    except ValueError as e:
        print("gather raised", e)
    await asyncio.sleep(0.1)
    print(await asyncio.gather())
    g = asyncio.gather(say("never", 5), say("nope", 5))
    await asyncio.sleep(0)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print("cancelled", repr(e), g.cancelled())
    c = say("same", 0.01)
    print(await asyncio.gather(c, c))
    for coro in asyncio.as_completed([say("s", 0.03), say("f", 0.01)]):
        print("got", await coro)
    async for t in asyncio.as_completed([asyncio.create_task(say(n, d), name=n) for n, d in (("p", 0.02), ("q", 0.01))]):
        print(t.get_name(), await t)
    try:
        for c in asyncio.as_completed([asyncio.sleep(1)], timeout=0.01):
            await c
    except TimeoutError as e:
        print("timeout", repr(e))


asyncio.run(main())
