"""Text files over buffered ones (TextIOWrapper) and text and bytes in memory (StringIO, BytesIO)."""

from _io import _TextIOBase, _BufferedIOBase, _refuse_pickle, UnsupportedOperation, BlockingIOError

_CHUNK = 8192


def _codec_name(encoding):
    """The encoding as the file shows it; a LookupError if there is none of that name."""
    if encoding is None or encoding == 'locale':
        return 'utf-8' if encoding is None else 'UTF-8'
    if not isinstance(encoding, str):
        raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
    ''.encode(encoding)
    return encoding


class _Lines:
    """What is common to text files: decoded text ahead, and where it is read."""
    _helper_ = True

    def _terminator(self, text, at):
        """Index after the end of the line that begins at `at`, or -1 if its end is not there."""
        if self._newline is None or self._newline == '\n':
            return text.find('\n', at) + 1 or -1
        if self._newline == '':
            feed = text.find('\n', at)
            back = text.find('\r', at)
            if back < 0 or 0 <= feed < back:
                return feed + 1 or -1
            if back + 1 == len(text):
                return -1
            return back + (2 if text[back + 1] == '\n' else 1)
        found = text.find(self._newline, at)
        return found + len(self._newline) if found >= 0 else -1

    def _note(self, text):
        """Remembers which ends of lines were seen (`newlines`)."""
        if '\r' not in text:
            if '\n' in text:
                self._seen.add('\n')
            return
        pairs = text.count('\r\n')
        if pairs:
            self._seen.add('\r\n')
        if text.count('\r') > pairs:
            self._seen.add('\r')
        if text.count('\n') > pairs:
            self._seen.add('\n')

    @property
    def newlines(self):
        order = [kind for kind in ('\r', '\n', '\r\n') if kind in self._seen]
        if not order:
            return None
        return order[0] if len(order) == 1 else tuple(order)


