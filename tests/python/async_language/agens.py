"""Asynchronous generators: asend, athrow, aclose, the states and errors between."""


class Pause:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        got = yield self.what
        return got


def drive(awaitable):
    """Runs an awaitable to its end; shows what it yields on the way."""
    it = awaitable.__await__()
    try:
        value = None
        while True:
            yielded = it.send(value)
            print("  yielded", yielded)
            value = f"answer to {yielded}"
    except StopIteration as e:
        return e.value


async def counter(n):
    try:
        for i in range(n):
            got = yield i
            print("  got", got)
            print("  awaited", await Pause(f"pause {i}"))
    except ValueError as e:
        print("  caught", e)
        yield "caught"
    finally:
        print("  finally", await Pause("finally"))


print("--- iterate")


async def loop():
    async for x in counter(2):
        print("x", x)
    else:
        print("else")
    return "looped"


print(drive(loop()))
print("--- asend")
g = counter(2)
print(g.ag_running, g.__name__, g.ag_await)
print(drive(g.asend(None)))
print(drive(g.asend("hello")))
try:
    print(drive(g.asend("end")))
except StopAsyncIteration as e:
    print("stop", e.args)
try:
    drive(g.__anext__())
except StopAsyncIteration:
    print("stop again")
g = counter(1)
try:
    drive(g.asend("early"))
except TypeError as e:
    print(e)
print("--- athrow")
g = counter(2)
drive(g.__anext__())
print(drive(g.athrow(ValueError("thrown"))))
try:
    drive(g.__anext__())
except StopAsyncIteration:
    print("stop")
g = counter(2)
try:
    drive(g.athrow(KeyError("fresh")))
except KeyError as e:
    print("straight through", e)
print(drive(g.athrow(KeyError("over"))))
print("--- aclose")
g = counter(2)
drive(g.__anext__())
print(drive(g.aclose()))
print(drive(g.aclose()))
g = counter(2)
print(drive(g.aclose()))
try:
    drive(g.__anext__())
except StopAsyncIteration:
    print("closed before it began")


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


g = stubborn()
drive(g.__anext__())
try:
    drive(g.aclose())
except RuntimeError as e:
    print(e)
print("--- reuse")
g = counter(3)
step = g.__anext__()
print(type(step).__name__, type(g.aclose()).__name__ if False else "")
drive(step)
for again in (step,):
    try:
        drive(again)
    except RuntimeError as e:
        print(e)
a, b = g.__anext__(), g.__anext__()
it = a.__await__()
print(it.send(None), g.ag_running)
try:
    b.__await__().send(None)
except RuntimeError as e:
    print(e)
try:
    drive(g.aclose())
except RuntimeError as e:
    print(e)
try:
    it.send("x")
except StopIteration as e:
    print("value", e.value)
print(g.ag_running)
a = g.__anext__()
try:
    a.close()
except RuntimeError as e:
    print(e)
a.close()
print("--- errors")


async def raises():
    yield 1
    raise StopAsyncIteration


async def raises_too():
    yield 1
    raise StopIteration


for make in (raises, raises_too):
    g = make()
    drive(g.__anext__())
    try:
        drive(g.__anext__())
    except RuntimeError as e:
        print(e, "|", type(e.__cause__).__name__)


class NoAnext:
    def __aiter__(self):
        return 5


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class NoIter:
    def __await__(self):
        return 5


class Coroutine:
    def __await__(self):
        return coro()


async def coro():
    pass


async def each(thing):
    async for x in thing:
        pass


async def just(thing):
    await thing


for f, thing in ((each, [1]), (each, NoAnext()), (each, BadAnext()), (just, NoIter()), (just, 7)):
    try:
        drive(f(thing))
    except TypeError as e:
        print(e)


class BadManager:
    def __aenter__(self):
        return 3

    def __aexit__(self, *exc):
        return 4


class HalfManager:
    async def __aenter__(self):
        return self


async def use(manager):
    async with manager:
        pass


for manager in (BadManager(), HalfManager(), 5):
    try:
        drive(use(manager))
    except TypeError as e:
        print(e)
