"""Copies of objects: shallow, or with everything inside copied too."""

import sys
from _collections import deque
from _gilscope import unsupported

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

_registered = None  # copyreg.dispatch_table, once somebody has imported it
_ATOMIC = (type(None), int, float, bool, bytes, str, type, range, slice, type(Ellipsis),
           complex, type(NotImplemented), type(len), type(lambda: 0), property)
_UNPICKLABLE = {'generator', 'lock', 'RLock', '_local', 'module', 'frame', 'coroutine', 'async_generator',
                'TextIOWrapper', 'dict_keys', 'dict_values', 'dict_items', 'SimpleQueue', 'memoryview', 'staticmethod',
                'classmethod'}
# Those of them that do not refuse by themselves.
_OTHERS = ('module', 'memoryview', 'staticmethod', 'classmethod')


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type) or cls is tuple or cls is frozenset:
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    reductor = _reductor(x, cls)
    rv = reductor(4)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def deepcopy(x, memo=None, _nil=[]):
    """A new object whose contents are copied too. `memo` keeps what has been copied, so cycles end."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    copier = _copiers.get(cls)
    if copier is not None:
        y = copier(x, memo)
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            reductor = _reductor(x, cls)
            rv = reductor(4)
            if isinstance(rv, str):
                y = x
            else:
                y = _reconstruct(x, memo, *rv)
    if y is not x:
        memo[id(x)] = y
        # Keep x alive: its id must not be given to another object meanwhile.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deepcopy_list(x, memo):
    y = memo[id(x)] = []
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(a, memo) for a in x]
    if id(x) in memo:
        return memo[id(x)]
    return tuple(y) if any(a is not b for a, b in zip(x, y)) else x


def _deepcopy_dict(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


_copiers = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, bytearray: lambda x, memo: x.copy()}


def _reductor(x, cls):
    """What tells with an argument, the protocol, how to make an object like x."""
    if cls.__name__ in _UNPICKLABLE and cls.__name__ not in _OTHERS or \
            _defines(cls, '__reduce_ex__') and cls not in (_registered or ()):
        return x.__reduce_ex__
    return lambda protocol: _reduction(x, cls)


def _reduction(x, cls):
    """What makes an object like x: function, arguments, state, items of a list, items of a dict."""
    reduced = _reduced(x, cls)
    if reduced is not None:
        return reduced
    if cls.__name__ in _UNPICKLABLE:
        raise TypeError('cannot pickle memoryview objects' if cls is memoryview else
                        f"cannot pickle '{cls.__name__}' object")
    func, args = cls.__new__, (cls,)
    if isinstance(x, BaseException):
        func, args = cls, x.args
        if isinstance(x, OSError) and x.filename is not None and len(args) == 2:
            args += (x.filename,) if x.filename2 is None else (x.filename, None, x.filename2)
    elif isinstance(x, tuple):
        func, args = tuple.__new__, (cls, tuple(x))
    elif isinstance(x, (set, frozenset)):
        func, args = cls, ([*x],)
    elif isinstance(x, (int, float, str, bytes)):
        base = next(base for base in (int, float, str, bytes) if isinstance(x, base))
        func, args = base.__new__, (cls, base.__new__(base, x))
    elif hasattr(cls, '__getnewargs_ex__'):
        func, args = lambda args, kwargs: cls.__new__(cls, *args, **kwargs), x.__getnewargs_ex__()
    elif hasattr(cls, '__getnewargs__'):
        args = (cls, *x.__getnewargs__())
    elif isinstance(x, deque):
        func, args = cls, () if x.maxlen is None else ((), x.maxlen)
    elif isinstance(x, bytearray):
        func, args = _bytes_like, (cls, bytes(x))
    elif cls.__module__ == 'builtins' and cls is not object:
        unsupported(f"copies of '{cls.__name__}' objects")
    if hasattr(x, '__setstate__') or _defines(cls, '__getstate__'):
        state = x.__getstate__()
    else:
        state = getattr(x, '__dict__', None)
        slots = {name: getattr(x, name) for name in _slots(cls) if hasattr(x, name)}
        if slots:
            state = state or None, slots
    items = list.__iter__(x) if isinstance(x, list) else x if isinstance(x, deque) else None
    return func, args, state, items, dict.items(x) if isinstance(x, dict) else None


def _bytes_like(cls, data):
    y = cls.__new__(cls)
    bytearray.extend(y, data)
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


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    """The object that a reduction describes; its parts are copied too if there is a memo."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            _set_state(y, state)
    for item in items or ():
        if deep:
            item = deepcopy(item, memo)
        y.append(item)
    for key, value in pairs or ():
        if deep:
            key = deepcopy(key, memo)
            value = deepcopy(value, memo)
        y[key] = value
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
