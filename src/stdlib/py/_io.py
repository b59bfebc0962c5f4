"""Files as CPython's _io has them in C: raw, buffered and text, and files in memory."""

import posix
import _gilscope

DEFAULT_BUFFER_SIZE = 131072
BlockingIOError = BlockingIOError
UnsupportedOperation = posix._UnsupportedOperation


class _IOBase:
    """What all files can do."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._check_open()

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _refuse(self, name):
        raise UnsupportedOperation(name)

    def readable(self):
        self._check_open()
        return False

    def writable(self):
        self._check_open()
        return False

    def seekable(self):
        self._check_open()
        return False

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        self._refuse('fileno')

    def seek(self, offset, whence=0, /):
        self._refuse('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._refuse('truncate')

    def readline(self, size=-1, /):
        """A line of a binary file that has only read()."""
        size = -1 if size is None else size
        parts = bytearray()
        while size < 0 or len(parts) < size:
            ahead = self.peek(1) if hasattr(self, 'peek') else b''
            at = ahead.find(b'\n')
            count = at + 1 if at >= 0 else len(ahead) or 1
            if size >= 0:
                count = min(count, size - len(parts))
            piece = self.read(count)
            if not piece:
                break
            parts += piece
            if parts.endswith(b'\n'):
                break
        return bytes(parts)

    def readlines(self, hint=-1, /):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()


class _RawIOBase(_IOBase):
    """Bytes straight from and to a device."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        return bytes(buffer[:count])

    def readall(self):
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b''.join(parts)

    def readinto(self, buffer, /):
        self._refuse('readinto')

    def write(self, data, /):
        self._refuse('write')


class _BufferedIOBase(_IOBase):
    """Bytes with a buffer."""

    def read(self, size=-1, /):
        self._refuse('read')

    def read1(self, size=-1, /):
        self._refuse('read1')

    def write(self, data, /):
        self._refuse('write')

    def detach(self):
        self._refuse('detach')

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)


class _TextIOBase(_IOBase):
    """Text."""

    encoding = None
    newlines = None
    errors = None

    def read(self, size=-1, /):
        self._refuse('read')

    def write(self, text, /):
        self._refuse('write')

    def detach(self):
        self._refuse('detach')


_FLAGS = {'r': 0, 'w': 0o1101, 'x': 0o301, 'a': 0o2101}


def _refuse_pickle(self, protocol, /):
    raise TypeError(f"cannot pickle '{type(self).__name__}' instances")


