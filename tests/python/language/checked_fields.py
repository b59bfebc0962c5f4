"""Descriptors, metaclasses, __init_subclass__, __set_name__, class decorators, checked fields."""
from __future__ import annotations
from collections.abc import Callable
from typing import Any, NoReturn, get_type_hints
class Field:
    def __init__(self, name: str, constructor: Callable) -> None:
        if not callable(constructor) or constructor is type(None):
            raise TypeError(f'{name!r} type hint must be callable')
        self.name = name
        self.storage_name = '_' + name
        self.constructor = constructor
    def __get__(self, instance, owner=None):
        if instance is None: return self
        return getattr(instance, self.storage_name)
    def __set__(self, instance: Any, value: Any) -> None:
        if value is ...:
            value = self.constructor()
        else:
            try: value = self.constructor(value)
            except (TypeError, ValueError) as e:
                type_name = self.constructor.__name__
                msg = f'{value!r} is not compatible with {self.name}:{type_name}'
                raise TypeError(msg) from e
        setattr(instance, self.storage_name, value)
class CheckedMeta(type):
    def __new__(meta_cls, cls_name, bases, cls_dict):
        if '__slots__' not in cls_dict:
            slots = []
            type_hints = cls_dict.get('__annotations__', {})
            ann = cls_dict.get('__annotate_func__') or cls_dict.get('__annotate__')
            for name, constructor in (ann(1) if ann else type_hints).items():
                constructor = {'str': str, 'int': int, 'float': float}.get(constructor, constructor)
                field = Field(name, constructor)
                cls_dict[name] = field
                slots.append(field.storage_name)
            cls_dict['__slots__'] = slots
        return super().__new__(meta_cls, cls_name, bases, cls_dict)
class Checked(metaclass=CheckedMeta):
    __slots__ = ()
    @classmethod
    def _fields(cls): return get_type_hints(cls)
    def __init__(self, **kwargs):
        for name in self._fields():
            value = kwargs.pop(name, ...)
            setattr(self, name, value)
        if kwargs: self.__flag_unknown_attrs(*kwargs)
    def __flag_unknown_attrs(self, *names: str) -> NoReturn:
        plural = 's' if len(names) > 1 else ''
        extra = ', '.join(f'{name!r}' for name in names)
        raise AttributeError(f'{self.__class__.__name__!r} object has no attribute{plural} {extra}')
    def _asdict(self): return {name: getattr(self, name) for name, attr in self.__class__.__dict__.items() if isinstance(attr, Field)}
    def __repr__(self): return f'{self.__class__.__name__}({", ".join(f"{k}={v!r}" for k, v in self._asdict().items())})'
class Movie(Checked):
    title: str
    year: int
    box_office: float
m = Movie(title='The Godfather', year=1972, box_office=137)
print(m, m.title, Movie.title.storage_name, Movie.__slots__)
for bad in ({'title': 'x', 'year': 'MCM'}, {'what': 1}, {'year': 'a', 'b': 1}):
    try: print(Movie(**bad))
    except (TypeError, AttributeError) as e: print(type(e).__name__, e, repr(e.__cause__))
try: m.director = 'x'
except AttributeError as e: print(e)
class LineItem:
    class Quantity:
        def __set_name__(self, owner, name): self.n = name; print('set_name', owner.__name__, name)
        def __set__(self, inst, v):
            if v <= 0: raise ValueError(f'{self.n} must be > 0')
            inst.__dict__[self.n] = v
    weight = Quantity(); price = Quantity()
    def __init__(self, d, weight, price): self.d, self.weight, self.price = d, weight, price
    def subtotal(self): return self.weight * self.price
print(LineItem('a', 2, 3.5).subtotal(), vars(LineItem('a', 1, 2)))
try: LineItem('a', 0, 1)
except ValueError as e: print(e)
class Plugin:
    reg: dict = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw); cls.reg[key or cls.__name__.lower()] = cls
class X(Plugin): pass
class Y(Plugin, key='why'): pass
print(Plugin.reg)
try:
    class Z(Plugin, key='z', other=1): pass
except TypeError as e: print(e)
class Over:
    def __set__(self, i, v): print('set', v)
    def __get__(self, i, o): print('get', i is None, o.__name__); return 1
    def __delete__(self, i): print('delete')
class M: over = Over()
o = M(); o.over = 1; o.over; M.over; del o.over; o.__dict__['over'] = 5; o.over
