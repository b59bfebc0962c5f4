"""Tools for asynchronous iterators: zip, map, merge; what closing leaves."""
import asyncio


class Matrix:

    def __init__(self, rows):
        self.rows = rows

    async def __aiter__(self):
        for r in self.rows:
            yield r


async def a_range(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def a_zip(*its):
    its = [i.__aiter__() for i in its]
    while True:
        try:
            yield tuple([await i.__anext__() for i in its])
        except StopAsyncIteration:
            return


async def a_map(f, it):
    async for x in it:
        yield (await f(x) if asyncio.iscoroutine((y := f(x))) else y)


async def merge(*its):
    q = asyncio.Queue()
    n = len(its)

    async def pump(it):
        async for x in it:
            await q.put(x)
        await q.put(None)
    ts = [asyncio.create_task(pump(i)) for i in its]
    while n:
        x = await q.get()
        if x is None:
            n -= 1
        else:
            yield x
    await asyncio.gather(*ts)


async def main():
    print([p async for p in a_zip(a_range(3), a_range(5))], [x async for x in a_map(lambda v: v * 2, a_range(3))])
    print(sorted([x async for x in merge(a_range(3), a_range(2))]))
    print([x async for x in aiter(a_range(2))], await anext(a_range(1)), await anext(a_range(0), 'none'))
    try:
        [r async for r in Matrix([1])]
    except TypeError as e:
        print(e)
    async with asyncio.timeout(1):
        total = 0
        async for i in a_range(10):
            if i % 2:
                continue
            if i > 6:
                break
            total += i
        else:
            print('never')
    print(total)
    g = a_range(3)
    async for x in g:
        break
    print(g.ag_frame is not None, x)
    await g.aclose()
    print([y async for y in g], g.ag_frame)
    s = {i async for i in a_range(3)}
    d = {i: i * i async for i in a_range(3) if i}
    print(s, d, [(i, j) async for i in a_range(2) for j in 'ab'], any([x async for x in a_range(2)]), tuple([x async for x in a_range(2)]))
    gen = (i async for i in a_range(3))
    print(type(gen).__name__, [i async for i in gen])


asyncio.run(main())
