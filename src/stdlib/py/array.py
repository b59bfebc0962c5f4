"""Sequences of numbers that take little room. CPython has this in C; here an array is a bytearray of its items."""

import struct

__all__ = ['array', 'ArrayType', 'typecodes']

typecodes = ('b', 'B', 'u', 'w', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'e', 'f', 'd', 'Zf', 'Zd')
_SIZES = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8,
          'u': 4, 'w': 4}
_NAMES = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short', 'i': 'signed int',
          'I': 'unsigned int', 'l': 'signed long', 'L': 'unsigned long', 'q': 'signed long long',
          'Q': 'unsigned long long'}


class array(bytearray):
    """array(typecode, initializer): items of one type."""

    __hash__ = None

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str):
            raise TypeError(f'array() argument 1 must be str, not {type(typecode).__name__}')
        if typecode not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)')
        self = bytearray.__new__(cls)
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        text = typecode in 'uw'
        if isinstance(initializer, str) and not text:
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, array):
            if initializer.typecode in 'uw' and not text:
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
            self.extend(initializer.tolist())
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            for item in initializer:
                self.append(item)
        return self

    def __init__(self, *args):
        pass

    def _buffer_format(self):
        return self.typecode

    def _pack(self, value):
        code = self.typecode
        if code in 'uw':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not ' + (
                    f'a string of length {len(value)}' if isinstance(value, str) else type(value).__name__))
            return ord(value).to_bytes(4, 'little')
        if code in 'efd':
            if isinstance(value, str) or not (isinstance(value, (int, float)) or hasattr(type(value), '__float__')):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            return struct.pack(code, value)
        if not isinstance(value, int):
            if not hasattr(type(value), '__index__'):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = type(value).__index__(value)
        size = self.itemsize
        low, high = (0, (1 << size * 8) - 1) if code.isupper() else (-1 << size * 8 - 1, (1 << size * 8 - 1) - 1)
        if not low <= value <= high:
            if code in 'qlQL' or (code == 'i' and not -1 << 63 <= value < 1 << 63):
                if value < 0 and code.isupper():
                    raise OverflowError("can't convert negative value to unsigned int")
                raise OverflowError('int too big to convert' if code in 'qQ' else
                                    f'Python int too large to convert to C {"unsigned " if code.isupper() else ""}long')
            if value < 0 and code == 'I':
                raise OverflowError("can't convert negative value to unsigned int")
            word = 'minimum' if value < low else 'maximum'
            side = 'less than' if value < low else 'greater than'
            raise OverflowError(f'{_NAMES[code]} is {side} {word}')
        return value.to_bytes(size, 'little', signed=not code.isupper())

    def _unpack(self, data):
        if self.typecode in 'uw':
            return chr(int.from_bytes(data, 'little'))
        if self.typecode in 'efd':
            return struct.unpack(self.typecode, data)[0]
        return int.from_bytes(data, 'little', signed=not self.typecode.isupper())

    def _made(self, data):
        """An array of the same type with these bytes."""
        new = array(self.typecode)
        bytearray.extend(new, data)
        return new

    def _same(self, other, what):
        if not isinstance(other, array):
            raise TypeError(f'can only {what} array (not "{type(other).__name__}") to array' if what == 'append' else
                            f'can only {what} with array (not "{type(other).__name__}")')
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation' if what == 'append' else
                            'can only extend with array of same kind')

    def tobytes(self):
        return b''.join((self,))

    def tolist(self):
        data, size = self.tobytes(), self.itemsize
        return [self._unpack(data[at:at + size]) for at in range(0, len(data), size)]

    def tounicode(self):
        if self.typecode not in 'uw':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self.tolist())

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = memoryview(buffer).tobytes()
        if len(data) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        bytearray.extend(self, data)

    def fromlist(self, list, /):
        data = b''.join([self._pack(item) for item in list])
        bytearray.extend(self, data)

    def fromunicode(self, ustr, /):
        self.fromlist([*ustr])

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) - len(data) % self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError('read() returned not enough bytes')

    def tofile(self, f, /):
        f.write(self.tobytes())

    def append(self, v, /):
        bytearray.extend(self, self._pack(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            self._same(bb, 'extend')
            bytearray.extend(self, bb.tobytes())
        else:
            for item in bb:
                self.append(item)

    def insert(self, i, v, /):
        length = len(self)
        at = max(i + length, 0) if i < 0 else min(i, length)
        at *= self.itemsize
        bytearray.__setitem__(self, slice(at, at), self._pack(v))

    def pop(self, i=-1, /):
        if not len(self):
            raise IndexError('pop from empty array')
        value = self[self._place(i, 'pop index out of range')]
        del self[i]
        return value

    def remove(self, v, /):
        del self[self.index(v) if v in self.tolist() else self._absent('remove')]

    def _absent(self, what):
        raise ValueError(f'array.{what}(x): x not in array')

    def index(self, v, start=0, stop=9223372036854775807, /):
        items = self.tolist()
        return items.index(v, start, stop) if v in items[start:stop] else self._absent('index')

    def count(self, v, /):
        return self.tolist().count(v)

    def clear(self):
        bytearray.clear(self)

    def reverse(self):
        self[:] = self._made(b''.join([self._pack(item) for item in self.tolist()[::-1]]))

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        bytearray.__setitem__(self, slice(None), b''.join([data[at:at + size][::-1]
                                                           for at in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self), len(self)

    def _place(self, key, message):
        if not isinstance(key, int):
            if not hasattr(type(key), '__index__'):
                raise TypeError('array indices must be integers')
            key = type(key).__index__(key)
        length = len(self)
        at = key + length if key < 0 else key
        if not 0 <= at < length:
            raise IndexError(message)
        return at

    def __len__(self):
        return _length(self) // self.itemsize

    def __iter__(self):
        at = 0
        while at < len(self):
            yield self[at]
            at += 1

    def __reversed__(self):
        return reversed(self.tolist())

    def __contains__(self, value):
        return value in self.tolist()

    def __getitem__(self, key):
        size = self.itemsize
        if isinstance(key, slice):
            data = self.tobytes()
            return self._made(b''.join([data[at * size:at * size + size] for at in range(*key.indices(len(self)))]))
        at = self._place(key, 'array index out of range') * size
        return self._unpack(_part(self, at, at + size))

    def __setitem__(self, key, value):
        size = self.itemsize
        if not isinstance(key, slice):
            at = self._place(key, 'array assignment index out of range') * size
            bytearray.__setitem__(self, slice(at, at + size), self._pack(value))
            return
        if not isinstance(value, array):
            raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
        if value.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        start, stop, step = key.indices(len(self))
        if step == 1:
            bytearray.__setitem__(self, slice(start * size, max(start, stop) * size), value.tobytes())
            return
        places = range(start, stop, step)
        if len(places) != len(value):
            raise ValueError(f'attempt to assign array of size {len(value)} to extended slice of size {len(places)}')
        for at, item in zip(places, value.tolist()):
            self[at] = item

    def __delitem__(self, key):
        size = self.itemsize
        if isinstance(key, slice):
            for at in sorted(range(*key.indices(len(self))), reverse=True):
                bytearray.__delitem__(self, slice(at * size, at * size + size))
            return
        at = self._place(key, 'array assignment index out of range') * size
        bytearray.__delitem__(self, slice(at, at + size))

    def __add__(self, other):
        self._same(other, 'append')
        return self._made(self.tobytes() + other.tobytes())

    def __iadd__(self, other):
        self._same(other, 'extend')
        bytearray.extend(self, other.tobytes())
        return self

    def __mul__(self, n):
        return self._made(self.tobytes() * n) if isinstance(n, int) else NotImplemented

    __rmul__ = __mul__

    def __imul__(self, n):
        bytearray.__setitem__(self, slice(None), self.tobytes() * n)
        return self

    def __eq__(self, other):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    def __ne__(self, other):
        return self.tolist() != other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    def __repr__(self):
        if not len(self):
            return f"array('{self.typecode}')"
        shown = repr(self.tounicode()) if self.typecode in 'uw' else repr(self.tolist())
        return f"array('{self.typecode}', {shown})"

    __str__ = __repr__

    def __copy__(self):
        return self._made(self.tobytes())

    def __deepcopy__(self, memo):
        return self._made(self.tobytes())

    def __reduce_ex__(self, protocol):
        return array, (self.typecode, self.tolist())


def _length(data):
    return len(b''.join((data,)))


def _part(data, start, stop):
    return bytes(bytearray.__getitem__(data, slice(start, stop)))


ArrayType = array
