"""Union and Optional make the same objects as `|`."""
import types
import typing
from functools import singledispatch
from typing import Dict, List, Optional, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar('T')
number = Union[int, float]
print(number, type(number), number == (int | float), Union is types.UnionType, Union)
print(get_origin(number) is Union, get_origin(int | str) is Union, get_args(Optional[str]), number.__origin__)
print(isinstance(3, number), isinstance('3', number), issubclass(bool, number), isinstance(number, types.UnionType))
print(Optional[int], Optional[List[int]], Union[int, int], Union['Later', int], Union[int, Union[str, None]])
print(Optional[T], Optional[T][int], Union[List[T], int][str], Optional[T].__parameters__)
print(Dict[str, Optional[int]], list[Union[int, None]], typing.Any | None)
for wrong in (lambda: Union[()], lambda: number[int], lambda: isinstance(1, Union[List[int], str])):
    try:
        wrong()
    except TypeError as error:
        print(error)


def price(amount: Optional[int] = None, *, unit: 'Union[str, bytes]' = 'kg') -> 'Optional[float]':
    f"Costs nothing."


print(get_type_hints(price), price.__doc__)


@singledispatch
def kind(value):
    return 'something'


@kind.register
def _(value: Union[list, set]):
    return 'many'


@kind.register
def _(value: Optional[int]):
    return 'a number, or none'


print(kind([]), '|', kind(set()), '|', kind(None), '|', kind(3), '|', kind('x'))
