"""Classes with arithmetic: vectors, money, fractions, polynomials, modular numbers, units; every operator and its messages."""
import functools
import math
import operator


class Vector:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self._x, self._y = float(x), float(y)

    x = property(operator.attrgetter('_x'))
    y = property(operator.attrgetter('_y'))

    def __iter__(self):
        yield self.x
        yield self.y

    def __repr__(self):
        return '{}({!r}, {!r})'.format(type(self).__name__, *self)

    def __str__(self):
        return str(tuple(self))

    def __eq__(self, other):
        return tuple(self) == tuple(other) if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(tuple(self))

    def __abs__(self):
        return math.hypot(*self)

    def __bool__(self):
        return bool(abs(self))

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        if isinstance(factor, (int, float)):
            return Vector(self.x * factor, self.y * factor)
        return NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -other

    def __format__(self, spec):
        if spec.endswith('p'):
            spec, pair, outer = spec[:-1], (abs(self), math.atan2(self.y, self.x)), '<{}, {}>'
        else:
            pair, outer = self, '({}, {})'
        return outer.format(*(format(c, spec) for c in pair))

    def __complex__(self):
        return complex(*self)


v = Vector(3, 4)
print(v, repr(v), abs(v), bool(Vector(0, 0)), v + Vector(1, 1), 2 * v, v * 1.5, -v, v - v, v @ v, v == Vector(3, 4), v == (3, 4))
print(f'{v:.2f} {v:.3ep} {Vector(1, 1):p} {Vector(1, 1):0.5fp}', v.__complex__(), {v: 1}[Vector(3, 4)], [*v])
match v:
    case Vector(0, _):
        print('on the axis')
    case Vector(x, y=4.0) if x > 0:
        print('matched', x)
for bad in (lambda: v + 1, lambda: 'a' * v, lambda: v < v, lambda: v // 2, lambda: setattr(v, 'x', 1), lambda: v[0], lambda: v(), lambda: len(v)):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


@functools.total_ordering
class Money:
    def __init__(self, cents, currency='EUR'):
        self.cents, self.currency = cents, currency

    @classmethod
    def parse(cls, text):
        amount, _, currency = text.partition(' ')
        whole, _, rest = amount.replace(',', '').partition('.')
        return cls(int(whole) * 100 + int((rest + '00')[:2]), currency or 'EUR')

    def _check(self, other):
        if self.currency != other.currency:
            raise ValueError(f'{self.currency} and {other.currency}')

    def __add__(self, other):
        if other == 0:
            return self
        self._check(other)
        return Money(self.cents + other.cents, self.currency)

    __radd__ = __add__

    def __eq__(self, other):
        return isinstance(other, Money) and (self.cents, self.currency) == (other.cents, other.currency)

    def __lt__(self, other):
        self._check(other)
        return self.cents < other.cents

    def __divmod__(self, n):
        each, left = divmod(self.cents, n)
        return Money(each, self.currency), Money(left, self.currency)

    def __int__(self):
        return self.cents // 100

    def __str__(self):
        return f'{self.cents / 100:,.2f} {self.currency}'

    __repr__ = __str__


bag = [Money.parse(t) for t in ('12.50', '1,000', '0.99 EUR')]
print(sum(bag), max(bag), sorted(bag), divmod(bag[0], 3), bag[0] >= bag[2], int(bag[1]), bag[0] != bag[1])
try:
    bag[0] + Money.parse('5 USD')
except ValueError as error:
    print('ValueError:', error)


class Mod(int):
    def __new__(cls, value, modulus=7):
        self = super().__new__(cls, value % modulus)
        self.modulus = modulus
        return self

    def __add__(self, other):
        return Mod(int(self) + int(other), self.modulus)

    def __pow__(self, n, mod=None):
        return Mod(pow(int(self), n, self.modulus), self.modulus)

    def __rshift__(self, n):
        return f'{self} shifted by {n}'

    def __invert__(self):
        return self ** -1


m = Mod(10)
print(m, m + 6, m ** 5, ~m, m >> 2, isinstance(m, int), m * 2, type(m * 2).__name__, {3: 'three'}[m], Mod(-1))


class Polynomial:
    def __init__(self, *coefficients):
        self.c = coefficients

    def __call__(self, x):
        return functools.reduce(lambda total, c: total * x + c, self.c, 0)

    def __getitem__(self, n):
        return self.c[::-1][n] if n < len(self.c) else 0

    def __str__(self):
        parts = [f'{c}x^{n}' if n > 1 else f'{c}x' if n else f'{c}' for n, c in reversed([*enumerate(self.c[::-1])]) if c]
        return ' + '.join(parts).replace('+ -', '- ').replace('1x', 'x') or '0'

    def __iadd__(self, n):
        self.c = *self.c[:-1], self.c[-1] + n
        return self

    def __contains__(self, root):
        return self(root) == 0

    def __index__(self):
        return len(self.c) - 1

    def __reversed__(self):
        return Polynomial(*self.c[::-1])

    def __round__(self, digits=None):
        return Polynomial(*(round(c, digits) for c in self.c))


p = Polynomial(1, 0, -3, 2)
print(p, '|', p(2), p[0], p[3], p[9], 1 in p, 'abcdef'[p], [0] * 2 + [1][:p], reversed(p), round(Polynomial(1.26, 2.5), 1))
p += 5
print(p, hex(p), operator.index(p), range(5)[p], p.__class__.__name__, callable(p))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), round(2.5), round(-3.5), round(1234.567, -2), divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, 0.1 + 0.2, 1e16 + 1, 2 ** 0.5)
