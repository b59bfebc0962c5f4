# status: 1
"""Errors nobody asked for, and what goes to stderr about them."""
import asyncio
import sys


def say(text):
    print(text, file=sys.stderr)


async def fail(n):
    raise ValueError(n)


async def never_retrieved():
    say("--- never retrieved")
    t = asyncio.create_task(fail(1), name="lost")
    await asyncio.sleep(0)
    del t
    say("after del")
    t = asyncio.create_task(fail(2), name="asked")
    await asyncio.sleep(0)
    t.exception()
    del t
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError("future"))
    del f


async def in_callback():
    say("--- in a callback")

    def bad(x):
        return 1 / x

    loop = asyncio.get_running_loop()
    loop.call_soon(bad, 0)
    await asyncio.sleep(0)
    say("after callback")


async def handler():
    say("--- a handler of one's own")
    loop = asyncio.get_running_loop()

    def handle(loop, context):
        say(sorted(context))
        say(context["message"])
        say(repr(context.get("exception")))

    loop.set_exception_handler(handle)
    say(loop.get_exception_handler() is handle)
    t = asyncio.create_task(fail(3))
    await asyncio.sleep(0)
    del t
    loop.call_exception_handler({"message": "by hand"})

    def broken(loop, context):
        raise TypeError("handler")

    loop.set_exception_handler(broken)
    loop.call_exception_handler({"message": "by hand"})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "default", "other": [1, 2], "exception": ValueError("v")})


async def never_awaited():
    say("--- never awaited")
    fail(4)
    coro = fail(5)
    say("made")
    coro = None
    say("dropped")


async def not_awaitable():
    say("--- not awaitable")
    for thing in (5, None, [1]):
        try:
            await thing
        except TypeError as e:
            say(e)
    coro = asyncio.sleep(0)
    await coro
    try:
        await coro
    except RuntimeError as e:
        say(e)


async def wrong_yield():
    say("--- a wrong yield")

    class Odd:
        def __await__(self):
            yield 5

    try:
        await Odd()
    except RuntimeError as e:
        say(e)

    async def itself():
        await asyncio.current_task()

    t = asyncio.create_task(itself(), name="self")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say(str(t.exception()).split(":")[0])


async def main():
    for f in (never_retrieved, in_callback, handler, never_awaited, not_awaitable, wrong_yield):
        await f()
    raise ValueError("of main")


asyncio.run(main())
