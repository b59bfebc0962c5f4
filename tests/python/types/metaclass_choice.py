"""Which metaclass makes a class, TypedDict's keys, and when weak references' callbacks and unraisablehook are called."""
import abc
import enum
import sys
import weakref
from typing import NotRequired, Required, TypedDict


class M1(type):
    def __new__(mcls, name, bases, ns, **kw):
        print('M1 makes', name, kw)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class M2(M1):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class C(A, B):
    pass


print(type(C).__name__, type(type('D', (A,), {'x': 1})).__name__, type('E', (object,), {}).__class__)
for bases, meta in (((A,), type('Other', (type,), {})), ((A, abc.ABC), None)):
    try:
        if meta:
            class X(*bases, metaclass=meta):
                pass
        else:
            class X(*bases):
                pass
    except TypeError as e:
        print(e)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def name(self): ...


try:
    type('Half', (Shape,), {'area': lambda self: 1})()
except TypeError as e:
    print(e)
print(type('Whole', (Shape,), {'area': lambda self: 1, 'name': 2})().area())


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Sequel(Movie):
    number: int
    of: NotRequired[str]


Point = TypedDict('Point', {'x': int, 'y': int})
for t in (Movie, Sequel, Point):
    print(t.__name__, sorted(t.__required_keys__), sorted(t.__optional_keys__), t.__total__)


class Node:
    def __del__(self):
        print('__del__')


node = Node()
ref = weakref.ref(node, lambda r: print('callback', r() is None))
weakref.finalize(node, print, 'finalize')
del node


class Bad:
    def __del__(self):
        raise RuntimeError('in __del__')


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.err_msg.split(' at ')[0], args.object)


default, sys.unraisablehook = sys.unraisablehook, hook
Bad()
print('end')
sys.unraisablehook = default
