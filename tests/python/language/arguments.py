"""All kinds of parameters and arguments."""


def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, d=8, e=9))
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))
print(f(*(1,), *(2, 3), c=0, **{"x": 1}, **{"y": 2}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))


def only_kwargs(a, /, **kw):
    return a, kw


print(only_kwargs(1, a=2))


def defaults(x, items=[]):
    items.append(x)
    return items


print(defaults(1), defaults(2), defaults(3, []), defaults(4))


def annotated(x: int, *rest: str, flag: bool = True) -> list:
    return [x, rest, flag]


print(annotated(1, "a", flag=False), annotated.__annotations__, annotated.__defaults__, annotated.__kwdefaults__)
lam = lambda x, *y, k=1, **z: (x, y, k, z)
print(lam(1, 2, k=3, q=4), (lambda: None)())


def outer(*args, **kwargs):
    return f(*args, **kwargs)


print(outer(1, c=2))
order = []


def note(x):
    order.append(x)
    return x


f(note(1), note(2), *[note(3)], c=note(4), **{"e": note(5)})
print(order)
print("{} {}".format(*"ab"), max(*[1, 5, 3]), dict(a=1, **{"b": 2}))


def returns_many():
    return 1, 2, 3


a, *b = returns_many()
print(a, b, f.__name__, lam.__name__, annotated.__qualname__)
