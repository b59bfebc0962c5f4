"""Numbers as C has them, and structures of them. There is no C here, so no libraries, pointers or addresses."""

import struct

_FORMATS = {'c_bool': '?', 'c_byte': 'b', 'c_ubyte': 'B', 'c_short': 'h', 'c_ushort': 'H', 'c_int': 'i', 'c_uint': 'I',
            'c_long': 'l', 'c_ulong': 'L', 'c_longlong': 'q', 'c_ulonglong': 'Q', 'c_float': 'f', 'c_double': 'd',
            'c_char': 'c'}


class _Kind(type):
    def __mul__(cls, length):
        if length < 0:
            raise ValueError(f'Array length must be >= 0, not {length}')
        name = f'{cls.__name__}_Array_{length}'
        return _Kind(name, (Array,), {'_type_': cls, '_length_': length, '__module__': cls.__module__})

    __rmul__ = __mul__


class _Data(metaclass=_Kind):
    """What has a size in C."""


class _SimpleCData(_Data):
    """A number that can change."""

    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'

    def __bool__(self):
        return bool(self.value)

    @property
    def value(self):
        return struct.unpack('@' + self._type_, self._data)[0]

    @value.setter
    def value(self, value):
        self._data = self._packed(value)

    @classmethod
    def _packed(cls, value):
        letter = cls._type_
        if letter in 'fd':
            if not isinstance(value, (int, float)):
                raise TypeError(f'must be real number, not {type(value).__name__}')
        elif letter == 'c':
            value = bytes([value]) if isinstance(value, int) else value or b'\0'
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                got = f'bytes of length {len(value)}' if isinstance(value, (bytes, bytearray)) else type(value).__name__
                raise TypeError(f'one character bytes, bytearray, or an integer in range(256) expected, not {got}')
        elif letter != '?':
            if not hasattr(value, '__index__'):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            # Too large a number loses its high bits.
            bits = 8 * struct.calcsize('@' + letter)
            value = value.__index__() & (1 << bits) - 1
            if letter.islower() and value >> bits - 1:
                value -= 1 << bits
        return struct.pack('@' + letter, value)


for _name, _letter in _FORMATS.items():
    globals()[_name] = _Kind(_name, (_SimpleCData,), {'_type_': _letter, '__module__': __name__})
c_int8, c_int16, c_int32, c_int64, c_ssize_t = c_byte, c_short, c_int, c_long, c_long
c_uint8, c_uint16, c_uint32, c_uint64, c_size_t = c_ubyte, c_ushort, c_uint, c_ulong, c_ulong
c_longlong, c_ulonglong = c_long, c_ulong


def _new(kind, value=None):
    """An item of an array or a structure: a number, or an object of its own."""
    if issubclass(kind, _SimpleCData):
        return kind() if value is None else kind(value.value if isinstance(value, _SimpleCData) else value)
    if value is None or isinstance(value, kind):
        return value or kind()
    if isinstance(value, tuple):
        return kind(*value)
    raise TypeError(f'expected {kind.__name__} instance, got {type(value).__name__}')


def _shown(item):
    return item.value if isinstance(item, _SimpleCData) else item


class Array(_Data):
    """Items of one kind; made by multiplying the kind with a number."""

    def __init__(self, *items):
        if len(items) > self._length_:
            raise IndexError('invalid index')
        self._items = [_new(self._type_, item) for item in items]
        self._items += [_new(self._type_) for _ in range(self._length_ - len(items))]

    def __len__(self):
        return self._length_

    def __getitem__(self, at):
        if isinstance(at, slice):
            return [_shown(item) for item in self._items[at]]
        if not -self._length_ <= at < self._length_:
            raise IndexError('invalid index')
        return _shown(self._items[at])

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            places = range(self._length_)[at]
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for place, one in zip(places, value):
                self[place] = one
        elif not -self._length_ <= at < self._length_:
            raise IndexError('invalid index')
        else:
            self._items[at] = _new(self._type_, value)


class Structure(_Data):
    """Named fields, listed in `_fields_`."""

    def __init__(self, *values, **named):
        fields = [field for base in reversed(type(self).__mro__) for field in base.__dict__.get('_fields_', ())]
        if len(values) > len(fields):
            raise TypeError('too many initializers')
        given = dict(zip((field[0] for field in fields), values))
        for name in named:
            if name in given:
                raise TypeError(f'duplicate values for field {name!r}')
        given.update(named)
        kinds = {field[0]: field[1] for field in fields}
        self.__dict__['_kinds'] = kinds
        self.__dict__['_held'] = {name: _new(kind, given.pop(name, None)) for name, kind in kinds.items()}
        for name, value in given.items():
            self.__dict__[name] = value

    def __getattr__(self, name):
        held = self.__dict__.get('_held', {})
        if name in held:
            return _shown(held[name])
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __setattr__(self, name, value):
        if name in self._kinds:
            self._held[name] = _new(self._kinds[name], value)
        else:
            self.__dict__[name] = value


def _extent(kind):
    """Size and alignment in bytes."""
    if issubclass(kind, _SimpleCData):
        size = struct.calcsize('@' + kind._type_)
        return size, size
    if issubclass(kind, Array):
        size, align = _extent(kind._type_)
        return size * kind._length_, align
    at, widest = 0, 1
    for base in reversed(kind.__mro__):
        for field in base.__dict__.get('_fields_', ()):
            size, align = _extent(field[1])
            at += -at % align + size
            widest = max(widest, align)
    return at + -at % widest, widest


def sizeof(obj_or_type, /):
    """How many bytes C would need."""
    kind = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if not issubclass(kind, _Data):
        raise TypeError('this type has no size')
    return _extent(kind)[0]


def alignment(obj_or_type, /):
    """What C would align it to."""
    return _extent(obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type))[1]
