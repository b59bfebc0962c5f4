"""Copies of objects: shallow, or with everything inside copied too."""

import sys
from _collections import deque

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

_registered = None  # copyreg.dispatch_table, once somebody has imported it
_ATOMIC = (type(None), int, float, bool, bytes, str, type, range, slice, type(Ellipsis),
           complex, type(NotImplemented), type(len), type(lambda: 0), property)
_UNPICKLABLE = {'generator', 'lock', 'RLock', '_local', 'module', 'frame', 'coroutine', 'async_generator',
                'TextIOWrapper', 'dict_keys', 'dict_values', 'dict_items'}


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type) or cls is tuple or cls is frozenset:
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls.__name__ in _UNPICKLABLE:
        reductor = x.__reduce_ex__
        rv = reductor(4)
    return _rebuild(x, lambda value: value, None)


def deepcopy(x, memo=None, _nil=[]):
    """A new object whose contents are copied too. `memo` keeps what has been copied, so cycles end."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    method = getattr(cls, '__deepcopy__', None)
    if method is not None:
        y = method(x, memo)
    elif cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        y = tuple(items) if any(a is not b for a, b in zip(items, x)) else x
    elif cls is bytearray:
        y = x.copy()
    elif cls in (set, frozenset):
        y = cls(deepcopy(item, memo) for item in x)
    else:
        if cls.__name__ in _UNPICKLABLE:
            reductor = x.__reduce_ex__
            rv = reductor(4)
        y = _rebuild(x, lambda value: deepcopy(value, memo), memo)
    if y is not x:
        memo[id(x)] = y
        # Keep x alive: its id must not be given to another object meanwhile.
        memo.setdefault(id(memo), []).append(x)
    return y


def _rebuild(x, duplicate, memo):
    """A new instance of x's class with the same contents and attributes."""
    cls = type(x)
    reduced = _reduced(x, cls)
    if reduced is not None:
        return x if isinstance(reduced, str) else _reconstruct(x, memo, duplicate, *reduced)
    if isinstance(x, BaseException):
        y = cls(*duplicate(x.args))
    elif isinstance(x, tuple):
        y = tuple.__new__(cls, [duplicate(item) for item in x])
    elif isinstance(x, (int, float, str, bytes, frozenset)):
        base = next(base for base in (int, float, str, bytes, frozenset) if isinstance(x, base))
        y = base.__new__(cls, x)
    elif hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = x.__getnewargs_ex__()
        y = cls.__new__(cls, *duplicate(args), **duplicate(kwargs))
    elif hasattr(cls, '__getnewargs__'):
        y = cls.__new__(cls, *duplicate(x.__getnewargs__()))
    elif isinstance(x, deque):
        y = cls() if x.maxlen is None else cls((), x.maxlen)
    else:
        y = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = y
    if hasattr(x, '__setstate__'):
        y.__setstate__(duplicate(x.__getstate__()))
    elif _defines(cls, '__getstate__'):
        _set_state(y, duplicate(x.__getstate__()))
    else:
        if hasattr(x, '__dict__'):
            y.__dict__.update({name: duplicate(value) for name, value in x.__dict__.items()})
        for name in _slots(cls):
            if hasattr(x, name):
                object.__setattr__(y, name, duplicate(getattr(x, name)))
    if isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(y, duplicate(key), duplicate(value))
    elif isinstance(x, list):
        list.extend(y, [duplicate(item) for item in list.__iter__(x)])
    elif isinstance(x, bytearray):
        bytearray.extend(y, x)
    elif isinstance(x, set):
        set.update(y, [duplicate(item) for item in set.__iter__(x)])
    elif isinstance(x, deque):
        for item in x:
            y.append(duplicate(item))
    return y


def _defines(cls, name):
    """Whether a class of a program has a method, not from `object`."""
    return any(name in base.__dict__ for base in cls.__mro__ if base.__module__ != 'builtins')


def _reduced(x, cls):
    """What `copyreg`, `__reduce_ex__` or `__reduce__` of the class says; None if none is its own."""
    global _registered
    if _registered is None and 'copyreg' in sys.modules:
        _registered = sys.modules['copyreg'].dispatch_table
    if _registered and cls in _registered:
        return _registered[cls](x)
    if _defines(cls, '__reduce_ex__'):
        return x.__reduce_ex__(4)
    return x.__reduce__() if _defines(cls, '__reduce__') else None


def _set_state(y, state):
    """Gives an object the attributes that `__getstate__` told."""
    if state is None:
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)


def _reconstruct(x, memo, duplicate, func, args, state=None, items=None, pairs=None):
    """The object that a reduction describes."""
    y = func(*[duplicate(arg) for arg in args])
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        state = duplicate(state)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            _set_state(y, state)
    for item in items or ():
        y.append(duplicate(item))
    for key, value in pairs or ():
        y[duplicate(key)] = duplicate(value)
    return y


def _slots(cls):
    """Names of the attributes in `__slots__` of the class and its bases."""
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name.startswith('__') and not name.endswith('__'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ('__dict__', '__weakref__'):
                yield name


def replace(obj, /, **changes):
    """A new object like this one, with some fields changed."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
