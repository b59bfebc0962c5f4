"""What statements with type parameters (PEP 695, 696) make: variables, aliases, generic bases. The compiler names these
with a dot in front. `typing` shows the public ones.
"""

_absent = object()


class NoDefaultType:
    """Says that a type parameter has no default."""

    __module__ = 'typing'

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = object.__new__(NoDefaultType)


def _union(a, b):
    from typing import Union
    return Union[a, b]


class _Parameter:
    """What the three kinds have in common."""
    _helper_ = True

    __module__ = 'typing'

    def _begin(self, name, default):
        self.__name__ = name
        self._default = default
        self.__module__ = 'typing'

    @property
    def __default__(self):
        return self._default() if _is_lazy(self._default) else self._default

    def has_default(self):
        return self._default is not NoDefault

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __typing_prepare_subst__(self, alias, args):
        return args


class _Lazy:
    """A value that is computed when it is first asked for."""

    def __init__(self, compute):
        self._compute = compute
        self._value = _absent

    def __call__(self):
        if self._value is _absent:
            self._value = self._compute()
        return self._value


def _is_lazy(value):
    return type(value) is _Lazy


class TypeVar(_Parameter):
    """A name that stands for a type."""

    __module__ = 'typing'

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        self._begin(name, default)
        self._constraints = tuple([type(None) if one is None else one for one in constraints])
        self._bound = bound
        self.__covariant__, self.__contravariant__, self.__infer_variance__ = covariant, contravariant, infer_variance
        self.__module__ = _caller()

    @property
    def __bound__(self):
        return self._bound() if _is_lazy(self._bound) else self._bound

    @property
    def __constraints__(self):
        return self._constraints() if _is_lazy(self._constraints) else self._constraints

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpecArgs:
    """P.args"""

    __module__ = 'typing'
    _word = 'args'

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._word}'

    def __eq__(self, other):
        return type(other) is type(self) and self.__origin__ is other.__origin__

    def __hash__(self):
        return hash((self._word, self.__origin__))


class ParamSpecKwargs(ParamSpecArgs):
    """P.kwargs"""

    __module__ = 'typing'
    _word = 'kwargs'


class ParamSpec(_Parameter):
    """Stands for the parameters of a function."""

    __module__ = 'typing'

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._begin(name, default)
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__, self.__infer_variance__ = covariant, contravariant, infer_variance
        self.__module__ = _caller()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class TypeVarTuple(_Parameter):
    """Stands for any number of types."""

    __module__ = 'typing'

    def __init__(self, name, *, default=NoDefault):
        self._begin(name, default)
        self.__module__ = _caller()

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


def _caller():
    """The module of the first frame that is not this file's, whose are hidden."""
    import sys
    return sys._getframemodulename() or 'typing'


def _lazy(compute):
    return NoDefault if compute is None else _Lazy(compute)


def _type_var(name, bound, default, constrained):
    self = TypeVar(name, infer_variance=True)
    self._default = _lazy(default)
    if bound is not None:
        if constrained:
            self._constraints = _Lazy(bound)
        else:
            self._bound = _Lazy(bound)
    self.__module__ = 'typing'
    return self


def _param_spec(name, bound, default, constrained):
    self = ParamSpec(name, infer_variance=True)
    self._default = _lazy(default)
    self.__module__ = 'typing'
    return self


def _type_var_tuple(name, bound, default, constrained):
    self = TypeVarTuple(name)
    self._default = _lazy(default)
    self.__module__ = 'typing'
    return self


class TypeAliasType:
    """What `type X = ...` binds: the value is computed when it is asked for."""

    __module__ = 'typing'

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = self.__qualname__ = name
        self._value = value
        self.__type_params__ = self.__parameters__ = type_params
        self.__module__ = _caller()

    @property
    def __value__(self):
        return self._value() if _is_lazy(self._value) else self._value

    def evaluate_value(self, format=1):
        return self.__value__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        from types import GenericAlias
        return GenericAlias(self, args)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        return self.__qualname__

    def __reduce__(self):
        return self.__qualname__

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")


def _alias(name, params, value):
    self = TypeAliasType(name, _Lazy(value), type_params=params)
    self.__module__ = value.__module__
    self.__qualname__ = value.__qualname__.removesuffix('<lambda>') + name
    return self


