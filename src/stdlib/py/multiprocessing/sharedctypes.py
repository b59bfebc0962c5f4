"""Numbers and arrays in memory that processes share, with a lock or without.

The types are named by letters, as in `array`, or by the classes of `ctypes`. Every read and every write is a step of
its own: `value.value += 1` without the lock can lose updates.
"""

import _processes
from multiprocessing import get_context
from multiprocessing.context import assert_spawning

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

# Letter: name of the class, bytes, kind.
_TYPES = {
    'c': ('c_char', 1, 'char'), 'u': ('c_wchar', 4, 'text'), 'b': ('c_byte', 1, 'int'), 'B': ('c_ubyte', 1, 'uint'),
    'h': ('c_short', 2, 'int'), 'H': ('c_ushort', 2, 'uint'), 'i': ('c_int', 4, 'int'), 'I': ('c_uint', 4, 'uint'),
    'l': ('c_long', 8, 'int'), 'L': ('c_ulong', 8, 'uint'), 'q': ('c_longlong', 8, 'int'),
    'Q': ('c_ulonglong', 8, 'uint'), 'f': ('c_float', 4, 'float'), 'd': ('c_double', 8, 'float'),
    '?': ('c_bool', 1, 'bool'),
}
_LETTERS = {name: letter for letter, (name, _, _) in _TYPES.items()}
_LETTERS.update(c_int32='i', c_uint32='I', c_int64='q', c_uint64='Q', c_int16='h', c_uint16='H', c_int8='b',
                c_uint8='B', c_size_t='L', c_ssize_t='l')


def _letter(type_):
    letter = type_ if isinstance(type_, str) else _LETTERS.get(getattr(type_, '__name__', None))
    if letter not in _TYPES or type_ == '?':
        raise TypeError('bad typecode (must be a ctypes type or one of c, b, B, u, h, H, i, I, l, L, q, Q, f or d)')
    return letter


