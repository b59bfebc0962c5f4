"""Tools for functions and callables: decorators, caches, partial calls, dispatch on a type."""

import builtins
from _gilscope import doc as _doc, take_unknown_doc as _take_unknown_doc
from _functools import Placeholder, partial, reduce, cmp_to_key, _lru_cache_wrapper

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property', 'Placeholder']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like the function that it wraps."""
    for name in assigned:
        if name == '__doc__' and _take_unknown_doc(wrapper, wrapped):
            continue
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    if '__annotate__' in assigned and hasattr(wrapped, '__annotations__'):
        wrapper.__annotate__ = getattr(wrapped, '__annotate__', None)
        if wrapper.__annotate__ is None:
            wrapper.__annotations__ = wrapped.__annotations__
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator for the function inside a decorator: update_wrapper() with the function it wraps."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# What to define from what: (missing method, how to get it from the one that is there).

def _not(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        return result if result is NotImplemented else not result
    return method


def _or_equal(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        return result if result is NotImplemented else result or self == other
    return method


def _and_unequal(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        return result if result is NotImplemented else result and self != other
    return method


def _not_and_unequal(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        return result if result is NotImplemented else not result and self != other
    return method


def _not_or_equal(op):
    def method(self, other):
        result = getattr(type(self), op)(self, other)
        return result if result is NotImplemented else not result or self == other
    return method


_orderings = {
    '__lt__': {'__gt__': _not_and_unequal, '__le__': _or_equal, '__ge__': _not},
    '__le__': {'__ge__': _not_or_equal, '__lt__': _and_unequal, '__gt__': _not},
    '__gt__': {'__lt__': _not_and_unequal, '__ge__': _or_equal, '__le__': _not},
    '__ge__': {'__le__': _not_or_equal, '__gt__': _and_unequal, '__lt__': _not},
}


def total_ordering(cls):
    """Class decorator: fill in the comparisons from one of them and __eq__."""
    defined = [op for op in _orderings if any(op in base.__dict__ for base in cls.__mro__ if base is not object)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(op for op in ('__lt__', '__le__', '__gt__', '__ge__') if op in defined)
    for name, make in _orderings[root].items():
        if name not in defined:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, method)
    return cls


class _HashedSeq(list):
    """Arguments as the key of a cache."""

    __slots__ = 'hashvalue'

    def __init__(self, tup, hash=hash):
        self[:] = tup
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


_kwd_mark = (object(),)


def _make_key(args, kwds, typed):
    """What tells one call from another."""
    key = args
    if kwds:
        key += _kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, kwds.values()))
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return _HashedSeq(key)


_CacheInfo = None


def lru_cache(maxsize=128, typed=False):
    """Decorator: remember the results of the last `maxsize` different calls (None: of all)."""
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
        _CacheInfo.__module__ = 'functools'
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used as @lru_cache, without a call.
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Decorator: remember every result."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and then kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = _doc(func)
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        # Has no __set__, so the entry in the instance's dict is found first from now on.
        cache = instance.__dict__
        if self.attrname not in cache:
            cache[self.attrname] = self.func(instance)
        return cache[self.attrname]


class partialmethod:
    """A method with some of its arguments filled in already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        bound = self.func.__get__(instance, owner) if hasattr(self.func, '__get__') else self.func
        if instance is None and bound is self.func:
            return lambda obj, *args, **kw: self.func(obj, *self.args, *args, **{**self.keywords, **kw})
        return partial(bound, *self.args, **self.keywords)


_Union = type(int | str)
MappingProxyType = type(type.__dict__)


def _order(cls, registry):
    """The resolution order of a class with the registered abstract classes in it: each stands behind the first class
    that is one, the narrow ones before the wide ones."""
    order = []
    for base in cls.__mro__[:-1]:
        order.append(base)
        group = [one for one in registry
                 if one not in cls.__mro__ and issubclass(base, one)
                 and not any(issubclass(above, one) for above in base.__bases__)]
        while group:
            narrow = next(one for one in group
                          if not any(other is not one and issubclass(other, one) for other in group))
            order.append(narrow)
            group.remove(narrow)
    return order + [object]


def _implementation(cls, registry):
    """What is registered for the nearest class; RuntimeError if two unrelated abstract classes are as near."""
    match = None
    for one in _order(cls, registry):
        if one not in registry:
            continue
        if match is None:
            match = one
            continue
        mro = cls.__mro__
        if one not in mro and match not in mro and not issubclass(match, one):
            raise RuntimeError(f'Ambiguous dispatch: {match} or {one}')
        break
    return registry[match]


def singledispatch(func):
    """Decorator: a function with one implementation for each type of its first argument."""
    registry = {object: func}
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        return registry[cls] if cls in registry else _implementation(cls, registry)

    def usable(cls):
        return isinstance(cls, type) or isinstance(cls, _Union) and all(isinstance(one, type) for one in cls.__args__)

    def register(cls, function=None):
        if usable(cls):
            if function is None:
                return lambda f: register(cls, f)
        elif function is not None:
            raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
        else:
            function = cls
            hints = getattr(function, '__annotations__', {})
            if not hints:
                raise TypeError(f'Invalid first argument to `register()`: {function!r}. Use either `@register'
                                '(some_class)` or plain `@register` on an annotated function.')
            argument, cls = next(iter(hints.items()))
            if isinstance(cls, str):
                cls = _evaluate(cls, function)
            if not usable(cls):
                lacking = 'not all arguments are classes' if isinstance(cls, _Union) else 'is not a class'
                raise TypeError(f'Invalid annotation for {argument!r}. {cls!r} {lacking}.')
        for one in cls.__args__ if isinstance(cls, _Union) else (cls,):
            registry[one] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    return update_wrapper(wrapper, func)


def _evaluate(text, function):
    """The class that an annotation names."""
    if '|' in text:
        return reduce(lambda a, b: a | b, [_evaluate(part.strip(), function) for part in text.split('|')])
    if text == 'None':
        return type(None)
    name, *attributes = text.split('.')
    value = function.__globals__[name] if name in function.__globals__ else getattr(builtins, name)
    for attribute in attributes:
        value = getattr(value, attribute)
    return value


class singledispatchmethod:
    """singledispatch for methods: the type of the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(instance, owner)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
