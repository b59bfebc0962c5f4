"""Every way to call something wrongly, and what is said."""
import functools, operator, contextlib, collections, types, copy, re


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return (a, b, c, args, d, e, kw)


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{'d': 0, 'a': 9}), f(1, c=8, d=2))
CASES_1 = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, b=2, d=3),
    lambda: f(a=1, d=2),
    lambda: f(1, 2, 3, c=4, d=5),
    lambda: f(1, d=1, **{'d': 2}),
    lambda: (lambda x, *, y: 0)(1, 2),
    lambda: (lambda: 0)(1),
    lambda: (lambda x, y=1: 0)(1, 2, 3),
    lambda: (lambda x, y, z: 0)(1),
    lambda: f(1, **{5: 1}),
    lambda: f(*5),
    lambda: print(1, nope=2),
    lambda: int(1, 2, 3),
    lambda: len(),
    lambda: len(1, 2),
    lambda: 'a'.join(),
    lambda: [].append(),
    lambda: {}.get(),
    lambda: dict(1, 2),
    lambda: range(),
    lambda: isinstance(1),
    lambda: sorted(),
    lambda: sorted([], 1),
    lambda: max(),
    lambda: max(1),
    lambda: sum(),
    lambda: round(),
    lambda: enumerate(),
    lambda: zip(1),
    lambda: map(),
    lambda: str(1, 2, 3, 4),
    lambda: float(1, 2),
    lambda: list(1, 2),
    lambda: tuple(5),
    lambda: set(1, 2),
    lambda: abs(),
    lambda: pow(1),
    lambda: divmod(1),
    lambda: hasattr(1),
    lambda: getattr(1),
    lambda: setattr(1, 2),
    lambda: type(),
    lambda: type(1, 2),
    lambda: super().x,
    lambda: iter(),
    lambda: next(),
    lambda: '{}'.format(),
    lambda: '%d %d' % 1,
    lambda: input(1, 2),
    lambda: ord(),
    lambda: chr(),
    lambda: ord('ab'),
    lambda: chr('a'),
    lambda: hex('a'),
    lambda: bin(1.5),
    lambda: id(),
    lambda: hash(),
    lambda: callable(1, 2),
    lambda: object(1),
    lambda: Exception(a=1),
    lambda: ValueError(1, x=2),
    lambda: bool(1, 2),
    lambda: bytes(1, 2, 3, 4),
    lambda: slice(),
    lambda: all(),
    lambda: any(1),
    lambda: filter(1),
    lambda: reversed(),
    lambda: repr(),
    lambda: vars(1),
    lambda: dir(1, 2),
    lambda: format(),
    lambda: issubclass(1, int),
    lambda: issubclass(int, 1),
    lambda: isinstance(1, 1),
]
for bad in CASES_1:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class C:

    def m(self, x):
        return x

    @classmethod
    def c(cls, x):
        return x

    @staticmethod
    def s(x):
        return x


CASES_2 = [
    lambda: C().m(),
    lambda: C.m(1),
    lambda: C.m(),
    lambda: C.c(),
    lambda: C.s(),
    lambda: C(1),
    lambda: C().nope,
    lambda: C.nope,
    lambda: C().m.x,
    lambda: C()(),
    lambda: C()[0],
    lambda: C() + 1,
    lambda: -C(),
    lambda: len(C()),
    lambda: iter(C()),
    lambda: C() < C(),
    lambda: C() in C(),
    lambda: hash(C()) and 0,
    lambda: int(C()),
    lambda: C().__enter__,
    lambda: [][C()],
    lambda: {}[C],
    lambda: 'a' * C(),
    lambda: C() @ C(),
    lambda: ~C(),
    lambda: abs(C()),
    lambda: round(C()),
    lambda: range(C()),
    lambda: sum([C()]),
    lambda: bytes(C()),
    lambda: float(C()),
    lambda: max(C(), C()),
    lambda: sorted([C(), C()]),
    lambda: reversed(C()),
    lambda: divmod(C(), 1),
    lambda: C() ** 2,
    lambda: C() // 1,
    lambda: C() >> 1,
    lambda: C() & 1,
    lambda: setattr(C, 'm', 1) or C().m(),
    lambda: delattr(C(), 'zz'),
    lambda: next(C()),
    lambda: C().__next__(),
    lambda: open(C()),
    lambda: print(*C()),
    lambda: f(**C()),
    lambda: [*C()],
    lambda: dict(C()),
    lambda: (1, 2)[C()],
    lambda: 'x'[C():],
    lambda: isinstance(1, C()),
    lambda: format(C(), 'd'),
    lambda: f'{C():>5}',
    lambda: '%d' % C(),
    lambda: '{:d}'.format(C()),
    lambda: complex(C()),
    lambda: chr(C()),
    lambda: time,
]
for bad in CASES_2:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
