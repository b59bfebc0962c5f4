"""Lock, Event, Condition, Semaphore, Barrier: who gets in, in which order, and how they are shown."""
import asyncio



def show(x):
    print(re_sub(repr(x)))


def re_sub(text):
    at = text.find(" at 0x")
    while at >= 0:
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:at] + text[end:]
        at = text.find(" at 0x")
    return text


async def lock():
    print("--- Lock")
    lock = asyncio.Lock()
    show(lock)

    async def user(n):
        async with lock:
            print("in", n)
            await asyncio.sleep(0)
            print("out", n)

    ts = [asyncio.create_task(user(n)) for n in range(4)]
    await asyncio.sleep(0)
    show(lock)
    print(lock.locked())
    ts[2].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    show(lock)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    print(await lock.acquire())
    lock.release()


async def event():
    print("--- Event")
    e = asyncio.Event()
    show(e)

    async def waiter(n):
        print(n, await e.wait())

    ts = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    show(e)
    e.set()
    show(e)
    await asyncio.gather(*ts)
    show(e)
    await waiter("at once")
    e.clear()
    print(e.is_set())


async def condition():
    print("--- Condition")
    cond = asyncio.Condition()
    show(cond)
    items = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: items)
            print("consumer", n, items.pop(0))

    ts = [asyncio.create_task(consumer(n)) for n in range(3)]
    await asyncio.sleep(0)
    show(cond)
    async with cond:
        items.append("x")
        cond.notify()
    await asyncio.sleep(0.01)
    async with cond:
        items.extend("yz")
        cond.notify_all()
    await asyncio.gather(*ts)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    t = asyncio.create_task(consumer("cancelled"))
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True), cond.locked())


async def semaphore():
    print("--- Semaphore")
    sem = asyncio.Semaphore(2)
    show(sem)
    running = 0

    async def user(n):
        nonlocal running
        async with sem:
            running += 1
            print("in", n, running, sem.locked())
            await asyncio.sleep(0.01)
            running -= 1

    ts = [asyncio.create_task(user(n)) for n in range(5)]
    await asyncio.sleep(0)
    show(sem)
    ts[3].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    show(sem)
    sem.release()
    show(sem)
    bounded = asyncio.BoundedSemaphore(1)
    show(bounded)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


async def barrier():
    print("--- Barrier")
    b = asyncio.Barrier(3)
    show(b)
    print(b.parties, b.n_waiting, b.broken)

    async def party(n):
        try:
            print(n, "passes as", await b.wait())
        except asyncio.BrokenBarrierError as e:
            print(n, "broken", e)

    ts = [asyncio.create_task(party(n)) for n in range(4)]
    await asyncio.sleep(0.01)
    show(b)
    await b.reset()
    await asyncio.gather(*ts)
    ts = [asyncio.create_task(party(n)) for n in "ab"]
    await asyncio.sleep(0)
    await b.abort()
    await asyncio.gather(*ts)
    show(b)
    await party("late")
    await b.reset()
    show(b)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)

    async def block(n):
        async with b as position:
            print("position", n, position)

    await asyncio.gather(*(block(n) for n in range(3)))


async def main():
    for f in (lock, event, condition, semaphore, barrier):
        await f()


asyncio.run(main())

lock = asyncio.Lock()


async def hold():
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.01)
        except TimeoutError:
            print("timed out")


asyncio.run(hold())
try:
    asyncio.run(hold())
except RuntimeError as e:
    print(re_sub(str(e)))
