"""What CPython says when a call does not fit the parameters."""


def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def default(a, b=1):
    pass


def keyword(a, *, k):
    pass


def keywords(*, k, l, m):
    pass


def positional(a, b, /):
    pass


def rest(a, *args, **kw):
    pass


class C:
    def method(self, a):
        pass

    def nothing():
        pass

    @classmethod
    def cls(cls, a):
        pass

    @staticmethod
    def static(a):
        pass

    def __init__(self, x=0):
        pass


c = C()
for call in (
    lambda: none(1), lambda: none(a=1), lambda: one(), lambda: one(1, 2), lambda: one(b=1), lambda: one(1, a=1),
    lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: two(1, 2, 3, 4), lambda: three(),
    lambda: three(1), lambda: three(c=1), lambda: default(), lambda: default(1, 2, 3), lambda: default(1, c=3),
    lambda: keyword(1), lambda: keyword(1, 2), lambda: keyword(1, 2, k=3), lambda: keyword(k=1), lambda: keywords(),
    lambda: keywords(k=1), lambda: keywords(1), lambda: positional(1), lambda: positional(a=1, b=2),
    lambda: positional(1, b=2), lambda: rest(), lambda: rest(1, a=2), lambda: c.method(), lambda: c.method(1, 2),
    lambda: c.nothing(), lambda: C.method(), lambda: C.cls(), lambda: C.static(), lambda: C(1, 2), lambda: C(y=1),
    lambda: one(**{"a": 1}, **{"a": 2}), lambda: one(*5), lambda: one(**5), lambda: (lambda x: x)(1, 2),
    lambda: one(**{"a b": 1}), lambda: default(1, bb=3), lambda: two(1, *(2, 3)), lambda: one(*[1], **{"z": 0}),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
