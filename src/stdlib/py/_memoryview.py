"""The built-in memoryview (`Objects/memoryobject.c`), loaded when a program first names it."""

from _gilscope import View, unsupported


def _view_of(obj, start, step, length, size, format):
    """A memoryview of a part of an object's buffer."""
    self = View.__new__(memoryview, obj, start, step, length, size)
    self._parts = obj, start, step, length, size
    self.format = format
    return self


class memoryview(View):
    """Items of a bytes-like object, seen without a copy; in one dimension."""

    __module__ = 'builtins'

    def __new__(cls, object):
        if isinstance(object, memoryview):
            object._check()
            made = _view_of(*object._parts, object.format)
            made.readonly = object.readonly
            return made
        format = 'B'
        size = 1
        if not isinstance(object, (bytes, bytearray)):
            ask = getattr(type(object), '__buffer__', None)
            if ask is None:
                raise TypeError("memoryview: a bytes-like object is required, not '" + type(object).__name__ + "'")
            return ask(object, 284)
        length = len(object)
        if hasattr(object, '_buffer_format'):
            format = object._buffer_format()
            size = object.itemsize
        made = _view_of(object, 0, size, length, size, format)
        made.readonly = isinstance(object, bytes)
        return made

    ndim = 1
    suboffsets = ()

    @property
    def obj(self):
        self._check()
        return self._parts[0]

    @property
    def itemsize(self):
        self._check()
        return self._parts[4]

    @property
    def nbytes(self):
        self._check()
        return self._parts[3] * self._parts[4]

    @property
    def shape(self):
        self._check()
        return (self._parts[3],)

    @property
    def strides(self):
        self._check()
        return (self._parts[2],)

    @property
    def contiguous(self):
        self._check()
        return self._parts[2] == self._parts[4] or self._parts[3] < 2

    c_contiguous = f_contiguous = contiguous

    def _check(self):
        if self._parts is None:
            raise ValueError('operation forbidden on released memoryview object')

    def release(self):
        self._parts = None
        self._release()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.release()

    def __len__(self):
        self._check()
        return self._parts[3]

    def __repr__(self):
        if self._parts is None:
            return '<released memory at ' + hex(id(self)) + '>'
        return '<memory at ' + hex(id(self)) + '>'

    def tobytes(self, order='C'):
        self._check()
        return bytes(self)

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def _item(self, data):
        if self.format == 'B':
            return data[0]
        if self.format == 'c':
            return data
        import struct
        return struct.unpack(self.format, data)[0]

    def tolist(self):
        data = self.tobytes()
        if self.format == 'B':
            return list(data)
        if self.format == 'c':
            return [data[i:i + 1] for i in range(len(data))]
        import struct
        return [item for item, in struct.iter_unpack(self.format, data)]

    def __iter__(self):
        return iter(self.tolist())

    def __contains__(self, value):
        return value in self.tolist()

    def __reversed__(self):
        return reversed(self.tolist())

    def count(self, value, /):
        return self.tolist().count(value)

    def index(self, value, start=0, stop=9223372036854775807, /):
        items = self.tolist()
        try:
            return items.index(value, start, stop)
        except ValueError:
            raise ValueError('memoryview.index(x): x not found') from None

    def _part(self, key):
        """The view that a key stands for."""
        self._check()
        obj, start, step, length, size = self._parts
        if isinstance(key, slice):
            first, last, stride = key.indices(length)
            made = _view_of(obj, start + first * step, step * stride, len(range(first, last, stride)), size,
                            self.format)
            made.readonly = self.readonly
            return made
        if isinstance(key, tuple):
            raise TypeError('memoryview: invalid slice key')
        if not isinstance(key, int):
            method = getattr(type(key), '__index__', None)
            if method is None:
                raise TypeError('memoryview: invalid slice key')
            key = method(key)
        at = key + length if key < 0 else key
        if not 0 <= at < length:
            raise IndexError('index out of bounds on dimension 1')
        return _view_of(obj, start + at * step, step, 1, size, self.format)

    def __getitem__(self, key):
        part = self._part(key)
        return part if isinstance(key, slice) else self._item(bytes(part))

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError('cannot modify read-only memory')
        part = self._part(key)
        if isinstance(key, slice):
            value = memoryview(value)
            if value._parts[3] != part._parts[3] or value._parts[4] != part._parts[4]:
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
            part._store(value.tobytes())
            return
        if self.format == 'B':
            if not isinstance(value, int):
                raise TypeError("memoryview: invalid type for format 'B'")
            if not 0 <= value <= 255:
                raise ValueError("memoryview: invalid value for format 'B'")
            part._store(bytes((value,)))
            return
        import struct
        try:
            data = struct.pack(self.format, value)
        except struct.error:
            kind = isinstance(value, (int, float)) and (isinstance(value, int) or self.format in 'fd')
            raise (ValueError if kind else TypeError)(
                "memoryview: invalid " + ('value' if kind else 'type') + " for format '" + self.format + "'") from None
        part._store(data)

    def __delitem__(self, key):
        raise TypeError('cannot delete memory')

    def __radd__(self, other):
        return other + self.tobytes() if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __eq__(self, other):
        if self is other:
            return True
        if self._parts is None or not isinstance(other, (bytes, bytearray, memoryview)):
            return False if self._parts is None else NotImplemented
        other = memoryview(other)
        if other.format == self.format:
            return len(self) == len(other) and (self.tobytes() == other.tobytes() or self.tolist() == other.tolist())
        return self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self.readonly:
            raise ValueError('cannot hash writable memoryview object')
        if self.format not in ('B', 'b', 'c'):
            raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        return hash(self.tobytes())

    def toreadonly(self):
        made = memoryview(self)
        made.readonly = True
        return made

    def cast(self, format, shape=None):
        self._check()
        if shape is not None and len(shape) != 1:
            unsupported('memoryviews in several dimensions')
        if not self.contiguous:
            raise TypeError('memoryview: casts are restricted to C-contiguous views')
        import struct
        letter = format[1:] if format[:1] == '@' else format
        if len(letter) != 1 or letter not in 'cbBhHiIlLqQnNfd?':
            raise ValueError("memoryview: destination format must be a native format prefixed with an optional '@'")
        obj, start, step, length, size = self._parts
        if self.format not in 'Bbc' and letter not in 'Bbc':
            raise TypeError('memoryview: cannot cast between two non-byte formats')
        new = struct.calcsize(letter)
        if length * size % new:
            raise TypeError('memoryview: length is not a multiple of itemsize')
        made = _view_of(obj, start, new, length * size // new, new, format)
        made.readonly = self.readonly
        return made
