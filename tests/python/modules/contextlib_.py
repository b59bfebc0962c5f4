"""contextlib: contextmanager, suppress, closing, ExitStack, redirect_stdout, nullcontext."""
import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with tag("a") as t, tag("b"):
    print(t)
with tag("c"):
    raise ValueError("inside")
try:
    with tag("d"):
        raise KeyError("not handled")
except KeyError as e:
    print("outside", e)


@tag("deco")
def work():
    print("working")


work()
work()
with contextlib.suppress(ZeroDivisionError, KeyError):
    {}["x"]
print("suppressed")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))


class Door:
    def close(self):
        print("closed")


with contextlib.closing(Door()):
    print("open")
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xy"]
    stack.callback(print, "callback")
    print(names)
with contextlib.nullcontext("nothing") as n:
    print(n)


@contextlib.contextmanager
def no_yield():
    if False:
        yield


@contextlib.contextmanager
def two_yields():
    yield 1
    yield 2


for cm in (no_yield, two_yields):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print(e)


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return False


@Timer()
def f(x):
    return x + 1


print(f(1))
