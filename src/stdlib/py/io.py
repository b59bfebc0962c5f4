"""Files in memory: StringIO for text, BytesIO for bytes."""

__all__ = ['StringIO', 'BytesIO', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END',
           'DEFAULT_BUFFER_SIZE', 'IOBase', 'TextIOBase', 'BufferedIOBase', 'RawIOBase', 'BlockingIOError']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all files can do; a subclass says how to read and write."""

    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def readable(self):
        return False

    writable = seekable = readable

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def readlines(self, hint=-1, /):
        return list(self)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class BufferedIOBase(IOBase):
    pass


class RawIOBase(IOBase):
    pass


class _Memory:
    """A file whose contents are `_data`, of the type `_empty`, read and written at `_pos`."""

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check()
        return self._data

    def read(self, size=-1, /):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._pos + size
        found = self._data[self._pos:end]
        self._pos += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(self._newline, self._pos) + 1
        if not end:
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = self._data[self._pos:end]
        self._pos += len(found)
        return found

    def _put(self, part):
        data = self._data
        if self._pos > len(data):
            data += self._zero * (self._pos - len(data))
        self._data = data[:self._pos] + part + data[self._pos + len(part):]
        self._pos += len(part)
        return len(part)

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f'Negative size value {size}')
        self._data = self._data[:size]
        return size


class StringIO(_Memory, TextIOBase):
    """A text file in memory."""

    _newline, _zero = '\n', '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._data = initial_value or ''
        self._pos = 0

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check()
        return self._put(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = pos if whence == 0 else self._pos if whence == 1 else len(self._data)
        return self._pos


class BytesIO(_Memory, BufferedIOBase):
    """A binary file in memory."""

    _newline, _zero = b'\n', b'\0'

    def __init__(self, initial_bytes=b''):
        self._data = bytes(initial_bytes)
        self._pos = 0

    def write(self, b, /):
        if not isinstance(b, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        self._check()
        return self._put(bytes(b))

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        base = 0 if whence == 0 else self._pos if whence == 1 else len(self._data)
        self._pos = max(base + pos, 0)
        return self._pos


StringIO.__module__ = BytesIO.__module__ = '_io'
