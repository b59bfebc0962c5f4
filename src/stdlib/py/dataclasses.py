"""Classes made of annotated fields. Start reading at `_process`. The methods are closures over the list of fields,
where CPython compiles source text for each class.
"""

import copy
import sys
from keyword import iskeyword
from types import MappingProxyType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    def __repr__(self):
        return 'MISSING'


MISSING = _MISSING_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'


class InitVar:
    """Annotation for a parameter of __init__ that goes to __post_init__ and is not kept."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


# What CPython has where a field has no metadata.
_NOTHING = type('frozendict', (dict,), {'__repr__': lambda self: 'frozendict()'})()


class Field:
    """What is known of one field."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType(metadata) if metadata else _NOTHING
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', 'doc')
        shown = ','.join(f'{name}={getattr(self, name)!r}' for name in names)
        return f'Field({shown},_field_type={self._field_type})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Say more about a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: add __init__, __repr__, __eq__ and more, from the annotated names of the class body."""
    def wrap(cls):
        if weakref_slot and not slots:
            raise TypeError('weakref_slot is True but slots is False')
        return _process_class(cls, init, repr, eq, order, unsafe_hash,
                              frozen, match_args, kw_only, slots,
                              weakref_slot)
    if cls is None:
        return wrap
    return wrap(cls)


def _kind(annotation):
    """Whether an annotation says ClassVar, InitVar or an ordinary field."""
    if isinstance(annotation, str):
        start = annotation.split('[')[0].rpartition('.')[2]
        return {'ClassVar': _FIELD_CLASSVAR, 'InitVar': _FIELD_INITVAR}.get(start, _FIELD)
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return _FIELD_INITVAR
    origin = getattr(annotation, '__origin__', annotation)
    if getattr(origin, '_name', None) == 'ClassVar':
        return _FIELD_CLASSVAR
    return _FIELD


def _own_annotations(cls, kw_only):
    annotations = cls.__dict__.get('__annotations__')
    if annotations is None:
        try:
            annotations = cls.__annotations__
        except NameError:
            from annotationlib import Format, get_annotations
            annotations = get_annotations(cls, format=Format.FORWARDREF)
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'):
            kw_only = True
            continue
        yield name, annotation, kw_only
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    f = default if isinstance(default, Field) else field(default=default)
    f.name, f.type, f._field_type = name, annotation, _kind(annotation)
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default is not MISSING and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field '
                         f'{f.name} is not allowed: use default_factory')
    # The class keeps a plain default as an attribute, and nothing of field() without one.
    if isinstance(default, Field):
        if f.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, f.default)
    return f


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = {}
    frozen_bases = set()
    for base in cls.__mro__[-1:0:-1]:
        if '__dataclass_fields__' in base.__dict__:
            all_fields.update(base.__dict__['__dataclass_fields__'])
            frozen_bases.add(base.__dataclass_params__.frozen)
    all_kw_only, cls_fields = kw_only, []
    for name, type, kw_only in list(_own_annotations(cls, kw_only)):
        cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        all_fields[f.name] = f
    if frozen_bases:
        if True in frozen_bases and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a '
                            'frozen one')
        if False in frozen_bases and frozen:
            raise TypeError('cannot inherit frozen dataclass from a '
                            'non-frozen one')
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    cls.__dataclass_fields__ = all_fields
    cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen, match_args, all_kw_only)
    explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    params = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR and f.init]
    line = 2  # in the text that CPython would make of all methods
    if init:
        method, lines = _init_fn(cls, all_fields, params, frozen, slots)
        _set(cls, method)
        line += lines
    line += 3 * repr + 6 * eq + 16 * order
    if repr:
        _set(cls, _make_repr(tuple(f.name for f in real if f.repr)), '__repr__')
    compared = tuple(f.name for f in real if f.compare)
    if eq:
        _set(cls, _make_eq(compared), '__eq__')
    if order:
        for name, compare in _comparisons.items():
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} '
                                'Consider using functools.total_ordering')
            _set(cls, _make_order(compared, compare), name)
    if frozen:
        for method in _make_frozen(cls, [f.name for f in real], line):
            if method.__name__ in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {method.__name__} in class {cls.__name__}')
            _set(cls, method)
    hashed = tuple(f.name for f in real if (f.compare if f.hash is None else f.hash))
    if unsafe_hash:
        if explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        cls.__hash__ = _make_hash(hashed)
    elif eq and not explicit_hash:
        cls.__hash__ = _make_hash(hashed) if frozen else None
    if cls.__dict__.get('__doc__') is None:
        shown = [_show_parameter(f) for f in params if not f.kw_only]
        only = [_show_parameter(f) for f in params if f.kw_only]
        cls.__doc__ = f'{cls.__name__}({", ".join(shown + ["*"] * bool(only) + only)})'
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in params if not f.kw_only)
    _set(cls, _replace, '__replace__')
    if slots and frozen:
        for method in _get_state, _set_state:
            if method.__name__ not in cls.__dict__:
                setattr(cls, method.__name__, method)
    if slots:
        _add_slots(cls, [f.name for f in all_fields.values() if f._field_type is _FIELD], weakref_slot)
    return cls


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


_get_state.__name__, _set_state.__name__ = '__getstate__', '__setstate__'


