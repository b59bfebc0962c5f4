"""Docstrings of the program's own: none passes from a class to another."""

import contextlib
import enum
import functools
from dataclasses import dataclass


class Shape:
    """Something with corners."""

    def corners(self):
        """How many."""


class Square(Shape):
    def corners(self):
        return 4


print(Shape.__doc__, '|', Square.__doc__, '|', Square().__doc__, '|', Shape().__doc__)
print('__doc__' in Square.__dict__, '__doc__' in vars(Shape), list(vars(Square))[-1])
print(Shape.corners.__doc__, '|', Square.corners.__doc__, '|', Square().corners.__doc__)
print(type('Made', (Shape,), {}).__doc__, type('Told', (Shape,), {'__doc__': 'told'}).__doc__)


class Wrong(ValueError):
    pass


class Colour(enum.Enum):
    RED = 1


@dataclass
class Point(Shape):
    x: int


print(Wrong.__doc__, Wrong().__doc__, Colour.__doc__, Point.__doc__)
Square.__doc__ = 'Four corners.'
print(Square.__doc__, Square().__doc__, type(Square())().__doc__)


def twice(func):
    @functools.wraps(func)
    def inner(*args):
        """Twice."""
        return func(func(*args))
    return inner


@twice
def add(number):
    """One more."""
    return number + 1


@twice
def bare(number):
    return number


print(add.__doc__, bare.__doc__, add(1), bare(2))
print(twice(abs)(-3), twice(abs).__name__)


@contextlib.contextmanager
def opened(name):
    """Opens it."""
    yield name


print(opened('a').__doc__, opened.__doc__)


class Lazy:
    @property
    def plain(self):
        """A property."""

    @functools.cached_property
    def kept(self):
        """A kept one."""
        return 1


print(Lazy.plain.__doc__, '|', Lazy.kept.__doc__, '|', Lazy().kept)