class TextIOWrapper(_Lines, _TextIOBase):
    """Text over a buffered binary file."""

    __module__ = '_io'
    __reduce_ex__ = _refuse_pickle
    buffer = None
    _held = 0

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        self.buffer = buffer
        self.encoding = _codec_name(encoding)
        self.errors = 'strict' if errors is None else errors
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._text = ''
        self._at = 0
        self._bytes = b''
        self._seen = set()
        self._pending = []
        self._held = 0
        self._end = False
        self._telling = True
        # Where the file stood when the text ahead was decoded, for tell().
        self._from = None
        self._bom = self.encoding.lower().replace('_', '-') in ('utf-16', 'utf-32')
        self._started = False

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        text = '<_io.TextIOWrapper'
        try:
            text += f' name={self.name!r}'
        except AttributeError:
            pass
        mode = getattr(self, 'mode', None)
        if mode is not None:
            text += f' mode={mode!r}'
        return f'{text} encoding={self.encoding!r}>'

    def _check_open(self):
        if self.buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self.buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def reconfigure(self, *, encoding=None, errors=None, newline=-1, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding = _codec_name(encoding)
            self.errors = 'strict'
        if errors is not None:
            self.errors = errors
        if newline != -1:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through

    # Writing

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        if not self.buffer.writable():
            raise UnsupportedOperation('not writable')
        if self._text or self._bytes:
            self._forget_ahead()
        out = text
        if self._newline in ('\r', '\r\n') and '\n' in out:
            out = out.replace('\n', self._newline)
        encoding = self.encoding
        if self._bom:
            if self._started or self._position_not_zero():
                encoding += '-le'
            self._started = True
        data = out.encode(encoding, self.errors)
        self._pending.append(data)
        self._held += len(data)
        if self._held > _CHUNK or self.write_through:
            self._push()
        if self.line_buffering and ('\n' in text or '\r' in text):
            self.flush()
        return len(text)

    def _position_not_zero(self):
        try:
            return self.buffer.tell() != 0
        except OSError:
            return False

    def _push(self):
        data = b''.join(self._pending)
        self._pending = []
        self._held = 0
        self.buffer.write(data)

    def flush(self):
        self._check_open()
        if self._held:
            self._push()
        self.buffer.flush()

    def _forget_ahead(self):
        """The file stands again where the program believes it to be."""
        if self.buffer.seekable():
            self.seek(self.tell())

    # Reading

    def _decode(self, data, final):
        """Decodes what is whole; what is left over waits in `_bytes`."""
        data = self._bytes + data
        self._bytes = b''
        cut = len(data)
        if not final:
            cut = _whole(data, self.encoding)
            if self._newline in (None, '') and data[:cut].endswith(b'\r'):
                cut -= 1
        if cut < len(data):
            self._bytes = data[cut:]
            data = data[:cut]
        encoding = self.encoding
        if self._bom:
            if self._started:
                encoding += '-le'
            elif data:
                self._started = True
        try:
            text = data.decode(encoding, self.errors)
        except UnicodeDecodeError:
            if encoding != 'utf-8':
                raise
            text = None
        if text is None:
            import codecs
            codecs._Incremental.decode(data, encoding, self.errors)
        if self._newline is None:
            self._note(text)
            if '\r' in text:
                text = text.replace('\r\n', '\n').replace('\r', '\n')
        elif self._newline == '':
            self._note(text)
        return text

    def _more(self):
        """Adds to the text ahead; False at the end."""
        if self._held:
            self._push()
        if not self.buffer.readable():
            raise UnsupportedOperation('not readable')
        if self._at == len(self._text):
            self._text = ''
            self._at = 0
            self._from = None
        if self._from is None and not self._text:
            self._from = self.buffer.tell() - len(self._bytes) if self.buffer.seekable() else None
        data = self.buffer.read1(_CHUNK) if hasattr(self.buffer, 'read1') else self.buffer.read(_CHUNK)
        if not data:
            rest = self._decode(b'', True)
            self._text += rest
            return bool(rest)
        self._text += self._decode(data, False)
        return True

    def read(self, size=-1, /):
        self._check_open()
        if size is None or size < 0:
            if self._held:
                self._push()
            if not self.buffer.readable():
                raise UnsupportedOperation('not readable')
            ahead = self._text[self._at:]
            self._text = ''
            self._at = 0
            self._from = None
            return ahead + self._decode(self.buffer.read() or b'', True)
        while len(self._text) - self._at < size:
            if not self._more():
                break
        text = self._text[self._at:self._at + size]
        self._at += len(text)
        return text

    def readline(self, size=-1, /):
        self._check_open()
        size = -1 if size is None else size
        while True:
            end = self._terminator(self._text, self._at)
            if end >= 0 or 0 <= size <= len(self._text) - self._at:
                break
            if self._at and self._from is None:
                self._text = self._text[self._at:]
                self._at = 0
            if not self._more():
                end = len(self._text)
                break
        if end < 0:
            end = self._at + size
        if size >= 0:
            end = min(end, self._at + size)
        line = self._text[self._at:end]
        self._at = end
        return line

    def __next__(self):
        self._telling = False
        end = self._text.find('\n', self._at) if self._newline is None else -1
        if end >= 0:
            line = self._text[self._at:end + 1]
            self._at = end + 1
            return line
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def tell(self):
        self._check_open()
        if not self.buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        if self._held:
            self._push()
        if not self._text and not self._bytes:
            return self.buffer.tell()
        if self._at == len(self._text):
            return self.buffer.tell() - len(self._bytes)
        # Ends of lines may have been translated: decode again up to where the program stands.
        start = self._from
        here = self.buffer.tell()
        self.buffer.seek(start)
        data = self.buffer.read(here - start)
        want = self._at
        low = 0
        high = len(data)
        while low < high:
            middle = (low + high) // 2
            if self._length(data[:middle]) < want:
                low = middle + 1
            else:
                high = middle
        if data[low:low + 1] == b'\n' and data[low - 1:low] == b'\r' and self._newline is None:
            low += 1
        return start + low

    def _length(self, data):
        """How many characters these bytes are for the program."""
        text = data[:_whole(data, self.encoding)].decode(self.encoding, self.errors)
        if self._newline is None:
            text = text.replace('\r\n', '\n')
        return len(text)

    def seek(self, cookie, whence=0, /):
        self._check_open()
        if not self.buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            cookie = self.buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self.flush()
        self.buffer.seek(cookie)
        self._text = ''
        self._at = 0
        self._bytes = b''
        self._from = None
        self._telling = True
        if cookie == 0:
            self._started = False
        return cookie

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def detach(self):
        self.flush()
        buffer = self.buffer
        self.buffer = None
        return buffer

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def __del__(self):
        if self.buffer is not None and not self.buffer.closed and self._held:
            self._push()


def _whole(data, encoding):
    """How many of the bytes are whole characters."""
    name = encoding.lower().replace('_', '-')
    count = len(data)
    if name.startswith('utf-16'):
        return count & ~1
    if name.startswith('utf-32'):
        return count & ~3
    if name not in ('utf-8', 'utf8', 'u8', 'utf-8-sig'):
        return count
    for back in range(1, min(4, count) + 1):
        byte = data[-back]
        if byte < 0x80:
            return count
        if byte >= 0xc0:
            need = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
            return count if back >= need else count - back
    return count


class StringIO(_Lines, _TextIOBase):
    """Text in memory."""

    __module__ = '_io'

    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._newline = newline
        self._seen = set()
        self._text = ''
        self._parts = []
        self._at = 0
        if initial_value:
            self._text = self._translate(initial_value)

    def _check_open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def _translate(self, text):
        if self._newline is None:
            self._note(text)
            return text.replace('\r\n', '\n').replace('\r', '\n') if '\r' in text else text
        if self._newline in ('\r', '\r\n'):
            return text.replace('\n', self._newline)
        return text

    def _join(self):
        if self._parts:
            self._text += ''.join(self._parts)
            self._parts = []
        return self._text

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f'string argument expected, got {type(text).__name__!r}')
        new = self._translate(text)
        if self._parts or self._at == len(self._text):
            if not self._parts:
                self._end_at = self._at
            self._parts.append(new)
            self._at += len(new)
            return len(text)
        old = self._join()
        if self._at > len(old):
            old += '\0' * (self._at - len(old))
        self._text = old[:self._at] + new + old[self._at + len(new):]
        self._at += len(new)
        return len(text)

    def getvalue(self):
        self._check_open()
        return self._join()

    def read(self, size=-1, /):
        self._check_open()
        text = self._join()
        end = len(text) if size is None or size < 0 else self._at + size
        part = text[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1, /):
        self._check_open()
        text = self._join()
        end = self._terminator(text, self._at)
        if end < 0:
            end = len(text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = text[self._at:end]
        self._at = max(self._at, end)
        return line

    def seek(self, offset, whence=0, /):
        self._check_open()
        text = self._join()
        if whence == 0 and offset < 0:
            raise ValueError(f'Negative seek position {offset}')
        if whence in (1, 2) and offset != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0:
            self._at = offset
        elif whence == 2:
            self._at = len(text)
        return self._at

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        text = self._join()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f'Negative size value {size}')
        self._text = text[:size]
        return size

    def close(self):
        self._closed = True


class BytesIO(_BufferedIOBase):
    """Bytes in memory."""

    __module__ = '_io'

    def __init__(self, initial_bytes=b''):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(initial_bytes or b'')
        self._at = 0

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def write(self, data, /):
        self._check_open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._at > len(self._data):
            self._data += bytes(self._at - len(self._data))
        self._data[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def read(self, size=-1, /):
        self._check_open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = bytes(self._data[self._at:end])
        self._at += len(part)
        return part

    read1 = read

    def peek(self, size=0, /):
        return bytes(self._data[self._at:])

    def readline(self, size=-1, /):
        self._check_open()
        end = self._data.find(b'\n', self._at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = bytes(self._data[self._at:end])
        self._at += len(line)
        return line

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 0 and offset < 0:
            raise ValueError(f'negative seek value {offset}')
        start = 0 if whence == 0 else self._at if whence == 1 else len(self._data)
        self._at = max(0, start + offset)
        return self._at

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f'negative size value {size}')
        del self._data[size:]
        return size

    def close(self):
        self._closed = True
