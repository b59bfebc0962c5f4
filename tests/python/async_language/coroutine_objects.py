"""Coroutine objects: attributes, states, misuse."""
import types


class Pause:
    def __await__(self):
        yield "pause"


async def inner():
    await Pause()
    return "inner"


async def outer():
    """Documented."""
    return await inner()


c = outer()
print(type(c), c.__name__, c.__qualname__, c.cr_running, c.cr_await, c.cr_origin)
print(c.cr_code.co_name, c.cr_frame is not None, isinstance(c, types.CoroutineType))
print(c.send(None))
print(type(c.cr_await).__name__, c.cr_await.__name__, type(c.cr_await.cr_await).__name__)
print(c.cr_frame.f_lineno, c.cr_await.cr_frame.f_lineno)
try:
    c.send(1)
except StopIteration as e:
    print("value", e.value)
except AttributeError as e:
    print(e)
print(c.cr_frame, c.cr_await)
for call in (lambda: c.send(None), lambda: c.throw(ValueError("v")), c.close):
    try:
        print(call())
    except RuntimeError as e:
        print(e)
c = outer()
try:
    c.send("not None")
except TypeError as e:
    print(e)
c.close()
c.close()
c = outer()
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print("thrown", e)
for bad in (lambda: iter(outer()), lambda: next(outer()), lambda: list(outer()), lambda: len(outer())):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            bad()
        except TypeError as e:
            print(e)
c = outer()
print(type(c.__await__()).__name__, list(c.__await__()))


async def reuse():
    c = inner()
    await c
    await c


c = reuse()
c.send(None)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def shared():
    c = inner()

    async def other():
        await c

    o = other()
    o.send(None)
    try:
        await c
    except RuntimeError as e:
        print(e)
    o.close()


try:
    shared().send(None)
except StopIteration:
    pass


async def swallow():
    try:
        await Pause()
    except GeneratorExit:
        print("closing")
        return "ignored"


c = swallow()
c.send(None)
print(c.close())


async def refuse():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()


c = refuse()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def runs_itself():
    try:
        me.send(None)
    except ValueError as e:
        print(e)


me = runs_itself()
try:
    me.send(None)
except StopIteration:
    pass


async def stops():
    raise StopIteration("out")


try:
    stops().send(None)
except RuntimeError as e:
    print(e)


def generator():
    yield from inner()


try:
    next(generator())
except TypeError as e:
    print(e)
