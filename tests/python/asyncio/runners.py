"""asyncio.run and Runner: results, errors, cleaning up."""
import asyncio
import contextvars


async def value(x):
    await asyncio.sleep(0)
    return x


print(asyncio.run(value(1)))


async def leftover():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("leftover cancelled")
        await asyncio.sleep(0)
        print("leftover cleaned up")
        raise


async def leaves():
    asyncio.create_task(leftover())
    await asyncio.sleep(0)
    print("main returns")
    return 2


print(asyncio.run(leaves()))


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("agen closed")


async def breaks():
    async for x in agen():
        print(x)
        break
    g = agen()
    print(await anext(g))
    globals()["kept"] = g


asyncio.run(breaks())


async def nested():
    coro = value(1)
    try:
        asyncio.run(coro)
    except RuntimeError as e:
        print(e)
    coro.close()
    try:
        asyncio.Runner().run(coro)
    except RuntimeError as e:
        print(e)


asyncio.run(nested())

for bad in (None, 5, value):
    try:
        asyncio.run(bad)
    except TypeError as e:
        print(e)

var = contextvars.ContextVar("var", default="none")


async def set_var(x):
    old = var.get()
    var.set(x)
    return old


with asyncio.Runner() as runner:
    print(runner.run(set_var("first")), runner.run(set_var("second")), runner.run(set_var("third")))
    print(var.get())
    print(runner.run(value(3), context=contextvars.copy_context()))
    print(runner.get_loop())
    loop = runner.get_loop()
print(loop)
coro = value(1)
try:
    runner.run(coro)
except RuntimeError as e:
    print(e)
coro.close()


async def custom():
    return type(asyncio.get_running_loop()).__name__


class MyLoop(asyncio.SelectorEventLoop):
    pass


print(asyncio.run(custom(), loop_factory=MyLoop))


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"


print(asyncio.run(Awaitable()))


async def exits():
    raise SystemExit(3)


try:
    asyncio.run(exits())
except SystemExit as e:
    print("exit", e.code)


async def interrupted():
    task = asyncio.create_task(leftover())
    await asyncio.sleep(0)
    raise KeyboardInterrupt


try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("interrupted")
