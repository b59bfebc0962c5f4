"""gather: results, exceptions, cancellation."""
import asyncio


async def value(n, delay=0.0):
    await asyncio.sleep(delay)
    print("value", n)
    return n


async def fail(text, delay=0.0):
    await asyncio.sleep(delay)
    print("fail", text)
    raise ValueError(text)


async def main():
    print("--- results in the order of the arguments")
    print(await asyncio.gather(value(1, 0.03), value(2, 0.01), value(3, 0.02)))
    print(await asyncio.gather())
    print("--- the same future twice")
    t = asyncio.create_task(value(4))
    print(await asyncio.gather(t, t, value(5)))
    print("--- the first exception ends it, the others go on")
    others = [asyncio.create_task(value(n, 0.02)) for n in (6, 7)]
    try:
        await asyncio.gather(*others, fail("early", 0.01))
    except ValueError as e:
        print("caught", e, [t.done() for t in others])
    print([await t for t in others])
    print("--- exceptions as results")
    print(await asyncio.gather(value(8), fail("kept"), value(9), return_exceptions=True))
    print("--- cancelling the gather")
    g = asyncio.gather(value(10, 1), value(11, 1))
    print(type(g).__name__, g.done())
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError:
        print("cancelled", g.cancelled())
    print("--- a cancelled child")
    t = asyncio.create_task(value(12, 1))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(t.cancel)
    try:
        await asyncio.gather(t, value(13))
    except asyncio.CancelledError as e:
        print("child cancelled", e.args)
    t = asyncio.create_task(value(14, 1))
    asyncio.get_running_loop().call_soon(t.cancel, "told so")
    print(await asyncio.gather(t, value(15), return_exceptions=True))
    print("--- outside of a loop")


asyncio.run(main())
coro = main()
try:
    asyncio.gather(coro)
except RuntimeError as e:
    print(e)
coro.close()
