"""Operator methods: arithmetic, reflected, in place, comparison, hashing, truth."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return f"Money({self.cents})"

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    def __radd__(self, other):
        print("radd", other)
        return self + other

    def __iadd__(self, other):
        print("iadd")
        self.cents += getattr(other, "cents", other)
        return self

    def __mul__(self, n):
        return Money(self.cents * n) if isinstance(n, int) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.cents)

    def __abs__(self):
        return Money(abs(self.cents))

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __int__(self):
        return self.cents

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents

    def __round__(self, n=None):
        return ("rounded", n)

    def __divmod__(self, other):
        return divmod(self.cents, other)

    def __matmul__(self, other):
        return "matmul"

    def __invert__(self):
        return "invert"

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)


a, b = Money(150), Money(50)
print(a + b, a + 1, 1 + a, sum([a, b]), a * 2, 2 * a, -a, abs(-a))
a += b
print(a, a == Money(200), a != b, b < a, b > a, sorted([a, b]), max(a, b))
print({a: 1}[Money(200)], len({Money(1), Money(1)}), bool(Money(0)), int(a), float(a), [0, 1, 2][Money(1)])
print(round(a), round(a, 2), divmod(a, 7), a @ b, ~a, a**2, pow(a, 2, 3), hex(a), range(5)[Money(2)])
for f in (lambda: a + "x", lambda: "x" + a, lambda: a * 1.5, lambda: a < 1, lambda: a >= b, lambda: a - b, lambda: a // 2):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Base:
    def __add__(self, o):
        return "base add"

    def __radd__(self, o):
        return "base radd"


class Derived(Base):
    def __radd__(self, o):
        return "derived radd comes first"


print(Base() + Derived(), Derived() + Base(), 1 + Derived(), Base() + Base())


class OnlyEq:
    def __eq__(self, o):
        return True


try:
    hash(OnlyEq())
except TypeError as e:
    print(e)
print(OnlyEq() == 5, 5 == OnlyEq(), OnlyEq() != 5, object() == object())
