"""asyncio.timeout: what becomes of the block, and when it is somebody else's cancellation."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print("--- in time")
    async with asyncio.timeout(1) as t:
        await asyncio.sleep(0.01)
    print(t.expired(), t)
    print("--- too late")
    try:
        async with asyncio.timeout(0.01) as t:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("cancelled inside")
                raise
    except TimeoutError as e:
        print(repr(e), t.expired(), t, type(e.__cause__).__name__)
    print(asyncio.current_task().cancelling())
    print("--- never")
    async with asyncio.timeout(None) as t:
        print(t, t.when())
    print("--- at once")
    try:
        async with asyncio.timeout(0):
            print("body")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("timeout")
    async with asyncio.timeout(-1):
        print("no await, no timeout")
    print("--- at a time")
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")
    print("--- rescheduled")
    async with asyncio.timeout(0.01) as t:
        t.reschedule(loop.time() + 1)
        await asyncio.sleep(0.02)
    print(t.expired())
    for call in (lambda: t.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)):
        try:
            call()
        except RuntimeError as e:
            print(e)
    print("--- nested")
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(2)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(0.01)
    except TimeoutError:
        print("outer")
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(2)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired())
    print("--- an error of the block")
    try:
        async with asyncio.timeout(1):
            raise KeyError("mine")
    except KeyError as e:
        print(repr(e))
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError("while cancelled")
    except ValueError as e:
        print(repr(e), type(e.__context__).__name__)
    print("--- cancelled from outside")

    async def victim():
        async with asyncio.timeout(1):
            await asyncio.sleep(2)

    v = asyncio.create_task(victim())
    await asyncio.sleep(0)
    v.cancel()
    try:
        await v
    except asyncio.CancelledError:
        print("cancelled, not timed out", v.cancelled())
    try:
        async with t:
            pass
    except RuntimeError as e:
        print(e)


asyncio.run(main())


def outside():
    async def enter():
        async with asyncio.timeout(1):
            pass

    coro = enter()
    try:
        coro.send(None)
    except RuntimeError as e:
        print(e)


outside()
