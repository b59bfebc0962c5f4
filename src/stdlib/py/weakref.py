"""Weak references, and the containers made of them: their entries vanish with the objects."""

import copy as _copy
from collections.abc import Mapping, MutableMapping, MutableSet

from _weakproxy import CallableProxyType, ProxyType, proxy
from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']


class WeakMethod(ref):
    """A reference to a bound method that lasts as long as its object, not as the short-lived method itself."""

    def __new__(cls, meth, callback=None):
        try:
            ob, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(_):
            self = weak_self()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, ob, gone)
        self._func_ref = ref(func)
        self._alive = True
        weak_self = ref(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        ob, func = super().__call__(), self._func_ref()
        return None if ob is None or func is None else func.__get__(ob, type(ob))

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows its key in a WeakValueDictionary."""

    __slots__ = ('key',)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


class _WeakMapping(MutableMapping):
    """What the two dictionaries have in common; `data` is a dict with references in it."""
    _helper_ = True

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        new = self.__class__()
        new.update(self)
        return new

    __copy__ = copy

    def keys(self):
        for key, _ in self.items():
            yield key

    __iter__ = keys

    def values(self):
        for _, value in self.items():
            yield value

    def popitem(self):
        while True:
            key, value = self._strong_pair(*self.data.popitem())
            if key is not None and value is not None:
                return key, value

    def items(self):
        for pair in list(self.data.items()):
            key, value = self._strong_pair(*pair)
            if self._present(key, value):
                yield key, value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakValueDictionary(_WeakMapping):
    """A dictionary that does not keep its values alive."""

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None and self.data.get(wr.key) is wr:
                del self.data[wr.key]
        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def _strong_pair(self, key, wr):
        return key, wr()

    def _present(self, key, value):
        return value is not None

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __deepcopy__(self, memo):
        new = self.__class__()
        for key, value in self.items():
            new[_copy.deepcopy(key, memo)] = value
        return new

    def itervaluerefs(self):
        yield from self.valuerefs()

    def valuerefs(self):
        """The references to the values, as a list."""
        return list(self.data.values())

    def pop(self, key, *args):
        wr = self.data.pop(key, None)
        value = None if wr is None else wr()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in (other if hasattr(other, 'items') else dict(other)).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakKeyDictionary(_WeakMapping):
    """A dictionary that does not keep its keys alive."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.pop(wr, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _strong_pair(self, wr, value):
        return wr(), value

    def _present(self, key, value):
        return key is not None

    def popitem(self):
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __deepcopy__(self, memo):
        new = self.__class__()
        for key, value in self.items():
            new[key] = _copy.deepcopy(value, memo)
        return new

    def keyrefs(self):
        """The references to the keys, as a list."""
        return list(self.data)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if kwargs:
            raise TypeError("Keyword arguments are not supported: cannot create weak reference to 'str' object")
        if dict is not None:
            for key, value in (dict if hasattr(dict, 'items') else type({})(dict)).items():
                self[key] = value


class WeakSet(MutableSet):
    """A set that does not keep its members alive."""

    def __init__(self, data=None):
        self.data = set()

        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.discard(wr)
        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for wr in self.data.copy():
            item = wr()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__(each for source in (self, other) for each in source)

    __or__ = union

    def isdisjoint(self, other):
        return not self.intersection(other)

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Calls a function once: at the end of an object, or of the program if the object is still there."""

    _registry = {}  # living ones and what they are to do, the oldest first
    _registered = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs, info.atexit = func, args, kwargs, True
        self._registry[self] = info

    def __call__(self, _=None):
        """Make the call now, if it was not made yet."""
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **info.kwargs)

    def peek(self):
        """Object, function and arguments; None if the call was made."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs

    def detach(self):
        """The same; the call will not be made."""
        found = self.peek()
        if found is not None:
            del self._registry[self]
        return found

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        """Whether the call is made at the end of the program."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        found = self.peek()
        if found is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        obj = found[0]
        return (f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} '
                f'at {id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        import sys
        while True:
            left = [each for each, info in cls._registry.items() if info.atexit]
            if not left:
                break
            try:
                left[-1]()
            except Exception:
                sys.excepthook(*sys.exc_info())
        cls._registry.clear()
