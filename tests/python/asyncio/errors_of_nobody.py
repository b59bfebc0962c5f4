# status: 1
"""Errors that nobody waits for: handlers of a loop, tasks left behind, async generators."""

import asyncio
import gc
import sys


def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(context))


async def fail(msg):
    raise ValueError(msg)


def cb(fut):
    raise TypeError("callback of " + fut.get_name())


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(fail("never looked at"), name="lost")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    gc.collect()
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    t = asyncio.create_task(asyncio.sleep(0), name="ok")
    t.add_done_callback(cb)
    await t
    await asyncio.sleep(0)
    loop.set_exception_handler(handler)
    loop.call_soon(fail)
    loop.call_soon(cb, t)
    f = loop.create_future()
    f.set_exception(KeyError("in future"))
    del f
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": OSError(2, "gone"), "extra": 5})

    def broken(loop, context):
        raise RuntimeError("handler broke")

    loop.set_exception_handler(broken)
    loop.call_soon(cb, t)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "default, by hand", "zz": [1], "aa": "text"})
    try:
        loop.set_exception_handler(3)
    except TypeError as e:
        print(e)

    async def gen():
        try:
            yield 1
            yield 2
        finally:
            print("agen closing")
            await asyncio.sleep(0)
            print("agen closed")

    async for x in gen():
        break
    await asyncio.sleep(0.01)
    g = gen()
    await anext(g)
    asyncio.create_task(fail("left behind"), name="left")
    fail("never awaited")
    loop.call_later(0.001, sys.exit, 5)
    await asyncio.sleep(1)


try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)


async def still():
    async def stubborn():
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("stubborn cancelled")
                raise RuntimeError("while cancelling")
    t = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0.01)
    return "main result"


print(asyncio.run(still()))
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, "runner")))
    try:
        r.run(fail("run"))
    except ValueError as e:
        print(e)
for bad in (lambda: asyncio.run(3), lambda: asyncio.run(fail), lambda: asyncio.get_running_loop(), lambda: r.run(asyncio.sleep(0)), lambda: asyncio.create_task(3), lambda: asyncio.current_task()):
    try:
        bad()
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
asyncio.run(fail("the last"))
