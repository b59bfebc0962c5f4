import asyncio
import time


async def eternity():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("interrupted eternity")
        raise
    finally:
        print("cleanup")


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        await asyncio.sleep(0.05)
        return "late answer"


async def main():
    try:
        await asyncio.wait_for(eternity(), timeout=0.1)
    except TimeoutError:
        print("timeout!")
    print(await asyncio.wait_for(stubborn(), 0.01))
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), None))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except asyncio.TimeoutError as e:
        print(repr(e), e.__cause__.__class__.__name__)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as cm:
            print(cm.when(), cm)
            cm.reschedule(loop.time() + 0.05)
            await asyncio.sleep(1)
    except TimeoutError:
        print("expired", cm.expired())
    async with asyncio.timeout_at(loop.time() + 1) as cm:
        await asyncio.sleep(0.01)
    print(cm.expired())
    inner = asyncio.create_task(asyncio.sleep(0.1, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("outer timed out, inner done:", inner.done(), inner.cancelled())
    print(await inner)
    t = asyncio.create_task(eternity(), name="Eternal")
    await asyncio.sleep(0)
    print(t.cancel("go away"), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("msg:", e, t.cancelled(), t.done())
    done, pending = await asyncio.wait({asyncio.create_task(asyncio.sleep(s, s)) for s in (0.01, 0.5)}, timeout=0.1)
    print([t.result() for t in done], len(pending))
    for p in pending: p.cancel()
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait([eternity()])
    except TypeError as e:
        print(e)


asyncio.run(main())
