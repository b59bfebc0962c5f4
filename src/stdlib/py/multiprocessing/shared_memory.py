"""Named blocks of memory that processes share, and a list in one of them."""

import itertools
import os
import _gilscope
import _processes
import _shared as _posixshmem
from multiprocessing import util

__all__ = ['SharedMemory', 'ShareableList']

_names = itertools.count(1)


class _Buffer:
    """The bytes of a block: what `memoryview` is in CPython, for bytes and slices of them."""

    __module__, __qualname__ = 'builtins', 'memoryview'

    def __init__(self, memory, size):
        self._memory = memory
        self.nbytes = size

    def __len__(self):
        return self.nbytes

    def _places(self, key):
        start, stop, step = key.indices(self.nbytes)
        if step != 1:
            _gilscope.unsupported('slices of shared memory with a step')
        return start, max(stop - start, 0)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return _processes.load(self._memory, *self._places(key))
        if not -self.nbytes <= key < self.nbytes:
            raise IndexError('index out of bounds on dimension 1')
        return _processes.load(self._memory, key % self.nbytes, 1)[0]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            start, length = self._places(key)
            if length != len(value):
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
            _processes.store(self._memory, start, bytes(value))
            return
        if not -self.nbytes <= key < self.nbytes:
            raise IndexError('index out of bounds on dimension 1')
        if not hasattr(value, '__index__'):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value <= 255:
            raise ValueError("memoryview: invalid value for format 'B'")
        _processes.store(self._memory, key % self.nbytes, bytes([value]))

    def __iter__(self):
        return iter(self[:])

    def __bytes__(self):
        return self[:]

    def tobytes(self):
        return self[:]

    def tolist(self):
        return list(self[:])

    def hex(self, *args, **kwargs):
        return self[:].hex(*args, **kwargs)

    readonly, format, itemsize, ndim, strides = False, 'B', 1, 1, (1,)

    @property
    def shape(self):
        return (self.nbytes,)

    def cast(self, format):
        if format != 'B':
            _gilscope.unsupported('casts of shared memory')
        return self

    def release(self):
        pass


class SharedMemory:
    """A block of memory with a name."""

    _prepend_leading_slash = True
    _flags, _mode = os.O_RDWR, 0o600

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create:
            if size == 0:
                raise ValueError("'size' must be a positive number different from zero")
            if name is None:
                name = 'psm_%08x' % (os.getpid() << 16 | next(_names))
            self._memory = _processes.memory(name, size)
        else:
            if name is None:
                raise ValueError("'name' can only be None if create=True")
            self._fd = _posixshmem.shm_open(
                name,
                self._flags,
                mode=self._mode
            )
            self._memory, size = self._fd
        self._name = name
        if track:
            util._tracked.add(name)
        self._track = track
        self._size = size
        self._buf = _Buffer(self._memory, size)

    def __reduce__(self):
        return self.__class__, (self.name, False, self.size)

    def __repr__(self):
        return f'{self.__class__.__name__}({self.name!r}, size={self.size})'

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    def close(self):
        """This process does not use it any more."""
        self._buf = None

    def unlink(self):
        """Take the name away; the block goes when nobody uses it."""
        _processes.unlink_memory(self._name)
        if self._track:
            util._tracked.discard(self._name)


