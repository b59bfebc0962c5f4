"""Annotations and typing do not get in the way."""
from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, Optional, Protocol, TypeVar, Union, cast

T = TypeVar("T")


class Stack(Generic[T]):
    items: list[T]

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> Optional[T]:
        return self.items.pop() if self.items else None


s: Stack[int] = Stack()
s.push(1)
print(s.pop(), s.pop())


class Employee(NamedTuple):
    name: str
    id: int = 3

    def label(self) -> str:
        return f"{self.name}#{self.id}"


e = Employee("Guido")
print(e, e.label(), e._replace(id=4), Employee._fields)


class Sized(Protocol):
    def size(self) -> int: ...


class Box:
    def size(self) -> int:
        return 3


def total(things: Iterable[Sized]) -> int:
    return sum(t.size() for t in things)


def apply(f: Callable[[int], int], n: int | None = None, *rest: Any, **options: Union[int, str]) -> Iterator[int]:
    yield f(n or 0)


print(total([Box(), Box()]), list(apply(lambda v: v + 1, 4)), cast(int, "not checked"), typing.TYPE_CHECKING)
UserId = typing.NewType("UserId", int)
print(UserId(5) + 1)
x: int
try:
    print(x)
except NameError as err:
    print(err)
