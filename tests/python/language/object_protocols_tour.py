"""Special methods, metaclasses, descriptors, multiple inheritance."""


class Vector:
    __slots__ = ('x', 'y')

    def __init__(self, x=0, y=0):
        self.x, self.y = (x, y)

    def __repr__(self):
        return f'Vector({self.x!r}, {self.y!r})'

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)
    __rmul__ = __mul__

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __bool__(self):
        return bool(self.x or self.y)

    def __eq__(self, o):
        return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __iter__(self):
        yield self.x
        yield self.y

    def __format__(self, spec):
        return f'({self.x:{spec}}, {self.y:{spec}})' if spec else str(self)

    def __getitem__(self, i):
        return tuple(self)[i]

    def __contains__(self, v):
        return v in tuple(self)

    def __len__(self):
        return 2

    def __call__(self, *a):
        return a

    def __iadd__(self, o):
        self.x += o.x
        return self

    def __round__(self, n=0):
        return Vector(round(self.x, n), round(self.y, n))


v = Vector(3, 4)
w = v
w += Vector(1, 1)
print(v, v + Vector(1, 2), 2 * v, v @ v, -v, abs(Vector(3, 4)), bool(Vector()), v == Vector(4, 4),
      {v: 1}[Vector(4, 4)], list(v), f'{v:.2f}', '%s' % v, v[0], v[-1:], 4 in v, len(v), v(1, 2),
      round(Vector(1.26, 2), 1), [*v], max(v))
CASES_1 = [
    lambda: v + 5,
    lambda: 5 + v,
    lambda: v < w,
    lambda: setattr(v, 'z', 1),
    lambda: v - v,
    lambda: v[9],
    lambda: v.q,
    lambda: Vector(1, 2, 3),
    lambda: Vector(z=1),
    lambda: v['a'],
    lambda: v ** 2,
    lambda: Vector.__init__(),
]
for bad in CASES_1:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):

    def __new__(m, name, bases, ns, **kw):
        print('new', name, kw, [k for k in ns if not k.startswith('__')])
        return super().__new__(m, name, bases, ns)

    def __init__(c, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __prepare__(name, bases, **kw):
        return {'injected': 1}

    def __instancecheck__(c, o):
        return o == 42

    def __len__(c):
        return 7

    def __getattr__(c, n):
        return 'meta ' + n
    __prepare__ = classmethod(lambda m, n, b, **k: {'injected': 1})


class A(metaclass=Meta, flag=True):
    x = 1

    def m(self):
        pass


print(isinstance(42, A), len(A), A.zzz, A.injected, type(A))


class Plug:
    reg = {}

    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plug.reg[name or cls.__name__] = cls


class P1(Plug, name='one'):
    pass


class P2(Plug):
    pass


print(Plug.reg)


class Typed:

    def __init__(self, t):
        self.t = t

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, o, owner=None):
        return self if o is None else getattr(o, self.name)

    def __set__(self, o, v):
        if not isinstance(v, self.t):
            raise TypeError(f'{self.name[1:]} must be {self.t.__name__}, not {type(v).__name__}')
        setattr(o, self.name, v)

    def __delete__(self, o):
        raise AttributeError("can't delete")


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name, self.age = (name, age)

    def __getattr__(self, n):
        return f'<{n}>'

    @property
    def double(self):
        return self.age * 2

    @double.setter
    def double(self, v):
        self.age = v // 2

    @double.deleter
    def double(self):
        print('deleted')

    @staticmethod
    def s():
        return 'static'

    @classmethod
    def make(cls):
        return cls('made', 0)


p = Person('Al', 3)
p.double = 10
del p.double
print(p.age, p.double, p.missing, vars(p), Person.s(), Person.make().name, Person.name is Person.__dict__['name'])
CASES_2 = [
    lambda: Person(1, 2),
    lambda: Person('a', 'b'),
    lambda: delattr(p, 'name'),
    lambda: setattr(Person('a', 1), 's2', 1) or 1 / 0,
]
for bad in CASES_2:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class B:

    def who(self):
        return 'B'


class C(B):

    def who(self):
        return 'C' + super().who()


class D(B):

    def who(self):
        return 'D' + super().who()


class E(C, D):

    def who(self):
        return 'E' + super().who()


print(E().who(), [c.__name__ for c in E.__mro__], E.__bases__, issubclass(E, B), E.__name__, E.__qualname__,
      E.__module__, B.__subclasses__(), E().__class__, type(E()).mro()[1])
try:
    type('F', (B, C), {})
except TypeError as e:
    print(e)
X = type('X', (B,), {'y': 5, 'hi': lambda self: self.y})
print(X().hi(), X, X().who(), repr(X())[:17], hasattr(X, 'y'), getattr(X, 'q', 'dflt'), callable(X), dir(X())[-3:])


class Ctx:

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v)
        return t is KeyError


with Ctx():
    raise KeyError('k')


class Seq:

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Seq()), 20 in Seq(), Seq().__class__.__getitem__ is not None, [*reversed([1])])


class Cmp:

    def __lt__(s, o):
        return NotImplemented

    def __del__(s):
        print('gone')


try:
    Cmp() < Cmp()
except TypeError as e:
    print(e)


class Idx:

    def __index__(s):
        return 2

    def __int__(s):
        return 7

    def __float__(s):
        return 1.5

    def __complex__(s):
        return 2j

    def __str__(s):
        return 'str'


print([1, 2, 3][Idx()], int(Idx()), float(Idx()), complex(Idx()), hex(Idx()), range(5)[Idx()], 'abc'[Idx():],
      bin(Idx()), f'{Idx()}', repr(Idx())[:13])