def _add_slots(cls, names, weakref_slot):
    """Give the class `__slots__`. CPython makes a second class for that; here the slots count from now on."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    for name in names:
        if name in cls.__dict__:
            delattr(cls, name)
    extra = ['__weakref__'] if weakref_slot else []
    cls.__slots__ = tuple([name for name in [*names, *extra] if name not in inherited])


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
        self.init, self.repr, self.eq, self.order = init, repr, eq, order
        self.unsafe_hash, self.frozen, self.match_args, self.kw_only = unsafe_hash, frozen, match_args, kw_only


def _show_annotation(kind):
    """As a signature shows it."""
    if isinstance(kind, type) and not hasattr(kind, '__origin__'):
        return kind.__qualname__ if kind.__module__ in ('builtins', 'typing') else f'{kind.__module__}.{kind.__qualname__}'
    return repr(kind).replace('typing.', '')


def _show_parameter(f):
    kind = _show_annotation(f.type)
    if f.default is not MISSING:
        return f'{f.name}: {kind} = {f.default!r}'
    if f.default_factory is not MISSING:
        return f'{f.name}: {kind} = <factory>'
    return f'{f.name}: {kind}'


def _set(cls, method, name=None):
    """Add a method, unless the class body has one of that name."""
    name = name or method.__name__
    if name in cls.__dict__:
        return
    if name != '__replace__':
        method.__name__ = name
        method.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, method)


def _compiled(name, lines, first, values):
    """A method made of text, as in CPython: tracebacks name the line it has in the text of all methods of the class."""
    text = f"def __create_fn__({','.join(values)}):" + '\n' * (first - 1) + '\n'.join(lines)
    made = {}
    exec(f'{text}\n return {name}', {'__name__': __name__}, made)
    return made['__create_fn__'](**values)


def _init_fn(cls, all_fields, params, frozen, slots):
    seen_default = None
    for f in params:
        if f.kw_only:
            continue
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f'non-default argument {f.name!r} '
                            f'follows default argument {seen_default.name!r}')
    values = {'__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY, '__dataclass_object__': object}
    me = '__dataclass_self__' if 'self' in all_fields else 'self'
    body = []
    for f in all_fields.values():
        default = f'__dataclass_dflt_{f.name}__'
        value = f.name
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            value = f'{default}()'
            if f.init:
                value += f' if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
        elif f.default is not MISSING and f._field_type is not _FIELD_CLASSVAR:
            values[default] = f.default
            if not f.init:
                value = default
        if f._field_type is not _FIELD or not f.init and f.default_factory is MISSING and not (slots and value == default):
            continue
        body.append(f'  __dataclass_object__.__setattr__({me},{f.name!r},{value})' if frozen else
                    f'  {me}.{f.name}={value}')
    if hasattr(cls, '__post_init__'):
        given = [f.name for f in all_fields.values() if f._field_type is _FIELD_INITVAR]
        body.append(f"  {me}.__post_init__({','.join(given)})")

    def shown(f):
        if f.default_factory is not MISSING:
            return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'
        return f.name if f.default is MISSING else f'{f.name}=__dataclass_dflt_{f.name}__'

    args = [me, *[shown(f) for f in params if not f.kw_only]]
    only = [shown(f) for f in params if f.kw_only]
    if only:
        args += ['*', *only]
    init = _compiled('__init__', [f" def __init__({','.join(args)}):", *(body or ['  pass'])], 2, values)
    init.__annotations__ = {**{f.name: f.type for f in params}, 'return': None}
    return init, len(body or [1]) + 1


_in_repr = set()


def _make_repr(names):
    def __repr__(self):
        if id(self) in _in_repr:
            return '...'
        _in_repr.add(id(self))
        try:
            shown = ', '.join(f'{name}={getattr(self, name)!r}' for name in names)
            return f'{self.__class__.__qualname__}({shown})'
        finally:
            _in_repr.discard(id(self))
    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented
    return __eq__


_comparisons = {
    '__lt__': lambda a, b: a < b,
    '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b,
    '__ge__': lambda a, b: a >= b,
}


def _make_order(names, compare):
    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_values(self, names), _values(other, names))
        return NotImplemented
    return method


def _make_hash(names):
    def __hash__(self):
        return hash(_values(self, names))
    return __hash__


def _make_frozen(cls, names, line):
    names = ', '.join(map(repr, names))
    test = f'type(self) is cls or name in {{{names}}}' if names else 'type(self) is cls'
    values = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    for method, args, what in (('__setattr__', 'name,value', 'assign to'), ('__delattr__', 'name', 'delete')):
        yield _compiled(method, [
            f' def {method}(self,{args}):', f'  if {test}:',
            f"   raise FrozenInstanceError(f'cannot {what} field {{name!r}}')",
            f'  super(cls, self).{method}({args})'], line, values)
        line += 4


def fields(class_or_instance):
    """The fields of a dataclass, as a tuple of Field."""
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields; dataclasses, lists, tuples and dicts inside are converted too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the fields' values; what is inside is converted too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _convert(obj, make):
    if _is_instance(obj):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_convert(value, make) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(value, make) for value in obj)
    if isinstance(obj, dict):
        pairs = [(_convert(key, make), _convert(value, make)) for key, value in obj.items()]
        if hasattr(type(obj), 'default_factory'):
            return type(obj)(obj.default_factory, pairs)
        return type(obj)(pairs)
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    """A new object with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with '
                                f'init=False, it cannot be specified with '
                                f'replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    """Make a dataclass from a list of names, (name, type) or (name, type, field)."""
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            item = (item, 'typing.Any')
        if not 2 <= len(item) <= 3:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(item[0], str) or not item[0].isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {item[0]!r}')
        if iskeyword(item[0]):
            raise TypeError(f'Field names must not be keywords: {item[0]!r}')
        if item[0] in annotations:
            raise TypeError(f'Field name duplicated: {item[0]!r}')
        annotations[item[0]] = item[1]
        if len(item) == 3:
            defaults[item[0]] = item[2]
    cls = type(cls_name, bases, {**(namespace or {}), **defaults})
    cls.__annotations__ = annotations
    cls.__module__ = module or sys._getframemodulename(1) or '__main__'
    return dataclass(cls, **options)
