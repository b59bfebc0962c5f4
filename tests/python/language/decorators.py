"""Decorators: plain, with arguments, stacked, on classes, as classes."""
import functools


def trace(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print("->", func.__name__, args, kwargs)
        result = func(*args, **kwargs)
        print("<-", result)
        return result

    return wrapper


@trace
def add(a, b=0):
    """Adds."""
    return a + b


print(add(1, b=2), add.__name__, add.__doc__)


def repeat(times):
    def decorator(func):
        def wrapper(*args):
            return [func(*args) for _ in range(times)]

        return wrapper

    return decorator


@repeat(times=3)
def hello(name):
    return f"hi {name}"


print(hello("you"), hello.__name__)


def bold(f):
    print("bold decorates", f.__name__)
    return lambda: f"<b>{f()}</b>"


def italic(f):
    print("italic decorates", f.__name__)
    return lambda: f"<i>{f()}</i>"


@bold
@italic
def text():
    return "text"


print(text())


class CountCalls:
    def __init__(self, func):
        self.func = func
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.func(*args)


@CountCalls
def square(x):
    return x * x


print(square(2), square(3), square.calls)


def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls


registry = []


@register
class Plugin:
    def __repr__(self):
        return "Plugin()"

    @trace
    def run(self, n):
        return n

    @property
    @functools.lru_cache(maxsize=None)
    def slow(self):
        print("computed once")
        return 1


print(registry, Plugin.registered, Plugin().run(5) == 5)
p = Plugin()
print(p.slow, p.slow)
handlers = {}


def on(event):
    return lambda f: handlers.setdefault(event, f)


@on("start")
def starting():
    return "started"


@(lambda f: "a decorator may return anything")
def gone():
    pass


print(handlers["start"](), gone)
