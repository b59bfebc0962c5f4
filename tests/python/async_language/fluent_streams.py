"""Asynchronous iterators chained, merged and misused."""
import asyncio
import inspect
import itertools
import sys
import types
import warnings
from collections.abc import AsyncIterable, AsyncIterator, Generator


class Stream[T]:
    """Fluent async stream."""

    def __init__(self, source: AsyncIterable[T]):
        self._source = source

    @classmethod
    def of(cls, *items: T) -> 'Stream[T]':
        async def gen():
            for i in items:
                await asyncio.sleep(0)
                yield i
        return cls(gen())

    def __aiter__(self) -> AsyncIterator[T]:
        return aiter(self._source)

    def map(self, f):
        async def gen():
            async for x in self:
                r = f(x)
                yield await r if inspect.isawaitable(r) else r
        return Stream(gen())

    def filter(self, p):
        return Stream(x async for x in self if p(x))

    def take(self, n):
        async def gen():
            if n <= 0:
                return
            i = 0
            async for x in self:
                yield x
                if (i := i + 1) >= n:
                    return
        return Stream(gen())

    def batch(self, n):
        async def gen():
            buf = []
            async for x in self:
                buf.append(x)
                if len(buf) == n:
                    yield tuple(buf)
                    buf.clear()
            if buf:
                yield tuple(buf)
        return Stream(gen())

    async def collect(self):
        return [x async for x in self]

    async def reduce(self, f, acc):
        async for x in self:
            acc = f(acc, x)
        return acc

    def __or__(self, fn):
        return fn(self)


async def slow_double(x):
    await asyncio.sleep(0.001)
    return x * 2


async def merge(*its):
    q = asyncio.Queue()
    DONE = object()

    async def pump(it):
        try:
            async for x in it:
                await q.put(x)
        finally:
            await q.put(DONE)
    async with asyncio.TaskGroup() as tg:
        for it in its:
            tg.create_task(pump(it))
        left = len(its)
        while left:
            if (x := await q.get()) is DONE:
                left -= 1
            else:
                yield x


async def main():
    s = Stream.of(*range(10)).map(slow_double).filter(lambda x: x % 3).batch(2)
    print(await s.collect(), await Stream.of(1, 2, 3).reduce(lambda a, b: a + b, 0))
    print(sorted([x async for x in merge(Stream.of(1, 2), Stream.of('a'.__len__(), 9).map(lambda x: -x))]))
    print(await (Stream.of(*'abc') | (lambda s: s.map(str.upper))).take(2).collect())
    async def failing():
        yield 1
        raise ValueError('stream broke')
    got = []
    try:
        async for x in Stream(failing()):
            got.append(x)
    except ValueError as e:
        print(got, e)
    ag = failing()
    print(await ag.__anext__(), ag.ag_running, inspect.isasyncgen(ag), inspect.isasyncgenfunction(failing))
    await ag.aclose()
    try:
        await ag.asend(1)
    except StopAsyncIteration:
        print('closed')
    async def echo():
        got = None
        while True:
            try:
                got = yield got
            except KeyError as e:
                got = f'caught {e}'
    e = echo()
    await e.asend(None)
    print(await e.asend('x'), await e.athrow(KeyError('k')), await e.asend('y'))
    try:
        await e.athrow(TypeError, TypeError('t'))
    except TypeError as ex:
        print('out', ex)
    try:
        async for x in 5:
            pass
    except TypeError as ex:
        print(ex)
    try:
        async with 5:
            pass
    except TypeError as ex:
        print(ex)
    try:
        for x in Stream.of(1):
            pass
    except TypeError as ex:
        print(ex)
    try:
        await Stream.of(1)
    except TypeError as ex:
        print(ex)
    it = iter([1])
    print([await slow_double(x) async for x in Stream.of(1, 2) if await slow_double(x) > 2], {x: y async for x in Stream.of(1) for y in it})

asyncio.run(main())
def g():
    x = yield from (i for i in range(2))
    return x
print(list(g()), inspect.getgeneratorlocals(gg := g()), next(gg), gg.gi_yieldfrom is not None)
@types.coroutine
def old():
    yield
print(inspect.iscoroutinefunction(old), inspect.isawaitable(old()))
