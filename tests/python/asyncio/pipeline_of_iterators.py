"""Asynchronous iterators as a pipeline: map, filter, batches, merge, take, throttle, and what closes them."""
import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager, AsyncExitStack
from typing import TypeVar

T = TypeVar('T')
U = TypeVar('U')


class Countdown:
    def __init__(self, n, pause=0.0):
        self.n, self.pause = n, pause

    def __aiter__(self) -> AsyncIterator[int]:
        return self

    async def __anext__(self) -> int:
        await asyncio.sleep(self.pause)
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def amap(function: Callable[[T], U], source: AsyncIterable[T]) -> AsyncIterator[U]:
    async for item in source:
        yield function(item)


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


async def ticker(name, pause):
    n = 0
    try:
        while True:
            await asyncio.sleep(pause)
            yield f'{name}{(n := n + 1)}'
    finally:
        print(f'  {name} closed after {n}')


async def take(source, n):
    async with aclosing(source) as items:
        async for item in items:
            yield item
            n -= 1
            if not n:
                break


async def merge(*sources):
    queue, done = asyncio.Queue(), object()

    async def pump(source):
        async for item in source:
            await queue.put(item)
        await queue.put(done)

    async with asyncio.TaskGroup() as group:
        for source in sources:
            group.create_task(pump(source))
        left = len(sources)
        while left:
            if (item := await queue.get()) is done:
                left -= 1
            else:
                yield item


@asynccontextmanager
async def opened(name, fails=False):
    print(f'  open {name}')
    try:
        yield name.upper()
    except ValueError as error:
        print(f'  {name} saw {error!r}')
        raise
    finally:
        print(f'  close {name}')


async def main():
    print([x async for x in amap(lambda n: n * n, Countdown(5))])
    print([b async for b in batches(Countdown(7), 3)])
    print([x async for x in take(ticker('t', 0.01), 3)])
    print({x: len(x) async for x in take(ticker('u', 0.01), 12) if x.endswith(('1', '2'))})
    print([x async for x in merge(take(ticker('a', 0.03), 2), take(ticker('b', 0.02), 4))])
    source = ticker('by hand', 0)
    print(await anext(source), await source.asend('ignored'))
    try:
        await source.athrow(KeyError('thrown'))
    except KeyError as error:
        print('out came', repr(error), await anext(source, 'nothing more'))
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(opened(n)) for n in ('one', 'two')]
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, '  callback first')
        print(names)
    try:
        async with opened('outer'), opened('inner'):
            raise ValueError('bad value')
    except ValueError:
        print('done')
    it = aiter(Countdown(1))
    print(it.__class__.__name__, await anext(it), await anext(it, None))


asyncio.run(main())
