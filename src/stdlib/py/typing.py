"""Names for annotations. They describe; nothing here checks a type. Start reading at `_Special` and `_Alias`.

What does something at run time: NamedTuple, TypedDict, NewType, Protocol (with runtime_checkable), Generic, cast.
"""

import collections
import collections.abc
import contextlib
import sys
import types
from _typevars import (NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
                       _Parameter, _filled, _parameters)
from abc import ABCMeta

__all__ = ['AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable',
           'AsyncIterator', 'Awaitable', 'Callable', 'ChainMap', 'ClassVar', 'Collection', 'Concatenate', 'Container',
           'ContextManager', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet',
           'BinaryIO', 'IO', 'TextIO', 'Generator', 'Generic', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'List', 'Literal',
           'LiteralString', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never',
           'NewType', 'NoDefault', 'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Protocol', 'ReadOnly',
           'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsFloat',
           'SupportsIndex', 'SupportsInt', 'TYPE_CHECKING', 'Text', 'Tuple', 'Type', 'TypeAlias', 'TypeAliasType', 'TypeGuard',
           'TypeIs', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'Union', 'Unpack', 'ValuesView', 'assert_never',
           'assert_type', 'cast', 'final', 'get_args', 'get_origin', 'get_type_hints', 'is_typeddict',
           'no_type_check', 'overload', 'override', 'reveal_type', 'runtime_checkable']

TYPE_CHECKING = False
Text = str


def _show(item):
    if item is Ellipsis:
        return '...'
    if isinstance(item, list):
        return '[' + ', '.join(map(_show, item)) + ']'
    if isinstance(item, type) and not hasattr(item, '__args__'):
        return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
    return repr(item)


class _Base:
    """What can stand in an annotation, beside classes."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Type {self!r} cannot be instantiated')


class _Special(_Base):
    """A name with a meaning of its own, such as ClassVar; with [...] it becomes an alias."""

    def __init__(self, name, subscript=True):
        self._name = self.__name__ = self.__qualname__ = name
        self._subscript = subscript

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, args):
        if not self._subscript:
            raise TypeError(f'{self!r} is not subscriptable')
        return _Alias(self, args)


def _argument(arg):
    """What stands between the brackets: a name in quotes is known later."""
    if arg is None:
        return type(None)
    if type(arg) is str:
        from annotationlib import ForwardRef
        return ForwardRef(arg)
    return arg


def _count(what, args, low, high=None):
    """Refuses too few or too many arguments."""
    n = len(args) if isinstance(args, tuple) else 1
    if not low <= n <= (high or low):
        word, expected = ('many', high or low) if n > low else ('few', f'at least {low}' if high else low)
        raise TypeError(f'Too {word} arguments for {what!r}; actual {n}, expected {expected}')


class _Alias(_Base):
    """Something with its arguments: List[int], Callable[[int], str]."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple([_argument(arg) for arg in args])
        self._name = name or getattr(origin, '_name', None)

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def _with(self, args):
        return _Alias(self.__origin__, args, self._name)

    def __repr__(self):
        if isinstance(self.__origin__, type) and self._name is None:
            name = _show(self.__origin__)
        else:
            name = 'typing.' + self._name
        return f'{name}[{", ".join(map(_show, self.__args__)) or "()"}]'

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((id(self.__origin__), self.__args__))

    def __getitem__(self, args):
        # Fill in the type variables.
        known = self.__parameters__
        if not known:
            raise TypeError(f'{self!r} is not a generic class')
        if not any(isinstance(one, (ParamSpec, TypeVarTuple)) for one in known):
            _count(self, args, sum(1 for one in known if not getattr(one, 'has_default', bool)()), len(known))
        args = args if isinstance(args, tuple) else (args,)
        return self._with(_filled(self.__args__, dict(zip(known, map(_argument, args)))))

    def __call__(self, *args, **kwargs):
        if self._name != 'Annotated':
            if not isinstance(self.__origin__, type):
                raise TypeError(f"Cannot instantiate {self!r}")
            if self.__origin__.__module__ == 'builtins':
                raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Protocol and Protocol in bases:
            return ()
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__


def _union(cls, args):
    if args == ():
        raise TypeError('Cannot take a Union of no types.')
    return cls([_argument(arg) for arg in (args if isinstance(args, tuple) else (args,))])


class _Optional(_Special):
    def __getitem__(self, arg):
        if isinstance(arg, tuple):
            raise TypeError(f'typing.Optional requires a single type. Got {arg!r}.')
        return Union[arg, type(None)]


class _LiteralForm(_Special):
    def __getitem__(self, args):
        return _LiteralAlias(self, args)


