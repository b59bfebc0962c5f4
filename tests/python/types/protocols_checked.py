"""Which protocols issubclass() and isinstance() can check, and which they refuse."""
from typing import Protocol, runtime_checkable


@runtime_checkable
class Entity(Protocol):
    id: int

    def label(self): ...


@runtime_checkable
class Labelled(Protocol):
    def label(self): ...


@runtime_checkable
class Sized(Protocol):
    @property
    def size(self): ...

    unit = None


class Unchecked(Protocol):
    def label(self): ...


class User:
    id = 3

    def label(self):
        return 'user'


class Derived(Labelled):
    pass


def attempt(what, *args):
    try:
        print(what.__name__, *[getattr(arg, '__name__', 'object') for arg in args], what(*args))
    except TypeError as e:
        print(e)


for protocol in (Entity, Labelled, Sized, Unchecked):
    attempt(issubclass, User, protocol)
    attempt(isinstance, User(), protocol)
    attempt(issubclass, int, protocol)
    attempt(issubclass, 3, protocol)
attempt(issubclass, Derived, Labelled)
attempt(issubclass, Labelled, Entity)
attempt(isinstance, Derived(), Labelled)
attempt(isinstance, 3, Labelled)
