"""What generic aliases say about themselves: origin, arguments, metadata, names, and the class of what they make."""
from dataclasses import dataclass, fields
from typing import (Annotated, Callable, ClassVar, Deque, Dict, Generator, Generic, Iterable, List, Literal, Optional,
                    Required, Self, Type, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints)

T = TypeVar('T')
U = TypeVar('U')
Port = Annotated[int, 'port', 3]
print(Port, Port.__origin__, Port.__metadata__, Port.__args__, get_origin(Port), get_args(Port))
print(Port == Annotated[int, 'port', 3], Port == Annotated[int, 'q'], hash(Port) == hash(Annotated[int, 'port', 3]))
print(Annotated[Port, 'more'], Annotated[Port, 'more'].__origin__)
rows = Annotated[List[T], 5]
print(rows, rows[int], rows.__parameters__)
print(Port('8'), Annotated[dict[str, int], 'd'](a=1))


def connect(port: Port, retries: "Annotated[int, 'n']", backup: Optional[Port] = None, more: List[Port] = ()):
    pass


print(get_type_hints(connect))
print(get_type_hints(connect, include_extras=True))
print(Port | None, Union[Port, str])
for wrong in (lambda: Annotated[int], lambda: isinstance(3, Port), lambda: List[int][str], lambda: Dict[T, U][int]):
    try:
        wrong()
    except TypeError as e:
        print(e)


class Number(Port):
    pass


class Movie(TypedDict):
    title: Required[Annotated[str, 1]]


@dataclass
class Server:
    port: Port = 80


print(Number.__mro__, Number(4) + 1)
print(get_type_hints(Movie), get_type_hints(Movie, include_extras=True))
print(fields(Server)[0].type, Server())
print(Annotated[ClassVar[int], 2], Annotated[Literal['a'], 1], get_args(Annotated[Callable[[int], str], 0]))

print(Dict[T, List[U]].__parameters__, Dict[T, List[U]][str, int], Dict[T, T][int], List[List[T]][Dict[str, U]])
print(Callable[[T, int], U][str, bytes], Callable[[T], List[T]].__parameters__)
print(Port.__name__, List.__name__, List[int].__name__, Dict[str, int].__qualname__, Callable[[int], str].__name__)
print(Optional.__name__, ClassVar.__qualname__, Generator.__name__, Self.__name__, Annotated.__name__, Deque.__name__)
print(Iterable[int].__name__, Type[int].__name__, Literal[1].__name__)


class Box(Generic[T]):
    def __init__(self, item):
        self.item = item


class Bare(Generic[T]):
    __slots__ = ()


class New[X]:
    def __class_getitem__(cls, item):
        print('asked for', item)
        return super().__class_getitem__(item)


print(Box[int](3).__orig_class__, vars(Box[str]('x')), Box[int].__name__, Box[T][str](1).__orig_class__)
print(hasattr(Bare[int](), '__orig_class__'), hasattr(Box(3), '__orig_class__'), New[int]().__orig_class__)
