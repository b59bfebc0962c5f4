"""Enumerations of the documentation: values, flags, auto() in bodies, aliases, errors."""

from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(Color.RED, repr(Color.RED), Color(2), Color['BLUE'])
print(list(Color), Color.CRIMSON is Color.RED, len(Color))
print(dict(Color.__members__))
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius ** 2)
for p in Planet:
    print(p.name, f'{p.gravity:.2f}')
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, repr(Perm.R | Perm.W | Perm.X), Perm.R in Perm.RW, list(Perm.RW), ~Perm.R)
class P2(IntFlag):
    A = 4
    B = 2
    C = 1
print(P2.A | P2.C, repr(P2.A|P2.C), P2(7), P2.A + 1)
class S(StrEnum):
    ONE = auto()
    TWO = 'second'
print(S.ONE, repr(S.ONE), S.TWO + '!', S('one'))
class N(IntEnum):
    LOW = 1
    HIGH = 10
print(sorted([N.HIGH, N.LOW]), N.LOW + 1, f'{N.HIGH}', N.HIGH > 5, '%s' % N.LOW)
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color['PINK']
except KeyError as e:
    print('KeyError', e)
try:
    Color.RED = 4
except AttributeError as e:
    print(e)
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)
try:
    class More(Color):
        Y = 5
except TypeError as e:
    print(e)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)
    FIRST = auto()
    SECOND = auto()
print([m.value for m in Auto])
Animal = Enum('Animal', 'ANT BEE CAT', start=5)
print(list(Animal), Animal.BEE.value)
class Shape(Enum):
    SQUARE = 'square'
    @classmethod
    def default(cls): return cls.SQUARE
    @classmethod
    def _missing_(cls, value):
        return cls.SQUARE if value == 'sq' else None
    def __str__(self): return self.value.upper()
print(Shape.default(), Shape('sq'), f'{Shape.SQUARE:>10}', {Shape.SQUARE: 1})
print(Color.RED == 1, Color.RED in Color, 1 in Color, hash(Color.RED) == hash('RED'), isinstance(Color.RED, Color), Color.RED.name, type(Color.RED))
print(Color.__name__, Color, Color.__doc__, Perm(0), bool(Perm(0)), Perm(3))
class W(Enum):
    A = auto()
    B = 10
    C = auto()
print([w.value for w in W])