def _params(names):
    """A decorator that tells a function its type parameters."""
    def tell(function):
        function.__type_params__ = names
        return function

    return tell


def _generic(names):
    """The base Generic[T]."""
    from typing import Generic, Unpack
    return Generic[tuple([Unpack[one] if isinstance(one, TypeVarTuple) else one for one in names])]


def _inner(arg):
    """The type variables inside an argument."""
    return (arg,) if isinstance(arg, _Parameter) else () if isinstance(arg, type) else getattr(arg, '__parameters__', ())


def _parameters(args):
    return tuple(dict.fromkeys([one for arg in args for one in _inner(arg)]))


def _filled(args, known):
    """Arguments with what is known of their type variables."""
    return tuple([known.get(arg, arg) if isinstance(arg, _Parameter) else
                  arg[tuple([known.get(one, one) for one in _inner(arg)])] if _inner(arg) else arg for arg in args])


# Classes that can be subscripted, by module; their subclasses can be, too.
_SUBSCRIPTED = {
    'builtins': 'list dict set frozenset tuple enumerate slice map filter zip reversed staticmethod classmethod memoryview '
                'mappingproxy BaseExceptionGroup generator coroutine async_generator',
    'contextlib': 'AbstractContextManager AbstractAsyncContextManager AsyncExitStack', 'collections': 'deque',
    'functools': 'cached_property partial partialmethod', 'logging': 'StreamHandler LoggerAdapter', 'array': 'array',
    '_contextvars': 'Token ContextVar', 'tempfile': 'TemporaryDirectory SpooledTemporaryFile', 'itertools': 'chain',
    'posix': 'DirEntry', 'dataclasses': 'Field', 'fileinput': 'FileInput', 'difflib': 'SequenceMatcher',
    'multiprocessing.queues': 'Queue SimpleQueue', 'multiprocessing.shared_memory': 'ShareableList',
    'queue': 'Queue', '_queue': 'SimpleQueue', 're': 'Match Pattern',
}


def subscripted(cls, args):
    """cls[args]"""
    if cls is not type and not any([base.__name__ in _SUBSCRIPTED.get(base.__module__, '').split()
                                    for base in cls.__mro__]):
        name = f'_thread.{cls.__name__}' if cls.__module__ == '_thread' else cls.__name__
        raise TypeError(f"type '{name}' is not subscriptable")
    return GenericAlias(cls, args)


class GenericAlias:
    """list[int] and the like."""

    __module__ = 'types'

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)

    def __repr__(self):
        origin = self.__origin__
        name = getattr(origin, '__qualname__', None) or origin.__name__
        module = origin.__module__
        shown = ', '.join([_shown(arg) for arg in self.__args__]) if self.__args__ else '()'
        return f'{name}[{shown}]' if module == 'builtins' else f'{module}.{name}[{shown}]'

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        args = args if isinstance(args, tuple) else (args,)
        known = dict(zip(self.__parameters__, args))
        if len(args) != len(self.__parameters__):
            word = 'many' if len(args) > len(self.__parameters__) else 'few'
            least = 'at least ' * (word == 'few')
            raise TypeError(f'Too {word} arguments for {self!r}; actual {len(args)}, expected {least}{len(self.__parameters__)}')
        return GenericAlias(self.__origin__, _filled(self.__args__, known))

    def __getattr__(self, name):
        if name in ('__origin__', '__args__', '__parameters__') or (name.startswith('__') and name.endswith('__')
                                                                    and name not in ('__name__', '__qualname__', '__doc__')):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__)

    def __dir__(self):
        return dir(self.__origin__)


def _shown(arg):
    if arg is Ellipsis:
        return '...'
    if isinstance(arg, list):
        return '[' + ', '.join([_shown(one) for one in arg]) + ']'
    if isinstance(arg, TypeAliasType):
        return f'{arg.__module__}.{arg.__qualname__}'
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == 'builtins' else f'{arg.__module__}.{arg.__qualname__}'
    return repr(arg)


globals().update({'.TypeVar': _type_var, '.ParamSpec': _param_spec, '.TypeVarTuple': _type_var_tuple,
                  '.TypeAlias': _alias, '.params': _params, '.generic': _generic})
