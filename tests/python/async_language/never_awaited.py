"""When the interpreter warns that a coroutine was never awaited, and which line it names."""
import asyncio


async def work():
    return 1


async def agen():
    yield 1


def forget():
    c = work()
    x = 1


work()
c = work()
c = None
forget()
d = [work()]
d.clear()
e = {"k": work()}
del e["k"]


def returns():
    return work()


returns()
for i in range(2):
    work()


async def main():
    work()
    asyncio.sleep(1)
    await asyncio.sleep(0)
    agen().asend(None)
    agen().aclose()
    t = asyncio.create_task(work())
    await t
    print("no warning for tasks")
    (lambda: work())()


asyncio.run(main())
c = work()
c.close()
print("closed without warning")