class FileIO(_RawIOBase):
    """A file by its descriptor."""

    __reduce_ex__ = _refuse_pickle
    _endless = False  # /dev/urandom and /dev/zero: as many bytes as are asked for

    def __init__(self, file, mode='r', closefd=True, opener=None):
        if not set(mode) <= set('rwxab+') or len(set(mode) & set('rwxa')) != 1:
            raise ValueError(f'invalid mode: {mode}')
        kind = next(c for c in mode if c in 'rwxa')
        plus = '+' in mode
        flags = _FLAGS[kind]
        if plus:
            flags = flags & ~1 | 2
        self._readable = kind == 'r' or plus
        self._writable = kind != 'r' or plus
        self._kind = kind
        self.closefd = closefd
        if isinstance(file, int) and not isinstance(file, bool):
            if file < 0:
                raise ValueError('negative file descriptor')
            self._fd = file
            self.name = file
            posix._stat(file)
        else:
            if not closefd:
                raise ValueError('Cannot use closefd=False with file name')
            self.name = file
            path = _path(file)
            if opener is None:
                self._endless = path in ('/dev/urandom', '/dev/random', '/dev/zero')
                self._fd = posix.open('/dev/null' if self._endless else path, flags, 0o666)
            else:
                self._fd = opener(file, flags)
                if not isinstance(self._fd, int):
                    raise TypeError('expected integer from opener')
            if posix._stat(self._fd)[0] & 0o170000 == 0o040000:
                posix.close(self._fd)
                self._fd = -1
                raise IsADirectoryError(21, 'Is a directory', file)
            if kind == 'a':
                posix.lseek(self._fd, 0, 2)

    @property
    def mode(self):
        if self._kind == 'x':
            return 'xb+' if self._readable else 'xb'
        if self._kind == 'a':
            return 'ab+' if self._readable else 'ab'
        if self._readable:
            return 'rb+' if self._writable else 'rb'
        return 'wb'

    def __repr__(self):
        if self._closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>'

    def fileno(self):
        self._check_file()
        return self._fd

    def _check_file(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def readable(self):
        self._check_file()
        return self._readable

    def writable(self):
        self._check_file()
        return self._writable

    def seekable(self):
        self._check_file()
        try:
            posix.lseek(self._fd, 0, 1)
        except OSError:
            return False
        return True

    def isatty(self):
        self._check_file()
        return posix.isatty(self._fd)

    def read(self, size=-1, /):
        self._check_file()
        if not self._readable:
            self._refuse('File not open for reading')
        if size is None or size < 0:
            return self.readall()
        if self._endless:
            return bytes(size) if self.name == '/dev/zero' else posix.urandom(size)
        try:
            return posix.read(self._fd, size)
        except BlockingIOError:
            return None

    def readall(self):
        self._check_file()
        if self._endless:
            _gilscope.unsupported('reading all of ' + self.name)
        parts = []
        while True:
            part = posix.read(self._fd, -1)
            if not part:
                return b''.join(parts)
            parts.append(part)
            if self.seekable():
                return b''.join(parts)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check_file()
        if not self._writable:
            self._refuse('File not open for writing')
        try:
            return posix.write(self._fd, data)
        except BlockingIOError:
            return None

    def seek(self, offset, whence=0, /):
        self._check_file()
        return posix.lseek(self._fd, offset, whence)

    def tell(self):
        self._check_file()
        return posix.lseek(self._fd, 0, 1)

    def truncate(self, size=None, /):
        self._check_file()
        if not self._writable:
            self._refuse('File not open for writing')
        if size is None:
            size = self.tell()
        posix.ftruncate(self._fd, size)
        return size

    def close(self):
        if not self._closed:
            self._closed = True
            if self.closefd and self._fd >= 0:
                posix.close(self._fd)

    def __del__(self):
        if not self._closed and self.closefd and getattr(self, '_fd', -1) >= 0:
            self._closed = True
            posix._drop(self._fd)


class _Buffered(_BufferedIOBase):
    """Common to readers and writers: one raw file."""
    _helper_ = True

    raw = None
    __reduce_ex__ = _refuse_pickle

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def _check_open(self, doing='I/O operation on'):
        if self.raw is None:
            raise ValueError('raw stream has been detached')
        if self.raw.closed:
            raise ValueError(f'{doing} closed file')

    def __repr__(self):
        kind = type(self).__name__
        try:
            return f'<_io.{kind} name={self.name!r}>'
        except AttributeError:
            return f'<_io.{kind}>'

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def seekable(self):
        return self.raw.seekable()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def detach(self):
        self.flush()
        raw = self.raw
        self.raw = None
        return raw

    def close(self):
        if self.raw is not None and not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()


class BufferedReader(_Buffered):
    """Reads ahead."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError('"raw" argument must be readable.')
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._size = buffer_size
        self._buffer = b''
        self._at = 0

    def flush(self):
        self._check_open('flush of')

    def _fill(self):
        """More bytes behind those that are there; False at the end, None if none are there yet."""
        more = self.raw.read(self._size)
        if more is None:
            return None
        self._buffer = self._buffer[self._at:] + more
        self._at = 0
        return bool(more)

    def read(self, size=-1, /):
        self._check_open('read of')
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        if size is None or size < 0:
            data = self._buffer[self._at:]
            self._buffer = b''
            self._at = 0
            rest = self.raw.readall() if hasattr(self.raw, 'readall') else self.raw.read()
            if rest is None:
                return data or None
            return data + rest
        while len(self._buffer) - self._at < size:
            got = self._fill()
            if got is None and self._at == len(self._buffer):
                return None
            if not got:
                break
        data = self._buffer[self._at:self._at + size]
        self._at += len(data)
        return data

    def read1(self, size=-1, /):
        self._check_open('read of')
        if size < 0:
            size = self._size
        if size == 0:
            return b''
        if self._at == len(self._buffer):
            # Nothing is there: one read of no more than is wanted.
            return self.raw.read(min(size, self._size)) or b''
        data = self._buffer[self._at:self._at + size]
        self._at += len(data)
        return data

    def peek(self, size=0, /):
        self._check_open('peek of')
        if self._at == len(self._buffer):
            self._fill()
        return self._buffer[self._at:]

    def readline(self, size=-1, /):
        self._check_open('readline of')
        size = -1 if size is None else size
        start = self._at
        while True:
            end = self._buffer.find(b'\n', start)
            if end >= 0:
                end += 1
                break
            have = len(self._buffer) - self._at
            if 0 <= size <= have:
                end = self._at + size
                break
            if not self._fill():
                end = len(self._buffer)
                break
            start = have
        if size >= 0:
            end = min(end, self._at + size)
        line = self._buffer[self._at:end]
        self._at = end
        return line

    def seek(self, offset, whence=0, /):
        self._check_open('seek of')
        if whence == 1:
            offset -= len(self._buffer) - self._at
        self._buffer = b''
        self._at = 0
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check_open()
        return self.raw.tell() - (len(self._buffer) - self._at)

    def truncate(self, size=None, /):
        self._refuse('truncate')


class BufferedWriter(_Buffered):
    """Writes late."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError('"raw" argument must be writable.')
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._size = buffer_size
        self._parts = []
        self._held = 0

    def write(self, data, /):
        self._check_open('write to')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        self._parts.append(data)
        self._held += len(data)
        if self._held > self._size:
            self._flush()
        return len(data)

    def _flush(self):
        data = b''.join(self._parts)
        while data:
            count = self.raw.write(data)
            if count is None:
                self._parts = [data]
                raise BlockingIOError(11, 'write could not complete without blocking', 0)
            data = data[count:]
        self._parts = []
        self._held = 0

    def flush(self):
        self._check_open('flush of')
        if self._held:
            self._flush()

    def seek(self, offset, whence=0, /):
        self.flush()
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check_open()
        return self.raw.tell() + self._held

    def truncate(self, size=None, /):
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def read(self, size=-1, /):
        self._refuse('read')

    def __del__(self):
        if self.raw is not None and not self.raw.closed:
            self.close()


class BufferedRandom(BufferedReader):
    """Reads ahead and writes late, at one position."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        BufferedReader.__init__(self, raw, buffer_size)
        self._parts = []
        self._held = 0

    def _rewind(self):
        """Before writing: the raw file stands where the program believes it to be."""
        ahead = len(self._buffer) - self._at
        if ahead:
            self.raw.seek(-ahead, 1)
        self._buffer = b''
        self._at = 0

    _flush = BufferedWriter._flush

    def write(self, data, /):
        self._check_open('write to')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._rewind()
        data = bytes(data)
        self._parts.append(data)
        self._held += len(data)
        return len(data)

    def flush(self):
        self._check_open('flush of')
        if self._held:
            self._flush()

    def _fill(self):
        self.flush()
        return BufferedReader._fill(self)

    def read(self, size=-1, /):
        self.flush()
        return BufferedReader.read(self, size)

    def readline(self, size=-1, /):
        self.flush()
        return BufferedReader.readline(self, size)

    def seek(self, offset, whence=0, /):
        self.flush()
        return BufferedReader.seek(self, offset, whence)

    def tell(self):
        self.flush()
        return BufferedReader.tell(self)

    def truncate(self, size=None, /):
        at = self.tell()
        self._rewind()
        return self.raw.truncate(at if size is None else size)

    def __del__(self):
        if self.raw is not None and not self.raw.closed:
            self.close()


class BufferedRWPair(_BufferedIOBase):
    """A reader and a writer of their own."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readline(self, size=-1, /):
        return self.reader.readline(size)

    def write(self, data, /):
        return self.writer.write(data)

    def flush(self):
        self.writer.flush()

    def readable(self):
        return True

    def writable(self):
        return True

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


def _path(file):
    """A path as str or bytes (os.fspath)."""
    if isinstance(file, (str, bytes)):
        return file
    fspath = getattr(type(file), '__fspath__', None)
    if fspath is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    path = fspath(file)
    if not isinstance(path, (str, bytes)):
        raise TypeError(f'expected {type(file).__name__}.__fspath__() to return str or bytes, '
                        f'not {type(path).__name__}')
    return path


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(file, int):
        file = _path(file)
    kinds = set(mode)
    if kinds - set('axrwb+t') or len(mode) > len(kinds):
        raise ValueError(f'invalid mode: {mode!r}')
    text = 't' in kinds
    binary = 'b' in kinds
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    count = len(kinds & set('axrw'))
    if count > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if binary and buffering == 1:
        import warnings
        warnings.warn("line buffering (buffering=1) isn't supported in binary mode, "
                      "the default buffer size will be used", RuntimeWarning, 2)
    if not count:
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    kind = next(c for c in mode if c in 'axrw')
    raw = FileIO(file, kind + ('+' if '+' in kinds else ''), closefd, opener)
    try:
        line_buffering = buffering == 1 and not binary
        if buffering < 0 and raw.isatty():
            line_buffering = True
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        size = DEFAULT_BUFFER_SIZE if buffering < 2 else buffering
        if '+' in kinds:
            buffer = BufferedRandom(raw, size)
        elif kind == 'r':
            buffer = BufferedReader(raw, size)
        else:
            buffer = BufferedWriter(raw, size)
        if binary:
            return buffer
        import _textio
        wrapper = _textio.TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
        wrapper.mode = mode
        return wrapper
    except:
        raw.close()
        raise


def open_code(path):
    return open(path, "rb")