def _pack(letter, value):
    name, size, kind = _TYPES[letter]
    if kind == 'float':
        if not isinstance(value, (int, float)):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        return _processes.pack_float(float(value), size)
    if kind == 'bool':
        return b'\1' if value else b'\0'
    if kind == 'char':
        if isinstance(value, int):
            value = bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        return bytes(value)
    if kind == 'text':
        return ord(value).to_bytes(4, 'little')
    if not hasattr(value, '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    # Too large a number loses its high bits, as in C.
    return (value.__index__() & ((1 << 8 * size) - 1)).to_bytes(size, 'little')


def _unpack(letter, data):
    kind = _TYPES[letter][2]
    if kind == 'float':
        return _processes.unpack_float(data)
    if kind == 'bool':
        return data != b'\0'
    if kind == 'char':
        return data
    if kind == 'text':
        return chr(int.from_bytes(data, 'little'))
    return int.from_bytes(data, 'little', signed=kind == 'int')


class _Raw:
    """A place in shared memory for `length` items of one type."""

    def __init__(self, letter, length, memory=None):
        self._letter = letter
        self._size = _TYPES[letter][1]
        self._length = length
        self._memory = _processes.memory(None, self._size * length) if memory is None else memory

    def __reduce__(self):
        assert_spawning(self)
        return type(self), (self._letter, self._length, self._memory)

    def _get(self, index):
        return _unpack(self._letter, _processes.load(self._memory, index * self._size, self._size))

    def _set(self, index, value):
        _processes.store(self._memory, index * self._size, _pack(self._letter, value))


class _RawValue(_Raw):
    @property
    def value(self):
        return self._get(0)

    @value.setter
    def value(self, value):
        self._set(0, value)

    def __repr__(self):
        return f'{_TYPES[self._letter][0]}({self.value!r})'


class _RawArray(_Raw):
    def __repr__(self):
        kind = f'{_TYPES[self._letter][0]}_Array_{self._length}'
        return f'<{type(self).__module__}.{kind} object at 0x{id(self):x}>'

    def __len__(self):
        return self._length

    def _index(self, index):
        index = index.__index__()
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError('invalid index')
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self._get(i) for i in range(*index.indices(self._length))]
            if self._letter == 'c':
                return b''.join(items)
            return ''.join(items) if self._letter == 'u' else items
        return self._get(self._index(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            if self._letter == 'c':
                value = [bytes([byte]) for byte in value]
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for place, item in zip(places, value):
                self._set(place, item)
            return
        self._set(self._index(index), value)

    def __iter__(self):
        for index in range(self._length):
            yield self._get(index)

    def _bytes(self):
        return _processes.load(self._memory, 0, self._length)

    @property
    def value(self):
        if self._letter != 'c':
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'value'")
        return self._bytes().split(b'\0', 1)[0]

    @value.setter
    def value(self, data):
        if self._letter != 'c':
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'value'")
        if len(data) > self._length:
            raise ValueError('byte string too long')
        _processes.store(self._memory, 0, data + b'\0' * (len(data) < self._length))

    @property
    def raw(self):
        return self._bytes()


class _RawStruct:
    """A structure in shared memory, whose fields are read and written there; perhaps one of several."""

    def __init__(self, kind, memory=None, start=0):
        self.__dict__.update(_kind=kind, _memory=memory or _processes.memory(None, _struct_size(kind)), _start=start)

    def __reduce__(self):
        assert_spawning(self)
        return type(self), (self._kind, self._memory, self._start)

    def __getattr__(self, name):
        if name not in _places(self._kind):
            raise AttributeError(f'{self._kind.__name__!r} object has no attribute {name!r}')
        letter, at = _places(self._kind)[name]
        return _unpack(letter, _processes.load(self._memory, self._start + at, _TYPES[letter][1]))

    def __setattr__(self, name, value):
        letter, at = _places(self._kind)[name]
        _processes.store(self._memory, self._start + at, _pack(letter, value))

    def _fill(self, values, named=()):
        for name, value in (*zip(_places(self._kind), values), *dict(named).items()):
            setattr(self, name, value)
        return self


class _RawStructs:
    """An array of them."""

    _letter = None

    def __init__(self, kind, length, memory=None):
        self._kind, self._length, self._size = kind, length, _struct_size(kind)
        self._memory = memory or _processes.memory(None, self._size * length)

    def __reduce__(self):
        assert_spawning(self)
        return type(self), (self._kind, self._length, self._memory)

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError('invalid index')
        return _RawStruct(self._kind, self._memory, index % self._length * self._size)

    def __setitem__(self, index, value):
        self[index]._fill(value if isinstance(value, tuple) else value._held)


def _is_struct(type_):
    return hasattr(type_, '_fields_')


def _places(kind):
    """Letter and offset of each field."""
    found, at = {}, 0
    for name, of in kind._fields_:
        letter = _letter(of)
        size = _TYPES[letter][1]
        at += -at % size
        found[name] = letter, at
        at += size
    return found


def _struct_size(kind):
    from ctypes import sizeof
    return sizeof(kind)


def RawValue(typecode_or_type, *args):
    """A number or a structure in shared memory."""
    if _is_struct(typecode_or_type):
        return _RawStruct(typecode_or_type)._fill(args)
    raw = _RawValue(_letter(typecode_or_type), 1)
    if args:
        raw.value = args[0]
    return raw


def RawArray(typecode_or_type, size_or_initializer):
    """An array in shared memory: of zeros if a length is given, else of these items."""
    if _is_struct(typecode_or_type):
        if isinstance(size_or_initializer, int):
            return _RawStructs(typecode_or_type, size_or_initializer)
        raw = _RawStructs(typecode_or_type, len(size_or_initializer))
        for index, item in enumerate(size_or_initializer):
            raw[index] = item
        return raw
    letter = _letter(typecode_or_type)
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError(f'Array length must be >= 0, not {size_or_initializer}')
        return _RawArray(letter, size_or_initializer)
    items = list(size_or_initializer)
    raw = _RawArray(letter, len(items))
    _processes.store(raw._memory, 0, b''.join(_pack(letter, item) for item in items))
    return raw


def _lock(lock, ctx):
    if lock in (True, None):
        return (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return lock


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number in shared memory with a lock; without one if `lock` is False."""
    raw = RawValue(typecode_or_type, *args)
    return raw if lock is False else synchronized(raw, lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array in shared memory with a lock; without one if `lock` is False."""
    raw = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return raw
    return (SynchronizedString if raw._letter == 'c' else SynchronizedArray)(raw, _lock(lock, ctx))


def copy(obj):
    """The same in another place."""
    fresh = type(obj)(obj._letter, obj._length)
    _processes.store(fresh._memory, 0, _processes.load(obj._memory, 0, obj._size * obj._length))
    return fresh


def synchronized(obj, lock=None, ctx=None):
    """An object of RawValue or RawArray with a lock."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _RawStruct):
        kind = _SynchronizedStruct
    elif isinstance(obj, _RawValue):
        kind = Synchronized
    else:
        kind = SynchronizedString if obj._letter == 'c' else SynchronizedArray
    return kind(obj, _lock(lock, ctx))


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
        return type(self), (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class _SynchronizedStruct(SynchronizedBase):
    def __getattr__(self, name):
        with self._lock:
            return getattr(self._obj, name)

    def __setattr__(self, name, value):
        if name in ('_obj', '_lock', 'acquire', 'release'):
            return object.__setattr__(self, name, value)
        with self._lock:
            setattr(self._obj, name, value)


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