class ShareableList:
    """A list of fixed length in shared memory; texts and bytes may not grow beyond their first length."""

    def __init__(self, sequence=None, *, name=None):
        if name is None or sequence is not None:
            entries = [self._entry(item) for item in sequence or ()]
            body = b''.join(head + data for head, data in entries)
            index = b''.join(at.to_bytes(8, 'little') for at in self._starts(entries))
            head = len(entries).to_bytes(8, 'little')
            # As large as CPython's, which keeps kinds and lengths in other places.
            room = sum(max(8, int.from_bytes(entry[1:5], 'little')) for entry, _ in entries)
            self.shm = SharedMemory(name, create=True, size=16 + 17 * len(entries) + room)
            self.shm.buf[0:8 + len(index)] = head + index
            if body:
                self.shm.buf[8 + len(index):8 + len(index) + len(body)] = body
        else:
            self.shm = SharedMemory(name)

    @staticmethod
    def _starts(entries):
        at = 8 + 8 * len(entries)
        for head, data in entries:
            yield at
            at += len(head) + len(data)

    @staticmethod
    def _entry(item):
        """Kind, room, length; then the data."""
        if item is None:
            kind, data = b'n', b''
        elif isinstance(item, bool):
            kind, data = b'?', bytes([item])
        elif isinstance(item, int):
            if not -1 << 63 <= item < 1 << 63:
                from struct import error
                raise error("'q' format requires -9223372036854775808 <= number <= 9223372036854775807")
            kind, data = b'q', item.to_bytes(8, 'little', signed=True)
        elif isinstance(item, float):
            kind, data = b'd', _processes.pack_float(item, 8)
        elif isinstance(item, str):
            kind, data = b's', item.encode()
        elif isinstance(item, bytes):
            kind, data = b'b', item
        else:
            raise KeyError(type(item))
        room = len(data) if kind not in b'sb' else max(8 * (len(data) // 8 + 1), 8)
        if kind == b'n':
            room = 8
        return kind + room.to_bytes(4, 'little') + len(data).to_bytes(4, 'little'), data + b'\0' * (room - len(data))

    def _start(self, position):
        position = position if position >= 0 else position + len(self)
        if not 0 <= position < len(self):
            raise IndexError("index out of range")
        return int.from_bytes(self.shm.buf[8 + 8 * position:16 + 8 * position], 'little')

    def __getitem__(self, position):
        at = self._start(position)
        head = self.shm.buf[at:at + 9]
        kind, length = head[:1], int.from_bytes(head[5:9], 'little')
        data = self.shm.buf[at + 9:at + 9 + length]
        if kind == b'n':
            return None
        if kind == b'?':
            return data != b'\0'
        if kind == b'q':
            return int.from_bytes(data, 'little', signed=True)
        if kind == b'd':
            return _processes.unpack_float(data)
        data = data.rstrip(b'\0')
        return data.decode() if kind == b's' else data

    def __setitem__(self, position, value):
        try:
            at = self._start(position)
        except IndexError:
            raise IndexError('assignment index out of range') from None
        room = int.from_bytes(self.shm.buf[at + 1:at + 5], 'little')
        head, data = self._entry(value)
        length = int.from_bytes(head[5:9], 'little')
        if length > room:
            raise ValueError("bytes/str item exceeds available storage")
        self.shm.buf[at:at + 9 + length] = head[:1] + room.to_bytes(4, 'little') + head[5:9] + data[:length]

    def __reduce__(self):
        return _rebuild_list, (self.__class__, self.shm.name)

    def __len__(self):
        return int.from_bytes(self.shm.buf[0:8], 'little')

    def __iter__(self):
        for position in range(len(self)):
            yield self[position]

    def __repr__(self):
        return f'{self.__class__.__name__}({list(self)}, name={self.shm.name!r})'

    @property
    def format(self):
        """The items as a format of `struct`."""
        kinds = {b'n': 'xxxxxx?x', b'?': 'xxxxxxx?', b'q': 'q', b'd': 'd'}

        def one(position):
            at = self._start(position)
            room = int.from_bytes(self.shm.buf[at + 1:at + 5], 'little')
            return kinds.get(self.shm.buf[at:at + 1]) or f'{room}s'

        return ''.join(one(position) for position in range(len(self)))

    def count(self, value):
        return sum(value == entry for entry in self)

    def index(self, value):
        for position, entry in enumerate(self):
            if value == entry:
                return position
        raise ValueError("ShareableList.index(x): x not in list")


def _rebuild_list(cls, name):
    return cls(name=name)
