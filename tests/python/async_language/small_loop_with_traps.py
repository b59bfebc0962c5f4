"""A loop of its own for coroutines: traps, sleeps, asynchronous generators, misuse."""
# status: 1
import asyncio
from collections import deque
from types import coroutine, CoroutineType
import inspect
import heapq
import time


@coroutine
def switch(tag='yield'):
    return (yield tag)


class Sleep:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        got = yield ('sleep', self.n)
        return got


class MiniLoop:
    def __init__(self):
        self.ready, self.sleeping, self.seq, self.clock = deque(), [], 0, 0

    def spawn(self, coro):
        self.ready.append((coro, None))
        return coro

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                t, _, coro = heapq.heappop(self.sleeping)
                self.clock = max(self.clock, t)
                self.ready.append((coro, self.clock))
            coro, value = self.ready.popleft()
            try:
                match coro.send(value):
                    case ('sleep', n):
                        self.seq += 1
                        heapq.heappush(self.sleeping, (self.clock + n, self.seq, coro))
                    case str() as tag:
                        print('  trap', tag)
                        self.ready.append((coro, None))
            except StopIteration as e:
                print(f'{coro.__qualname__} -> {e.value!r}')
            except Exception as e:
                print(f'{coro.__name__} died: {e!r}')


async def ticker(name, dt, n):
    for i in range(n):
        now = await Sleep(dt)
        print(f't={now} {name} {i}')
    return name.upper()


async def broken():
    await switch('before')
    raise LookupError('oops')


async def agen():
    for i in range(3):
        await switch(f'agen {i}')
        x = yield i * 10
        if x:
            print('sent', x)


async def consumer():
    total = 0
    g = agen()
    async for v in g:
        total += v
    g2 = agen()
    print(await g2.asend(None), await g2.asend('hi'))
    await g2.aclose()
    return total

loop = MiniLoop()
for c in (ticker('a', 2, 3), ticker('b', 3, 2), broken(), consumer()):
    loop.spawn(c)
loop.run()
c = ticker('z', 1, 1)
print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), isinstance(c, CoroutineType), inspect.isawaitable(Sleep(1)), c.cr_code.co_name, c.cr_frame is not None)
c.close()
print(inspect.getcoroutinestate(c))
try:
    c.send(None)
except RuntimeError as e:
    print(e)
try:
    asyncio.run(Sleep(1))
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
async def notgood():
    await 5
try:
    notgood().send(None)
except TypeError as e:
    print(e)
async def waits_badly():
    await switch('bad')
try:
    asyncio.run(waits_badly())
except RuntimeError as e:
    print(e)
