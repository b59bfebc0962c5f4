# Type parameters and type aliases (PEP 695, 696), and annotations that meet them.
import typing
from typing import Optional


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__name__, e)


type Number = int | float
type Tree[T] = T | list[Tree[T]]
type Pair[A, B = str] = tuple[A, B]
print(Number, Number.__value__, type(Number), Number.__name__, Number.__module__, Number.__type_params__)
print(Tree, Tree.__type_params__, Tree[int], Pair[int, str], Pair.__value__, Pair[int].__args__)
show('not generic', lambda: Number[int])


def first[T](items: list[T], default: T = None) -> T:
    return items[0] if items else default


def bounded[T: int, S: (str, bytes), *Ts, **P = [int, str]](a: T, b: S, *args: *Ts) -> T:
    return a


print(first([1, 2]), first.__type_params__, first.__annotations__, first.__qualname__, bounded.__type_params__)
T, S, Ts, P = bounded.__type_params__
print(T.__bound__, T.__constraints__, S.__constraints__, S.__bound__, T.__default__, T.has_default(), P.__default__, T.__name__, type(Ts), type(P), T.__infer_variance__)


class Box[T]:
    """A generic class."""

    content: T

    def __init__(self, content: T):
        self.content = content

    def map[U](self, f: typing.Callable[[T], U]) -> 'Box[U]':
        return Box(f(self.content))

    async def later(self) -> T:
        return self.content


class Special[K, V](dict[K, V], Box[K]):
    pass


box = Box(3).map(str)
print(box.content, Box.__type_params__, Box[int], Box.__orig_bases__, Box.__parameters__, Box.__doc__, Box.__mro__, Box[int](4).content, Box.map.__type_params__)
print(Special.__mro__[1].__name__, Special.__type_params__, Special.__orig_bases__, Box.map.__qualname__, Box.__annotations__)
show('name', lambda: T_is_not_here)
print(list[int], dict[str, list[int]], tuple[int, ...], type[int], list[int] == list[int], hash(list[int]) == hash(list[int]), list[int].__origin__, dict[str, int].__args__, list[int](range(3)), list[T].__parameters__, list[T][str])
show('int', lambda: int[str])
show('check', lambda: isinstance([], list[int]))
print(int | None, int | list[str], Optional[list[int]], typing.get_args(dict[str, int]), typing.get_origin(list[int]))


# Inside other scopes
class Outer[T]:
    def m(self, x: T) -> T:
        def inner(y: T) -> T: return y
        return inner(x)
    class Inner[U]:
        def f(self, a: T, b: U): return T, U
    async def am[V](self, v: V) -> V: return v
print(Outer[int]().m(3), Outer.Inner().f(1, 2), Outer.m.__annotations__, Outer.Inner.f.__annotations__, Outer.am.__annotations__)
def deco(f): print('deco', f.__type_params__, f.__name__); return f
@deco
def g[T](x: T) -> list[T]:
    T = 5
    return [T]
print(g(1))
def h[*Ts](*args: *Ts) -> tuple[*Ts]: return args
print(h(1, 2), h.__annotations__)
def p[**P](f, *args: P.args, **kw: P.kwargs): return f(*args, **kw)
print(p(max, 1, 2), p.__annotations__)
class A[T](list[T]):
    x: T
    def first(self) -> T: return self[0]
print(A([1]).first(), A.__orig_bases__, A[int].__origin__, A.__annotations__)
T = 'module'
def plain(): return T
class B[T]: pass
print(plain(), T)
type Rec = int | list[Rec]
print(Rec.__value__)
lam = lambda x, y=1: x
print(lam.__annotations__)
x: int = 3
if x > 5:
    y: str
print(__annotations__ if '__annotations__' in globals() else 'no')
import threading
def k(a: threading.Thread, b: "later"): ...
print(k.__annotations__)
from enum import Enum
class E(Enum):
    a: int = 1
    b = 2
print(list(E), E.__annotations__)
from typing import NamedTuple, TypedDict
class NT(NamedTuple):
    a: int
    b: 'str' = 'x'
class TD(TypedDict):
    k: int
print(NT(1), TD.__annotations__)
from dataclasses import dataclass, make_dataclass, field, fields
@dataclass
class N:
    v: int
    nxt: N | None = None
    other: list[N] = field(default_factory=list)
print(N(1, N(2)), [getattr(f.type, '__forward_arg__', '-') for f in fields(N)])
print(make_dataclass('D', [('a', int), ('b', str, 'z')])(1), int | None, (int | str).__args__, isinstance(3, int | str))
import functools
@functools.wraps(k)
def w(*a): ...
print(w.__annotations__, w.__name__)
