"""Cancelling tasks: when, with what message, and what a task can do about it."""
import asyncio


async def worker(name, log):
    try:
        log.append(f"{name} start")
        await asyncio.sleep(10)
        log.append(f"{name} end")
    except asyncio.CancelledError as e:
        log.append(f"{name} cancelled {e.args}")
        raise
    finally:
        log.append(f"{name} finally")


async def before_start():
    log = []
    t = asyncio.create_task(worker("a", log))
    print(t.cancel(), t.cancelling(), t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError as e:
        print("caught", e.args)
    print(log, t.cancelled(), t.done(), t.cancel())


async def while_waiting():
    log = []
    t = asyncio.create_task(worker("b", log))
    await asyncio.sleep(0)
    print(t.cancel("enough"))
    print(t.cancelling(), t.cancelled())
    await asyncio.sleep(0)
    print(log, t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError as e:
        print("message", e.args)
    try:
        t.result()
    except asyncio.CancelledError as e:
        print("again", e.args)
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print("and again", e.args)


async def swallow():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallowed")
        await asyncio.sleep(0)
        return "survived"

    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling(), t.uncancel(), t.uncancel())


async def twice():
    async def slow_cleanup():
        try:
            await asyncio.sleep(10)
        finally:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("cleanup cancelled")
                raise

    t = asyncio.create_task(slow_cleanup())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    print("still", t.done())
    t.cancel()
    await asyncio.sleep(0)
    print("now", t.done(), t.cancelling())


async def cancel_self():
    async def me():
        asyncio.current_task().cancel()
        print("cancelled myself")
        await asyncio.sleep(0)
        print("not reached")

    t = asyncio.create_task(me())
    print(await asyncio.gather(t, return_exceptions=True))


async def cancel_and_return():
    async def quick():
        asyncio.current_task().cancel()
        return 1

    t = asyncio.create_task(quick())
    await asyncio.sleep(0)
    print(t.cancelled(), t.done())


async def replaced():
    async def translate():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("instead")

    t = asyncio.create_task(translate())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print("got", e, type(e.__context__).__name__)
    print(t.cancelled())


async def parent_and_child():
    async def child():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("child cancelled")
            raise

    async def parent():
        c = asyncio.create_task(child())
        try:
            await c
        except asyncio.CancelledError:
            print("parent cancelled, child", c.cancelled())
            raise

    t = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("done", t.cancelled())


async def future_cancel():
    fut = asyncio.get_running_loop().create_future()
    print(fut.cancel("why"), fut.cancelled(), fut.cancel())
    try:
        await fut
    except asyncio.CancelledError as e:
        print(e.args)
    for call in (lambda: fut.set_result(1), lambda: fut.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(type(e).__name__, e)


async def main():
    for f in (before_start, while_waiting, swallow, twice, cancel_self, cancel_and_return, replaced,
              parent_and_child, future_cancel):
        print("---", f.__name__)
        await f()


asyncio.run(main())
