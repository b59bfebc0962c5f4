# Annotations are evaluated when somebody asks (PEP 649, 749); type parameters and aliases (PEP 695, 696).
import annotationlib
import typing
from annotationlib import Format, get_annotations
from dataclasses import dataclass, fields
from typing import ClassVar, Optional


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__name__, e)


def plain(a: int, b: 'str' = '', *args: float, c: list[int] = None, **kw: dict[str, int]) -> Optional[int]:
    local: undefined = 1
    return local


print(plain.__annotations__, plain(1))
print(plain.__annotations__ is plain.__annotations__, plain.__annotate__(1) == plain.__annotations__)


def later(x: Missing, y: list[Missing] | None) -> Missing.part:
    pass


show('too early', lambda: later.__annotations__)
show('forward', lambda: [getattr(v, '__forward_arg__', '-') for v in get_annotations(later, format=Format.FORWARDREF).values()])
show('string', lambda: get_annotations(later, format=Format.STRING))


class Missing:
    part = 'a part'


show('now', lambda: later.__annotations__)


class Config:
    Alias = int
    name: str
    size: Alias = 3
    other: 'Config'
    count: ClassVar[int] = 0
    if size:
        extra: dict[str,int]

    def method(self, x: Alias) -> 'Config':
        pass


print(Config.__annotations__, Config.size)
print(Config.method.__annotations__, sorted(name for name in Config.__dict__ if 'annot' in name))
print(get_annotations(Config, format=Format.STRING))


class Child(Config):
    more: float


print(Child.__annotations__, typing.get_type_hints(Child))
print(typing.get_type_hints(Config.method), typing.get_type_hints(plain)['b'])


class Bare:
    pass


print(Bare.__annotations__, Bare.__annotate__, (lambda: 0).__annotations__)
show('instance', lambda: Config().__annotations__)


@dataclass
class Point:
    x: int
    y: list[str]
    z: 'float' = 0.0
    shared: ClassVar[int] = 1


print([(f.name, f.type) for f in fields(Point)], Point.__annotations__)


def outer():
    Local = bytes

    def inner(a: Local) -> Local:
        pass

    class Inside:
        v: Local
    return inner.__annotations__, Inside.__annotations__


print(outer())
plain.__annotations__ = {'q': 1}
print(plain.__annotations__, plain.__annotate__)
plain.__annotations__['r'] = 2
print(plain.__annotations__)
reference = annotationlib.ForwardRef('Missing.part')
print(reference, reference.evaluate(globals=globals()), reference == annotationlib.ForwardRef('Missing.part'))
print(annotationlib.type_repr(int), annotationlib.type_repr(Missing), annotationlib.annotations_to_string({'a': int, 'b': 'x', 'c': ...}))
module_level: int = 5
undone: list[Missing]
import sys
print(sys.modules[__name__].__annotations__)
