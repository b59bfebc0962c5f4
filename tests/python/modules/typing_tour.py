"""Names of typing: how they show, what they accept, what isinstance says."""
import typing as t, collections.abc as cabc, sys
from typing import *


class Shape(Protocol):
    name: str

    def area(self) -> float:
        ...


class Sq:
    name = 'sq'

    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2


def total(xs: Sequence[Shape]) -> float:
    return sum((x.area() for x in xs))


print(total([Sq(2), Sq(3)]), total.__annotations__)


class Stack[T]:

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> Self:
        self.items.append(x)
        return self

    def pop(self) -> T:
        return self.items.pop()


def first[T: (int, str)](xs: list[T]) -> T:
    return xs[0]


type Pair[A] = tuple[A, A]
print(Stack[int]().push(1).push(2).pop(), first([1]), Pair, Pair[int], Pair.__value__, Stack.__type_params__,
      first.__type_params__[0].__constraints__, Stack[int].__origin__,
      Stack.__orig_bases__ if hasattr(Stack, '__orig_bases__') else '')


@overload
def ov(x: int) -> int:
    ...


@overload
def ov(x: str) -> str:
    ...


def ov(x):
    return x


@final
class Fin:
    ...


print(ov(5), Fin.__final__, get_overloads(ov).__len__() if 0 else '')


class Movie(TypedDict):
    title: Required[str]
    year: NotRequired[int]


print(Movie(title='x'), Movie.__required_keys__, Movie.__optional_keys__, Movie.__annotations__, is_typeddict(Movie),
      Movie(title='a') == {'title': 'a'})


class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3

    def hi(self):
        return f'hi {self.name}'


print(Emp('G'), Emp('G').hi(), Emp._fields, Emp._field_defaults, Emp('a', 1) == ('a', 1), Emp.__doc__,
      NamedTuple('NT', [('x', int)])(5))
CASES_1 = [
    Any,
    NoReturn,
    Never,
    Optional[int],
    Optional[None],
    Union[int],
    Union[int, str],
    Union[int, None],
    List,
    List[int],
    Dict[str, int],
    Set[str],
    FrozenSet[int],
    Tuple[int, str],
    Tuple[()],
    Tuple[int, ...],
    Callable,
    Callable[..., int],
    Callable[[int, str], None],
    Type[int],
    Iterable[int],
    Iterator[int],
    Generator[int, None, str],
    AsyncIterator[int],
    AsyncGenerator[int, None],
    Coroutine[Any, Any, int],
    Awaitable[int],
    Mapping[str, int],
    MutableMapping[str, int],
    Sequence[int],
    Literal[1, 'a', None, True],
    Final[int],
    ClassVar[str],
    Annotated[int, 5],
    TypeVar('T'),
    TypeVar('B', bound=int),
    TypeVar('C', int, str),
    TypeVar('Co', covariant=True),
    ParamSpec('P'),
    NewType('U', int),
    DefaultDict[str, int],
    Deque[int],
    Counter[str],
    ChainMap[str, int],
    OrderedDict[str, int],
    Text,
    AnyStr,
    Hashable,
    Sized,
    Pattern if 0 else 1,
    LiteralString,
    TypeGuard[int],
    Concatenate[int, ...],
    Unpack[Tuple[int]],
    Self,
    TypeAlias,
    SupportsInt,
    list[int],
    dict[str, list[int]],
    tuple[int, ...],
    type[int],
    int | str,
    int | None,
    list[int] | None,
    cabc.Callable[[int], str],
    cabc.Iterator[int],
    'Forward' if 0 else 2,
    ForwardRef('X'),
    Optional['X'],
    List['Y'],
    Union['A', int],
]
for x in CASES_1:
    print(x, end=' ; ')
print()
print(get_type_hints(Sq.__init__), get_origin(Dict[str, int]), get_args(Callable[[int], str]),
      get_args(Literal[1, 2]), get_origin(int | str), get_args(Optional[int]), get_origin(Annotated[int, 1]),
      Optional[int] == Union[int, None], List[int] == list[int], Union[int, str] == Union[str, int], Union[int, int],
      int | int, hash(List[int]) == hash(List[int]), cast('int', 5), assert_type(5, int),
      no_type_check(len) is len if 0 else '', get_type_hints(Movie, include_extras=True))


def an(a: 'int', b: 'list[Sq]'=None, *c: str, d: Optional['Sq']=None) -> 'None':
    ...


print(get_type_hints(an), an.__annotations__)
CASES_2 = [
    lambda: List[1],
    lambda: Union[()],
    lambda: Optional[int, str],
    lambda: isinstance(5, List[int]),
    lambda: Any(),
    lambda: List[int, str],
    lambda: Literal[[]],
    lambda: TypeVar('T', int),
    lambda: Shape(),
    lambda: issubclass(int, Shape),
    lambda: isinstance(5, Shape),
    lambda: assert_never(5),
    lambda: class_(),
    lambda: Dict[int],
    lambda: ClassVar[ClassVar[int]],
    lambda: isinstance(5, Union[int, str]),
    lambda: isinstance([], list[int]),
    lambda: Generic[int],
    lambda: type('S', (Fin,), {}),
    lambda: Callable[int],
    lambda: Pair(1),
    lambda: Stack[int, str],
    lambda: get_type_hints(an.__annotations__ and 5),
    lambda: List[int](),
    lambda: NewType('U', int)('x'),
    lambda: TypedDict('TD', {'a': int})(a=1),
]
for bad in CASES_2:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


@runtime_checkable
class HasLen(Protocol):

    def __len__(self) -> int:
        ...


print(isinstance([], HasLen), isinstance(5, HasLen), issubclass(list, HasLen), isinstance(Sq, Callable),
      isinstance([], cabc.Sequence), isinstance({}, Mapping), isinstance(iter([]), Iterator),
      isinstance((x for x in []), Generator), issubclass(dict, cabc.MutableMapping), isinstance(5, Hashable),
      isinstance([], Hashable), isinstance('', cabc.Sized), isinstance(set(), cabc.Set),
      isinstance(range(1), cabc.Sequence), isinstance(print, cabc.Callable), isinstance({}.keys(), cabc.KeysView),
      isinstance(memoryview(b''), cabc.Sequence), isinstance(memoryview(b''), cabc.Buffer),
      isinstance([], cabc.Reversible), isinstance(5, SupportsInt), isinstance(5, SupportsIndex),
      isinstance(5.5, SupportsAbs), isinstance('x', SupportsFloat))


class MySeq(cabc.Sequence):

    def __getitem__(self, i):
        return [1, 2, 3][i]

    def __len__(self):
        return 3


print(list(MySeq()), 2 in MySeq(), MySeq().index(3), MySeq().count(1), list(reversed(MySeq())))


class MyMap(cabc.MutableMapping):

    def __init__(s):
        s.d = {}

    def __getitem__(s, k):
        return s.d[k]

    def __setitem__(s, k, v):
        s.d[k] = v

    def __delitem__(s, k):
        del s.d[k]

    def __iter__(s):
        return iter(s.d)

    def __len__(s):
        return len(s.d)


m = MyMap()
m['a'] = 1
m.update(b=2)
print(m.pop('a'), m.get('z'), dict(m), m.setdefault('q', 5), list(m.items()), 'b' in m,
      m == {'b': 2, 'q': 5}, m.popitem(), len(m))
m.clear()
print(dict(m))
try:
    type('Bad', (cabc.Iterator,), {})()
except TypeError as e:
    print(e)
