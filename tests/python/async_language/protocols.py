"""Classes with __await__, __aiter__, __aenter__: who is called when."""
import asyncio
import contextlib
import types


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("await", self.value)
        yield from asyncio.sleep(0).__await__()
        return self.value


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        print("enter", self.name)
        await asyncio.sleep(0)
        return self.name

    async def __aexit__(self, exc_type, exc, tb):
        print("exit", self.name, exc_type and exc_type.__name__)
        await asyncio.sleep(0)
        return self.swallow


@contextlib.asynccontextmanager
async def manager(name):
    print("before", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("manager caught", e)
    finally:
        print("after", name)


@types.coroutine
def old_style(n):
    for i in range(n):
        yield
    return "old"


async def early(n):
    for i in range(n):
        async with Manager(f"m{i}"):
            if i == 1:
                return "returned"
            continue


async def main():
    print(await Ready(1))
    print(await asyncio.gather(Ready(2), Ready(3)))
    async for n in Countdown(3):
        if n == 1:
            continue
        print("n", n)
    else:
        print("no break")
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    try:
        async with Manager("c"), Manager("d"):
            raise ValueError("out")
    except ValueError as e:
        print("caught", e)
    async with Manager("e", swallow=True):
        raise ValueError("swallowed")
    async with manager("f") as f:
        print(f)
    async with manager("g"):
        raise KeyError("k")
    print(await early(3))
    print(await old_style(2))
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(Manager("h")))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")

    async def closure():
        nonlocal_value = 1

        async def inner():
            nonlocal nonlocal_value
            nonlocal_value += 1
            return nonlocal_value

        await inner()
        return await inner()

    print(await closure())

    async def try_finally():
        for i in range(3):
            try:
                await asyncio.sleep(0)
                if i == 1:
                    continue
                if i == 2:
                    return i
            except Exception:
                pass
            else:
                print("else", i)
            finally:
                await asyncio.sleep(0)
                print("finally", i)

    print(await try_finally())
    print(await (lambda: asyncio.sleep(0, "lambda"))())
    print([await c for c in [asyncio.sleep(0, n) for n in range(3)]])
    print((await Ready(4)) + (await Ready(5)), f"{await Ready('f')}")


asyncio.run(main())
