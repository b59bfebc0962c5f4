import asyncio


async def leaf(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("leaf", n)
        raise


async def branch():
    try:
        await asyncio.gather(leaf(1), leaf(2))
    finally:
        print("branch cleanup")
        await asyncio.sleep(0.01)
        print("branch cleaned")


async def uncancel():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelling", task.cancelling())
        print("uncancel ->", task.uncancel())
    return "survived"


async def main():
    t = asyncio.create_task(branch())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("main saw it", t.cancelled())
    t = asyncio.create_task(uncancel())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)
    t = asyncio.create_task(leaf(3))
    t.cancel()
    r = await asyncio.gather(t, return_exceptions=True)
    print(r)
    s = asyncio.shield(asyncio.create_task(leaf(4)))
    await asyncio.sleep(0)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("shield cancelled")
    try:
        t.result()
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        asyncio.current_task().result()
    except asyncio.InvalidStateError as e:
        print(e)
    try:
        (t2 := asyncio.create_task(asyncio.sleep(0))).set_result(1)
    except RuntimeError as e:
        print(e)
    await t2
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    print("run raised", repr(e))
