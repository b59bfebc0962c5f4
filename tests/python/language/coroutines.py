"""async def and await without an event loop: coroutines driven by hand."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return received


async def inner(n):
    got = await Pause(f"inner {n}")
    return (n, got)


async def outer():
    print("outer starts")
    first = await inner(1)
    second = await inner(2)
    print(first, second)
    try:
        await Pause("may fail")
    except ValueError as e:
        print("caught", e)
    return "finished"


c = outer()
print(type(c).__name__, c.__name__)
print(c.send(None))
print(c.send("a"))
print(c.send("b"))
try:
    c.throw(ValueError("thrown in"))
except StopIteration as e:
    print("returned", e.value)


class Resource:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *exc):
        print("exit", exc[0])
        return True


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def agen():
    try:
        for i in range(3):
            yield i
    finally:
        print("agen closed")


async def everything():
    async with Resource():
        raise KeyError("swallowed")
    async for i in Count(2):
        print("count", i)
    else:
        print("else")
    print([x async for x in agen()], [x async for x in Count(3) if x], {await inner_value(v) for v in (1,)})
    gen = agen()
    print(await gen.__anext__(), await anext(gen), await gen.asend(None))
    await gen.aclose()


async def inner_value(v):
    return v * 2


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value


run(everything())


async def not_awaitable():
    await 5


async def twice():
    co = inner_value(1)
    await co
    await co


for bad in (lambda: run(not_awaitable()), lambda: run(twice())):
    try:
        bad()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
closed = inner(3)
closed.close()
