# status: 1
"""Exception groups between tasks: TaskGroup with except*."""
import asyncio


async def value(n, delay=0.0):
    try:
        await asyncio.sleep(delay)
        print("value", n)
        return n
    except asyncio.CancelledError:
        # A group keeps its tasks in a set: which of several is cancelled first is open.
        print("cancelled", n if n not in (3, 4, 6, 7) else "one of two")
        raise


async def fail(exc, delay=0.0):
    await asyncio.sleep(delay)
    print("fail", repr(exc))
    raise exc


async def main():
    print("--- all well")
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(value(1, 0.02))
        b = tg.create_task(value(2, 0.01), name="b")
        print(tg)
    print(a.result(), b.result(), b.get_name(), tg)
    print("--- one fails")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(value(3, 1))
            tg.create_task(fail(ValueError("v"), 0.01))
            tg.create_task(value(4, 1))
            await asyncio.sleep(1)
            print("not reached")
    except* ValueError as eg:
        print(repr(eg), eg.exceptions)
    print(asyncio.current_task().cancelling())
    print("--- several fail")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError(1)))
            tg.create_task(fail(KeyError("k")))
            tg.create_task(fail(OSError("os")))
    except* ValueError as eg:
        print("values", eg.exceptions)
    except* (KeyError, OSError) as eg:
        print("others", eg.exceptions)
    print("--- the body fails")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(value(5, 1))
            await asyncio.sleep(0)
            raise TypeError("body")
    except* TypeError as eg:
        print(eg.exceptions)
    print("--- tasks that start tasks")

    async def tree(tg, depth):
        if depth:
            tg.create_task(tree(tg, depth - 1))
            tg.create_task(tree(tg, depth - 1))
        leaves.append(depth)

    leaves = []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(tree(tg, 3))
    print(leaves)
    print("--- cancelled from outside")

    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(value(6, 1))
            tg.create_task(value(7, 1))

    t = asyncio.create_task(group())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("group cancelled")
    print("--- cancel()")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(value(8, 1))
        await asyncio.sleep(0)
        tg.cancel()
        await asyncio.sleep(1)
        print("not reached")
    print("after cancel", asyncio.current_task().cancelling())
    print("--- misuse")
    for use in (lambda: tg.create_task(value(9)), lambda: asyncio.TaskGroup().create_task(value(10))):
        try:
            use()
        except RuntimeError as e:
            print(e)
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(e)
    print("--- nested")
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(value(11, 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(ValueError("inner")))
    except* ValueError as eg:
        print(repr(eg))
    print("--- with timeout")
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(value(12, 1))
    except TimeoutError:
        print("timeout")
    print("--- uncaught")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(ValueError("a")))
        tg.create_task(fail(KeyError("b")))


asyncio.run(main())
