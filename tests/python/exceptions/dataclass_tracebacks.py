"""Errors of dataclasses: in methods that are made for them, and in their definition."""

import dataclasses, traceback, sys
from dataclasses import dataclass, field


def a():
    @dataclass
    class A:
        x: list = []


def c():
    @dataclass
    class P:
        x: int = 0

    @dataclass(frozen=True)
    class Q(P):
        y: int = 0


def d():
    @dataclass(frozen=True)
    class F:
        x: int

    F(1).x = 2


def f():
    @dataclass(order=True, eq=False)
    class H:
        x: int


def g():
    field(default=1, default_factory=int)


def h():
    @dataclass
    class I:
        x: int

    I(1, 2)


def i():
    dataclasses.fields(3)


def j():
    dataclasses.asdict(3)


def k():
    @dataclass
    class J:
        x: int = field(init=False)

    dataclasses.replace(J(), x=1)


def l():
    @dataclass(order=True)
    class K:
        x: int

    K(1) < 3


def m():
    @dataclass(slots=True)
    class L:
        x: int = 0

    L().z = 3


def n():
    @dataclass
    class L:
        x: int = field(kw_only=True)
        y: int = 0

    L(1, 2)


def s():
    @dataclass(frozen=True)
    class F:
        x: int

    del F(1).x


@dataclass
class P:
    x: int
    y: int = 0

    def __post_init__(self):
        if self.x < 0:
            raise ValueError('negative')


def t():
    P(-1)


def u():
    P()


def v():
    P(1, 2, 3)


def w():
    P(z=1)


for fn in (a, c, d, f, g, h, i, j, k, l, m, n, s, t, u, v, w):
    try:
        fn()
        print(fn.__name__, 'fine')
    except Exception:
        traceback.print_exc(file=sys.stdout)
