"""Shared state between coroutines: the lost update around an await, locks, conditions, events, semaphores, barriers."""
import asyncio
from collections import defaultdict


class Shop:
    def __init__(self, stock):
        self.stock, self.sold, self.lock = stock, 0, asyncio.Lock()

    async def buy_badly(self):
        if self.stock > 0:
            await asyncio.sleep(0.01)
            self.stock -= 1
            self.sold += 1

    async def buy_well(self):
        async with self.lock:
            await self.buy_badly()


class BoundedBuffer:
    def __init__(self, size):
        self.items, self.size, self.cond = [], size, asyncio.Condition()

    async def put(self, item):
        async with self.cond:
            await self.cond.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.cond.notify_all()

    async def get(self):
        async with self.cond:
            while not self.items:
                await self.cond.wait()
            item = self.items.pop(0)
            self.cond.notify_all()
            return item


async def main():
    for method in 'buy_badly', 'buy_well':
        shop = Shop(2)
        await asyncio.gather(*(getattr(shop, method)() for _ in range(5)))
        print(f'{method}: {shop.stock=} {shop.sold=}')

    buffer, log = BoundedBuffer(2), []

    async def producer():
        for n in range(5):
            await buffer.put(n)
            log.append(f'+{n}')

    async def consumer():
        for _ in range(5):
            await asyncio.sleep(0.01)
            log.append(f'-{await buffer.get()}')

    await asyncio.gather(producer(), consumer())
    print(*log)

    gate, order = asyncio.Event(), []

    async def waiter(n):
        await gate.wait()
        order.append(n)

    tasks = [asyncio.create_task(waiter(n)) for n in range(4)]
    await asyncio.sleep(0)
    print(gate.is_set(), order)
    gate.set()
    await asyncio.gather(*tasks)
    print(order, gate.is_set())

    limit, running, most = asyncio.Semaphore(3), 0, 0

    async def job(n):
        nonlocal running, most
        async with limit:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01 * (n % 3))
            running -= 1
            return n * n

    print(await asyncio.gather(*map(job, range(8))), most, limit.locked())
    try:
        strict = asyncio.BoundedSemaphore(1)
        strict.release()
    except ValueError as error:
        print(error)

    barrier, rounds = asyncio.Barrier(3), defaultdict(list)

    async def runner(n):
        for lap in range(2):
            await asyncio.sleep(0.01 * n)
            place = await barrier.wait()
            rounds[lap].append((n, place))

    await asyncio.gather(*(runner(n) for n in range(3)))
    print(dict(rounds), barrier.n_waiting, barrier.broken)

    lock = asyncio.Lock()
    await lock.acquire()
    waiting = [asyncio.create_task(lock.acquire(), name=f'w{n}') for n in range(2)]
    await asyncio.sleep(0)
    print(lock.locked(), repr(lock).split('[')[1].rstrip('>'))
    lock.release()
    await asyncio.wait(waiting, timeout=0.01)
    print([t.done() for t in waiting])
    waiting[1].cancel()
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
