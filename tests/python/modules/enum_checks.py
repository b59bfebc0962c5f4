"""Enumerations checked and stretched: order, aliases added later, verify, inverted flags, data classes as members, reversed."""
import enum
from dataclasses import dataclass, field
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntFlag, auto, verify


class Colour(Enum):
    _order_ = 'RED GREEN BLUE'
    RED = 1
    GREEN = 2
    BLUE = 3

    @property
    def short(self):
        return self.name[0]


print(list(reversed(Colour)), [c.short for c in Colour], len(Colour))
Colour.RED._add_alias_('ROT')
Colour.BLUE._add_value_alias_(42)
print(Colour.ROT, Colour['ROT'], Colour(42), list(Colour), list(Colour.__members__))
for alias in lambda: Colour.GREEN._add_alias_('ROT'), lambda: Colour.GREEN._add_value_alias_(42):
    try:
        alias()
    except (NameError, ValueError) as error:
        print(type(error).__name__, error)


def made(*checks, bases=(Enum,), **members):
    try:
        return verify(*checks)(bases[0]('Made', members)).__name__
    except ValueError as error:
        return str(error)


print(made(UNIQUE, A=1, B=2), '|', made(UNIQUE, A=1, B=1, C=1))
print(made(CONTINUOUS, A=1, B=2), '|', made(CONTINUOUS, A=1, B=5), '|', made(CONTINUOUS, bases=(Flag,), A=1, B=8))
print(made(NAMED_FLAGS, bases=(Flag,), A=1, B=2, AB=3), '|', made(NAMED_FLAGS, bases=(Flag,), A=1, B=7), '|',
      made(NAMED_FLAGS, bases=(Flag,), A=1, B=9, C=31))
try:
    class Wrong(Enum):
        _order_ = 'B A'
        A = 1
        B = 2
except TypeError as error:
    print(error)


class Perm(IntFlag):
    X = auto()
    W = auto()
    R = auto()
    ALL = 7


for flag in ~Perm.ALL, ~Perm.R, Perm.R | 8, ~(Perm.R | 8), Perm(0), Perm(-1), Perm.R ^ Perm.ALL:
    print(repr(flag), int(flag), bool(flag), end='; ')
print()
print(Perm.R in Perm.ALL, list(Perm.ALL), len(Perm.ALL), Perm.R | Perm.W, Perm['W'] is Perm.W, Perm.R + 1)


@dataclass
class Animal:
    size: str
    legs: int
    tail: bool = field(repr=False, default=True)


class Creature(Animal, Enum):
    BEETLE = 'small', 6
    DOG = ('medium', 4)


print(Creature.DOG, repr(Creature.DOG), Creature.DOG.size, Creature.BEETLE.legs, Creature.DOG.value, Creature.DOG.tail)


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.6743e-11 * self.mass / self.radius ** 2, 2)


print([(p.name.title(), p.gravity) for p in Planet], Planet((6.421e23, 3.3972e6)))
print(enum.unique(Colour) if False else 'end')
