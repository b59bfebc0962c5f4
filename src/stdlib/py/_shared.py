"""What processes share in memory: numbers, structures and arrays, which CPython has in ctypes, that is in C.

Frames of this file do not show in tracebacks.
"""

import _processes
from _processes import get, put
from multiprocessing.context import assert_spawning

# Letter: name of the class, bytes, kind.
_TYPES = {
    'c': ('c_char', 1, 'char'), 'u': ('c_wchar', 4, 'text'), 'b': ('c_byte', 1, 'int'), 'B': ('c_ubyte', 1, 'uint'),
    'h': ('c_short', 2, 'int'), 'H': ('c_ushort', 2, 'uint'), 'i': ('c_int', 4, 'int'), 'I': ('c_uint', 4, 'uint'),
    'l': ('c_long', 8, 'int'), 'L': ('c_ulong', 8, 'uint'), 'q': ('c_longlong', 8, 'int'),
    'Q': ('c_ulonglong', 8, 'uint'), 'f': ('c_float', 4, 'float'), 'd': ('c_double', 8, 'float'),
    '?': ('c_bool', 1, 'bool'),
}
# What `_processes.get` calls them.
_KINDS = {'uint': 0, 'int': 1, 'float': 2}
_LETTERS = {name: letter for letter, (name, _, _) in _TYPES.items()}
_LETTERS.update(c_int32='i', c_uint32='I', c_int64='q', c_uint64='Q', c_int16='h', c_uint16='H', c_int8='b',
                c_uint8='B', c_size_t='L', c_ssize_t='l')


def _letter(type_):
    letter = type_ if isinstance(type_, str) else _LETTERS.get(getattr(type_, '__name__', None))
    if letter not in _TYPES or type_ == '?':
        raise TypeError('this type has no size')
    return letter


class Several:
    """An array type."""

    def __init__(self, type_, length):
        self.type_, self.length = type_, length


class Kind:
    """A type, or the letter of one, that makes array types when it is multiplied."""

    def __init__(self, type_):
        self.type_ = type_

    def __mul__(self, length):
        if length < 0:
            raise ValueError(f'Array length must be >= 0, not {length}')
        return Several(self.type_, length)


def sizeof(kind):
    return kind.type_._size_ if _is_of_ctypes(kind.type_) else _TYPES[_letter(kind.type_)][1]


def make(kind):
    """An object of zeros, still without its first values."""
    type_ = kind.type_
    if _is_of_ctypes(type_):
        return _place(type_ * kind.length if isinstance(kind, Several) else type_)
    if isinstance(kind, Several):
        return of(_RawArray, _letter(type_), kind.length)
    return of(_RawValue, _letter(type_), 1)


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
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected, '
                            f'not {type(value).__name__}')
        return bytes(value)
    if kind == 'text':
        return ord(value).to_bytes(4, 'little')
    if not hasattr(value, '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _get(memory, at, letter):
    _, size, kind = _TYPES[letter]
    if kind in _KINDS:
        return get(memory, at, size, _KINDS[kind])
    data = _processes.load(memory, at, size)
    if kind == 'bool':
        return data != b'\0'
    return chr(int.from_bytes(data, 'little')) if kind == 'text' else data


def of(cls, *args):
    """An object whose `__init__` sets values, which can be done later."""
    self = object.__new__(cls)
    self._begin(*args)
    return self


class _Raw:
    """A place in shared memory for `length` items of one type."""

    def _begin(self, letter, length, memory=None):
        self._letter = letter
        _, self._size, kind = _TYPES[letter]
        self._kind = _KINDS.get(kind)
        self._exact = int if self._kind in (0, 1) else None
        self._length = length
        self._memory = _processes.memory(None, self._size * length) if memory is None else memory

    def __reduce__(self):
        assert_spawning(self)
        return of, (type(self), self._letter, self._length, self._memory)

    def __getattr__(self, name):
        kind = _TYPES[self._letter][0] + (f'_Array_{self._length}' if isinstance(self, _RawArray) else '')
        raise AttributeError(f'{kind!r} object has no attribute {name!r}')

    def _get(self, index):
        if self._kind is None:
            return _get(self._memory, index * self._size, self._letter)
        return get(self._memory, index * self._size, self._size, self._kind)

    def _set(self, index, value):
        if value.__class__ is not self._exact:
            value = _pack(self._letter, value)
        put(self._memory, index * self._size, value, self._size)


class _RawValue(_Raw):
    def __init__(self, value=0):
        self._set(0, value)

    @property
    def value(self):
        if self._kind is None:
            return _get(self._memory, 0, self._letter)
        return get(self._memory, 0, self._size, self._kind)

    @value.setter
    def value(self, value):
        if value.__class__ is not self._exact:
            value = _pack(self._letter, value)
        put(self._memory, 0, value, self._size)

    def __repr__(self):
        return f'{_TYPES[self._letter][0]}({self.value!r})'


class _RawArray(_Raw):
    def __init__(self, *items):
        _processes.store(self._memory, 0, b''.join(self._bytes_of(_pack(self._letter, item)) for item in items))

    def __repr__(self):
        kind = f'{_TYPES[self._letter][0]}_Array_{self._length}'
        return f'<multiprocessing.sharedctypes.{kind} object at 0x{id(self):x}>'

    def __len__(self):
        return self._length

    def _bytes_of(self, packed):
        if packed.__class__ is not int:
            return packed
        return (packed & ((1 << 8 * self._size) - 1)).to_bytes(self._size, 'little')

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


class Place:
    """Shared memory as a thing to slice, below what `ctypes` makes."""

    def __init__(self, memory, length):
        self._memory, self._length = memory, length

    def __len__(self):
        return self._length

    def __getitem__(self, part):
        return _processes.load(self._memory, part.start, part.stop - part.start)

    def __setitem__(self, part, data):
        _processes.store(self._memory, part.start, bytes(data))

    def reduce(self, obj):
        assert_spawning(obj)
        cls, lengths = type(obj), []
        while hasattr(cls, '_length_'):
            # Array types have no name that leads to them.
            lengths.insert(0, cls._length_)
            cls = cls._type_
        return _place, (cls, self._memory, obj._at_, *lengths)


def _place(cls, memory=None, at=0, *lengths):
    """A structure, or whatever else of `ctypes`, in shared memory; perhaps a part of an array."""
    import _ctypes
    for length in lengths:
        cls *= length
    if memory is None:
        memory = _processes.memory(None, cls._size_)
    return _ctypes.at(cls, Place(memory, at + cls._size_), at)


def _is_of_ctypes(type_):
    """Whether it is more than one of the usual numbers."""
    return hasattr(type_, '_size_') and type_.__name__ not in _LETTERS


def shm_open(name, flags, mode):
    return _processes.open_memory(name)
