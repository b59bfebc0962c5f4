"""Numbers and arrays in memory that processes share, with a lock or without.

The types are named by letters, as in `array`, or by the classes of `ctypes`. Every read and every write is a step of
its own: `value.value += 1` without the lock can lose updates.
"""

import _processes
import _shared as ctypes
from _shared import _RawArray, _RawValue
from multiprocessing import get_context
from multiprocessing.context import assert_spawning

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']


def _new_value(type_):
    try:
        size = ctypes.sizeof(type_)
    except TypeError as e:
        raise TypeError("bad typecode (must be a ctypes type or one of "
                        "c, b, B, u, h, H, i, I, l, L, q, Q, f or d)") from e
    return ctypes.make(type_)


def RawValue(typecode_or_type, *args):
    """A number or a structure in shared memory."""
    type_ = ctypes.Kind(typecode_or_type)
    obj = _new_value(type_)
    obj.__init__(*args)
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    """An array in shared memory: of zeros if a length is given, else of these items."""
    type_ = ctypes.Kind(typecode_or_type)
    if isinstance(size_or_initializer, int):
        type_ = type_ * size_or_initializer
        return _new_value(type_)
    type_ = type_ * len(size_or_initializer)
    result = _new_value(type_)
    result.__init__(*size_or_initializer)
    return result


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number in shared memory with a lock; without one if `lock` is False."""
    obj = RawValue(typecode_or_type, *args)
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return synchronized(obj, lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array in shared memory with a lock; without one if `lock` is False."""
    obj = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return synchronized(obj, lock, ctx)


def copy(obj):
    """The same in another place."""
    if hasattr(obj, '_mem_'):
        fresh = ctypes.make(ctypes.Kind(type(obj)))
        fresh._mem_[0:len(obj._bytes())] = obj._bytes()
        return fresh
    fresh = ctypes.of(type(obj), obj._letter, obj._length)
    _processes.store(fresh._memory, 0, _processes.load(obj._memory, 0, obj._size * obj._length))
    return fresh


def synchronized(obj, lock=None, ctx=None):
    """An object of RawValue or RawArray with a lock."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _RawArray):
        kind = SynchronizedString if obj._letter == 'c' else SynchronizedArray
    elif hasattr(obj, '_fields_'):
        kind = _of_fields(type(obj))
    elif hasattr(obj, '_length_'):
        kind = SynchronizedArray
    else:
        kind = Synchronized
    return kind(obj, lock, ctx)


_classes = {}


def _of_fields(kind):
    """The class of structures with a lock: its properties are the fields."""
    if kind not in _classes:
        properties = {field[0]: _property(field[0]) for field in kind._fields_}
        _classes[kind] = type('Synchronized' + kind.__name__, (SynchronizedBase,), properties)
    return _classes[kind]


def _property(name):
    def get(self):
        self.acquire()
        try:
            return getattr(self._obj, name)
        finally:
            self.release()

    def set(self, value):
        self.acquire()
        try:
            setattr(self._obj, name, value)
        finally:
            self.release()

    return property(get, set)


class SynchronizedBase(object):
    """Shared memory whose single reads and writes hold a lock."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or get_context()).RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        self.acquire()
        try:
            return self._obj.value
        finally:
            self.release()

    @value.setter
    def value(self, value):
        self.acquire()
        try:
            self._obj.value = value
        finally:
            self.release()


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        return self[start:stop]

    def __setslice__(self, start, stop, values):
        self[start:stop] = values


class SynchronizedString(SynchronizedArray):
    value = Synchronized.value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw
