import asyncio
from contextlib import asynccontextmanager, aclosing, AsyncExitStack


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def ticker(n, delay=0.01):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        print("ticker closed after", i)


@asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print("close", name)


async def echo():
    got = None
    while True:
        try:
            got = yield f"echo {got}"
        except ValueError as e:
            got = repr(e)


async def main():
    print([x async for x in Countdown(4) if x % 2])
    print({x: y async for x in Countdown(2) for y in "ab"})
    print([await asyncio.sleep(0, i) for i in range(3)])
    print(sum([x async for x in ticker(3)]))
    async for x in ticker(5):
        if x == 2:
            break
    async with aclosing(ticker(9)) as t:
        async for x in t:
            if x: break
    async with resource("db") as r, resource("net"):
        print(r)
        raise KeyError("oops")
    async with AsyncExitStack() as st:
        rs = [await st.enter_async_context(resource(n)) for n in "ab"]
        st.push_async_callback(asyncio.sleep, 0)
        print(rs)
    g = echo()
    print(await anext(g), await g.asend("hi"), await g.athrow(ValueError("v")))
    await g.aclose()
    print(await anext(g, "default"))
    it = aiter(Countdown(1))
    print(await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print(repr(e))
    async for i in Countdown(2):
        print(i)
    else:
        print("else")
    gen = (i * i async for i in Countdown(3))
    print(type(gen), await anext(gen))
    try:
        async for x in [1, 2]: pass
    except TypeError as e:
        print(e)
    try:
        async with open("x", "w"): pass
    except TypeError as e:
        print(e)


asyncio.run(main())