class _LiteralAlias(_Alias):
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = 'Literal'

    def _pairs(self):
        return {(arg, type(arg)) for arg in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return self._pairs() == other._pairs()

    def __hash__(self):
        return hash(frozenset(self._pairs()))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'


class _Annotated(_Special):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        return _AnnotatedAlias(args)


class _AnnotatedAlias(_Alias):
    def __init__(self, args):
        kind, *rest = args
        if isinstance(kind, _AnnotatedAlias):
            kind, rest = kind.__origin__, [*kind.__metadata__, *rest]
        super().__init__(kind, kind, 'Annotated')
        self.__origin__, = self.__args__
        self.__metadata__ = tuple(rest)

    def __repr__(self):
        return f'typing.Annotated[{", ".join([_show(self.__origin__), *map(repr, self.__metadata__)])}]'

    def __eq__(self, other):
        return super().__eq__(other) and self.__metadata__ == getattr(other, '__metadata__', None)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def _with(self, args):
        return _AnnotatedAlias((*args, *self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _Generic(_Special):
    """An alias of a class: List for list. It can be called and inherited from as the class itself."""

    def __init__(self, cls, name):
        self.__origin__ = cls
        super().__init__(name)

    def __getitem__(self, args):
        if self._name == 'Callable' and isinstance(args, tuple) and len(args) == 2:
            return _CallableAlias(self.__origin__, args, 'Callable')
        if self._name == 'Callable':
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        if self._name != 'Tuple':
            _count(self, args, *_NUMBER.get(self._name, (1,)))
        return _Alias(self.__origin__, args, self._name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    __call__ = _Alias.__call__

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


_NUMBER = {name: (2,) for name in ('Dict', 'DefaultDict', 'OrderedDict', 'ChainMap', 'Mapping', 'MutableMapping',
                                   'ItemsView')}
_NUMBER.update(Generator=(1, 3), AsyncGenerator=(1, 2), Coroutine=(3,), ContextManager=(1, 2),
               AsyncContextManager=(1, 2))


class _CallableAlias(_Alias):
    def __init__(self, origin, args, name=None):
        super().__init__(origin, args, name)
        params, result = self.__args__
        self.__args__ = (*params, result) if isinstance(params, list) else (params, result)
        self._params = params

    def _with(self, args):
        return Callable[list(args[:-1]) if isinstance(self._params, list) else args[0], args[-1]]

    def __repr__(self):
        return f'typing.Callable[{_show(self._params)}, {_show(self.__args__[-1])}]'


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        raise TypeError("typing.Any cannot be used with isinstance()")

    def __repr__(self):
        return 'typing.Any'


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = types.UnionType
Union.__class_getitem__ = classmethod(_union)
Optional = _Optional('Optional')
Literal = _LiteralForm('Literal')
Annotated = _Annotated('Annotated')
ClassVar = _Special('ClassVar')
Final = _Special('Final')
Concatenate = _Special('Concatenate')
TypeGuard = _Special('TypeGuard')
TypeIs = _Special('TypeIs')
Required = _Special('Required')
NotRequired = _Special('NotRequired')
ReadOnly = _Special('ReadOnly')
Unpack = _Special('Unpack')
NoReturn = _Special('NoReturn', subscript=False)
Never = _Special('Never', subscript=False)
Self = _Special('Self', subscript=False)
LiteralString = _Special('LiteralString', subscript=False)
TypeAlias = _Special('TypeAlias', subscript=False)

List = _Generic(list, 'List')
Dict = _Generic(dict, 'Dict')
Set = _Generic(set, 'Set')
FrozenSet = _Generic(frozenset, 'FrozenSet')
Tuple = _Generic(tuple, 'Tuple')
Type = _Generic(type, 'Type')
Deque = _Generic(collections.deque, 'Deque')
DefaultDict = _Generic(collections.defaultdict, 'DefaultDict')
OrderedDict = _Generic(collections.OrderedDict, 'OrderedDict')
Counter = _Generic(collections.Counter, 'Counter')
ChainMap = _Generic(collections.ChainMap, 'ChainMap')
AbstractSet = _Generic(collections.abc.Set, 'AbstractSet')
ContextManager = _Generic(contextlib.AbstractContextManager, 'ContextManager')
AsyncContextManager = _Generic(contextlib.AbstractAsyncContextManager, 'AsyncContextManager')
AsyncGenerator = _Generic(collections.abc.AsyncGenerator, 'AsyncGenerator')
AsyncIterable = _Generic(collections.abc.AsyncIterable, 'AsyncIterable')
AsyncIterator = _Generic(collections.abc.AsyncIterator, 'AsyncIterator')
Awaitable = _Generic(collections.abc.Awaitable, 'Awaitable')
Callable = _Generic(collections.abc.Callable, 'Callable')
Collection = _Generic(collections.abc.Collection, 'Collection')
Container = _Generic(collections.abc.Container, 'Container')
Coroutine = _Generic(collections.abc.Coroutine, 'Coroutine')
Generator = _Generic(collections.abc.Generator, 'Generator')
Hashable = _Generic(collections.abc.Hashable, 'Hashable')
ItemsView = _Generic(collections.abc.ItemsView, 'ItemsView')
Iterable = _Generic(collections.abc.Iterable, 'Iterable')
Iterator = _Generic(collections.abc.Iterator, 'Iterator')
KeysView = _Generic(collections.abc.KeysView, 'KeysView')
Mapping = _Generic(collections.abc.Mapping, 'Mapping')
MutableMapping = _Generic(collections.abc.MutableMapping, 'MutableMapping')
MutableSequence = _Generic(collections.abc.MutableSequence, 'MutableSequence')
MutableSet = _Generic(collections.abc.MutableSet, 'MutableSet')
Reversible = _Generic(collections.abc.Reversible, 'Reversible')
Sequence = _Generic(collections.abc.Sequence, 'Sequence')
Sized = _Generic(collections.abc.Sized, 'Sized')
ValuesView = _Generic(collections.abc.ValuesView, 'ValuesView')


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    """Base of classes with type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        if cls is Generic or cls is Protocol:
            for arg in args if isinstance(args, tuple) else (args,):
                if not isinstance(arg, _Parameter) and not (isinstance(arg, _Alias) and arg.__origin__ is Unpack):
                    raise TypeError('Parameters to Generic[...] must all be type variables or parameter specification '
                                    'variables.')
        elif not any(isinstance(one, (ParamSpec, TypeVarTuple)) for one in cls.__parameters__):
            if not cls.__parameters__:
                raise TypeError(f'{cls!r} is not a generic class')
            known = cls.__parameters__
            _count(cls, args, sum(1 for one in known if not getattr(one, 'has_default', bool)()), len(known))
        return _Alias(cls, args, 'Generic' if cls is Generic else None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            for one in getattr(base, '__parameters__', ()) if not isinstance(base, type) else ():
                if one not in found:
                    found.append(one)
        cls.__parameters__ = tuple(found)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        # Only a class that names Protocol among its bases is one; others implement it.
        cls._is_protocol = not bases or any(getattr(base, '__name__', '') == 'Protocol' for base in bases)
        return cls

    def __call__(cls, *args, **kwargs):
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, instance):
        if not cls._is_protocol or cls is Protocol:
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if not cls._is_protocol or cls is Protocol:
            return super().__subclasscheck__(other)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        members = _members(cls)
        if values := sorted([name for name in members if not callable(getattr(cls, name, None))]):
            raise TypeError("Protocols with non-method members don't support issubclass(). Non-method members: "
                            f'{str(values)[1:-1]}.')
        return all(hasattr(other, name) for name in members)


_ignored = {'__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__slots__',
            '__abstractmethods__', '__parameters__', '__init__', '__firstlineno__', '__static_attributes__',
            '__annotate__', '__annotate_func__', '__annotations_cache__', '__subclasshook__', '__class_getitem__',
            '__hash__', '__init_subclass__', '__orig_bases__', '__type_params__', '_is_protocol',
            '_is_runtime_protocol', '_abc_registry', '_abc_impl', '__classcell__', '__match_args__', '__new__'}


def _members(cls):
    """The attributes that a protocol asks for."""
    names = set()
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol') and base is not Protocol:
            names.update(base.__dict__)
            names.update(getattr(base, '__annotations__', ()))
    return names - _ignored


class Protocol(metaclass=_ProtocolMeta):
    """Base of classes that say which attributes and methods something has."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        return _Alias(cls, args, 'Protocol' if cls is Protocol else None)


def runtime_checkable(cls):
    """Class decorator: let isinstance() look whether an object has a protocol's attributes."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self):
        pass


class _NamedTupleMeta(type):
    def __new__(mcls, typename, bases, namespace):
        # A class made of the same body tells the annotations.
        annotations = dict(type(typename, (), dict(namespace)).__annotations__)
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field '
                                f'{[n for n in annotations if n in namespace][-1]}')
        made = collections.namedtuple(typename, annotations, defaults=defaults, module=namespace['__module__'])
        made.__annotations__ = annotations
        for name, value in namespace.items():
            if name in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                        '_make', '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
            if name not in annotations and name not in _ignored:
                setattr(made, name, value)
        if namespace.get('__doc__'):
            made.__doc__ = namespace['__doc__']
        return made


def _caller():
    """The module that calls a function of this one."""
    return sys._getframemodulename(2) or '__main__'


class _NamedTupleBase:
    """NamedTuple: inherit from it, or call it with a name and (field, type) pairs."""

    def __call__(self, typename, fields, /):
        fields = list(fields)
        made = collections.namedtuple(typename, [name for name, _ in fields], module=_caller())
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return '<function NamedTuple>'


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple = _NamedTupleBase()
NamedTuple.__origin__ = _NamedTuple


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        cls = type.__new__(mcls, name, (dict,), namespace)
        own = cls.__dict__.get('__annotations__') or cls.__annotations__
        cls._own(bases, own, total)
        return cls

    def _own(cls, bases, own, total):
        annotations = {}
        needed = {}
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            needed.update(dict.fromkeys(getattr(base, '__required_keys__', ()), True))
            needed.update(dict.fromkeys(getattr(base, '__optional_keys__', ()), False))
        for name, kind in own.items():
            needed[name] = {Required: True, NotRequired: False}.get(get_origin(kind), total)
        annotations.update(own)
        cls.__annotations__ = annotations
        cls.__total__ = total
        cls.__required_keys__ = frozenset(name for name, wanted in needed.items() if wanted)
        cls.__optional_keys__ = frozenset(name for name, wanted in needed.items() if not wanted)

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class _TypedDictBase:
    """TypedDict: inherit from it, or call it with a name and a dict of types."""

    def __call__(self, typename, fields, /, *, total=True):
        cls = _TypedDictMeta(typename, (), {'__module__': _caller()}, total=total)
        cls._own((), dict(fields), total)
        return cls

    def __mro_entries__(self, bases):
        return (_TypedDict,)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {})
TypedDict = _TypedDictBase()
TypedDict.__origin__ = _TypedDict


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A name for a type that only type checkers tell apart: calling it returns the argument."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    """Returns val; tells type checkers what it is."""
    return val


def overload(func):
    """Marks one of several signatures; the function that follows them is the real one."""
    def _overload_dummy(*args, **kwds):
        raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated '
                                  'functions outside a stub module should always be followed by an implementation '
                                  'that is not @overload-ed.')
    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """For code that is never reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def get_origin(tp):
    """list for List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    return getattr(tp, '__origin__', None)


def get_args(tp):
    """(int,) for List[int]."""
    if isinstance(tp, _CallableAlias) and isinstance(tp._params, list):
        return list(tp._params), tp.__args__[-1]
    return getattr(tp, '__args__', ()) + getattr(tp, '__metadata__', ())


def __getattr__(name):
    if name == 'ForwardRef':
        from annotationlib import ForwardRef
        return ForwardRef
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


def _resolve(hint, globalns, localns, owner):
    """A hint whose names in quotes are looked up."""
    if type(hint).__name__ == 'ForwardRef':
        return hint.evaluate(globals=globalns, locals=localns, owner=owner)
    if isinstance(hint, Union):
        return Union[tuple([_resolve(arg, globalns, localns, owner) for arg in hint.__args__])]
    if isinstance(hint, _Alias) and type(hint) is not _LiteralAlias:
        args = tuple([_resolve(arg, globalns, localns, owner) for arg in hint.__args__])
        if any(new is not old for new, old in zip(args, hint.__args__)):
            return hint._with(args)
    return hint


def _bare(hint):
    """A hint without what Annotated, Required and the like say about it."""
    if isinstance(hint, Union):
        return Union[tuple([_bare(arg) for arg in hint.__args__])]
    if isinstance(hint, _Alias):
        args = tuple([_bare(arg) for arg in hint.__args__])
        if isinstance(hint, _AnnotatedAlias) or hint.__origin__ in (Required, NotRequired, ReadOnly):
            return args[0]
        if args != hint.__args__:
            return hint._with(args)
    return hint


class IO(Generic[AnyStr]):
    """Files, for annotations."""


class BinaryIO(IO[bytes]):
    """Files of bytes."""


class TextIO(IO[str]):
    """Files of text."""


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Says that a decorator or base makes dataclasses; type checkers read it."""
    def mark(one):
        one.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return one

    return mark


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    """The annotations of a function, module, or class and its bases, strings evaluated."""
    from annotationlib import get_annotations
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    for one in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        found = get_annotations(one, globals=globalns, locals=localns, eval_str=format == 1, format=format)
        for name, hint in found.items():
            hints[name] = type(None) if hint is None else _resolve(hint, globalns, localns, one) if format == 1 else hint
    return hints if include_extras else {name: _bare(hint) for name, hint in hints.items()}
