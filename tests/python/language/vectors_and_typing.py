"""Operator overloading, ABCs, Protocols, generics, typing reprs, __class_getitem__, context, iteration protocols."""
import abc, math, operator, functools, itertools, numbers, reprlib, array, typing, types, inspect
from collections import abc as cabc
from typing import *
class Vector:
    typecode = 'd'
    __match_args__ = ('x', 'y')
    def __init__(self, components): self._c = array.array(self.typecode, components)
    def __iter__(self): return iter(self._c)
    def __repr__(self): c = reprlib.repr(self._c); return f'{type(self).__name__}({c[c.find("["):-1]})'
    def __str__(self): return str(tuple(self))
    def __bytes__(self): return bytes([ord(self.typecode)]) + bytes(self._c)
    def __eq__(self, o): return len(self) == len(o) and all(a == b for a, b in zip(self, o)) if isinstance(o, Vector) else NotImplemented
    def __hash__(self): return functools.reduce(operator.xor, (hash(x) for x in self), 0)
    def __abs__(self): return math.hypot(*self)
    def __neg__(self): return Vector(-x for x in self)
    def __pos__(self): return Vector(self)
    def __bool__(self): return bool(abs(self))
    def __len__(self): return len(self._c)
    def __getitem__(self, k):
        if isinstance(k, slice): return type(self)(self._c[k])
        return self._c[operator.index(k)]
    def __getattr__(self, name):
        try: pos = 'xyzt'.index(name)
        except ValueError: pos = -1
        if 0 <= pos < len(self._c): return self._c[pos]
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
    def __setattr__(self, name, value):
        if len(name) == 1 and name.islower(): raise AttributeError(f'readonly attribute {name!r}' if name in 'xyzt' else f"can't set attributes 'a' to 'z' in {type(self).__name__!r}")
        super().__setattr__(name, value)
    def __add__(self, o):
        try: return Vector(a + b for a, b in itertools.zip_longest(self, o, fillvalue=0.0))
        except TypeError: return NotImplemented
    __radd__ = __add__
    def __mul__(self, s): return Vector(n * s for n in self) if isinstance(s, numbers.Real) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o, strict=True)) if isinstance(o, cabc.Sized) and isinstance(o, cabc.Iterable) else NotImplemented
    def __format__(self, spec=''):
        return '({})'.format(', '.join(format(c, spec) for c in self))
    @classmethod
    def frombytes(cls, octets): return cls(memoryview(octets[1:]).cast(chr(octets[0])))
v = Vector([3, 4]); print(v, repr(v), abs(v), bool(Vector([0, 0])), v == Vector([3.0, 4.0]), v != 3, hash(v), -v, +v, v[0], v[-1:], v.x, v + (1, 2, 3), (1,) + v, v * 3, 2 * v, v @ v, f'{v:.1f}', bytes(v)[:3], Vector.frombytes(bytes(v)) == v, repr(Vector(range(10))), len(v))
for bad in (lambda: v + 1, lambda: v * 'a', lambda: v @ 3, lambda: v.q, lambda: setattr(v, 'x', 1), lambda: setattr(v, 'b', 1), lambda: v['a'], lambda: v < v, lambda: v[5], lambda: ~v, lambda: v @ Vector([1]), lambda: v(), lambda: v - 1, lambda: 1 % v, lambda: v ** 2, lambda: divmod(v, 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
match v:
    case Vector(x, y): print('matched', x, y)
class Tombola(abc.ABC):
    @abc.abstractmethod
    def load(self, it): "Add items."
    @abc.abstractmethod
    def pick(self): "Pick one."
    @property
    @abc.abstractmethod
    def name(self): ...
    @classmethod
    def __subclasshook__(cls, C): return True if cls is Tombola and any('pick' in B.__dict__ for B in C.__mro__) else NotImplemented
class Duck:
    def pick(self): return 1
print(issubclass(Duck, Tombola), isinstance(Duck(), Tombola), Tombola.__abstractmethods__ == {'load', 'pick', 'name'}, Tombola.register(int), isinstance(3, Tombola), inspect.isabstract(Tombola))
class Half(Tombola):
    def load(self, it): pass
for c in (Tombola, Half):
    try: c()
    except TypeError as e: print(e)
T = TypeVar('T', bound=int); K = TypeVar('K', int, str)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
print(Stack[int], Stack.__parameters__, Stack[int]().items, Stack.__orig_bases__, T, T.__bound__, K.__constraints__, Optional[int], Union[int, str, None], Callable[[int], str], Callable[..., Any], dict[str, list[int]], List[int], Literal['a', 1], Annotated[int, 'm'], ClassVar[int], Final, Type[int], Tuple[int, ...], tuple[()], int | None, Any, NoReturn, get_type_hints(Stack.push), get_args(dict[str, int]), get_origin(List[int]), Iterable[int], Generator[int, None, str], Awaitable[int], Self, TypeAlias, Never)
def f(a: int, b: 'str' = 'x', *args: float, c: Optional[list[int]] = None, **kw: Any) -> Iterator[tuple[int, str]]: ...
print(inspect.signature(f), f.__annotations__, get_type_hints(f)['b'], inspect.signature(f).parameters['c'], inspect.signature(f).parameters['args'].kind, inspect.signature(f).return_annotation, inspect.getfullargspec(f))
b = inspect.signature(f).bind(1, c=[2], z=3); b.apply_defaults(); print(b, b.args, b.kwargs, b.arguments)
try: inspect.signature(f).bind()
except TypeError as e: print(e)
class Point(NamedTuple): x: int; y: int = 0
class Movie(TypedDict, total=False): name: Required[str]; year: int
UserId = NewType('UserId', int); print(Point(1), Movie(name='x'), Movie.__required_keys__, Movie.__optional_keys__, UserId(5), UserId, cast(int, 'x'), Movie.__total__, Point.__annotations__)
type Alias[X] = list[X] | None
def first[X: int](xs: list[X]) -> X: return xs[0]
class Box[Y]: 
    def __init__(self, y: Y): self.y = y
print(Alias, Alias.__value__, first([1]), first.__type_params__, Box[int], Box(1).y, Box.__type_params__, Alias[int], Box.__mro__)
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(str, HasLen))

try: HasLen()
except TypeError as e: print(e)
class Seq(cabc.Sequence):
    def __getitem__(self, i): return 'abc'[i]
    def __len__(self): return 3
s = Seq(); print(list(s), 'b' in s, list(reversed(s)), s.index('c'), s.count('a'), isinstance(s, cabc.Collection), [c.__name__ for c in (cabc.Hashable, cabc.Callable, cabc.Iterator, cabc.Mapping) if isinstance(s, c)])
class GI:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(GI()), 20 in GI(), max(GI()), *GI(), list(enumerate(GI(), 1)), dict(zip('ab', GI())), sorted(GI(), reverse=True), sum(GI()))
