"""Decorators that validate, curry, trace and cache."""
import contextlib, functools, inspect, time, typing


class Event:

    def __init__(self):
        self._h: list[typing.Callable] = []

    def __iadd__(self, h):
        self._h.append(h)
        return self

    def fire(self, *a):
        return [h(*a) for h in self._h]


e = Event()
e += lambda x: x + 1
e += str
print(e.fire(4))


def validate(**rules):

    def deco(f):
        sig = inspect.signature(f)

        @functools.wraps(f)
        def w(*a, **k):
            b = sig.bind(*a, **k)
            b.apply_defaults()
            for n, r in rules.items():
                if not r(b.arguments[n]):
                    raise ValueError(f'{f.__name__}: {n}={b.arguments[n]!r} fails {(inspect.getsource(r).strip() if 0 else r.__name__)}')
            return f(*b.args, **b.kwargs)
        return w
    return deco


def positive(x):
    return x > 0


@validate(a=positive, b=positive)
def mul(a, b=2, *c, d=1):
    """Multiply."""
    return a * b * d


print(mul(3), mul(3, b=4, d=2), mul.__doc__, inspect.signature(mul))
for args in ((-1,), (1, 0), ()):
    try:
        mul(*args)
    except (ValueError, TypeError) as x:
        print(type(x).__name__, x)


def curry(f):
    n = len(inspect.signature(f).parameters)

    def g(*a):
        return f(*a) if len(a) >= n else lambda *b: g(*a, *b)
    return g


print(curry(lambda a, b, c: a + b + c)(1)(2)(3), curry(max)(1, 5) if 0 else '')


class Pipeline:

    def __init__(self, *fs):
        self.fs = fs

    def __or__(self, f):
        return Pipeline(*self.fs, f)

    def __call__(self, x):
        return functools.reduce(lambda v, f: f(v), self.fs, x)


print((Pipeline() | str.split | (lambda ws: map(str.capitalize, ws)) | '-'.join)('hello big world'))


@contextlib.contextmanager
def managed(*names):
    with contextlib.ExitStack() as st:
        for n in names:
            st.callback(print, 'close', n)
        yield [n.upper() for n in names]


with managed('a', 'b') as m:
    print(m)


def trace(f=None, *, prefix='->'):
    if f is None:
        return functools.partial(trace, prefix=prefix)

    @functools.wraps(f)
    def w(*a, **k):
        r = f(*a, **k)
        print(prefix, f.__name__, ', '.join([*map(repr, a), *(f'{x}={y!r}' for x, y in k.items())]), '=', r)
        return r
    return w


@trace
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


@trace(prefix='::')
def kw(a, *, b):
    return a + b


fact(3)
kw(1, b=2)


class cached:

    def __init__(self, f):
        self.f, self.c = (f, {})
        functools.update_wrapper(self, f)

    def __get__(self, o, t=None):
        return functools.partial(self, o) if o else self

    def __call__(self, *a):
        if a not in self.c:
            self.c[a] = self.f(*a)
        return self.c[a]


class K:
    n = 0

    @cached
    def m(self, x):
        K.n += 1
        return x * 2


k = K()
print(k.m(2), k.m(2), K.n, K.m.__name__, K.m.__wrapped__.__qualname__)
