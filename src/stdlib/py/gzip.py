"""Files compressed by gzip (RFC 1952); `zlib` does the work."""

import builtins
import io
import os
import time
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']

READ, WRITE = 'rb', 'wb'
READ_BUFFER_SIZE = 128 * 1024


class BadGzipFile(OSError):
    """Not a gzip file, or a damaged one."""


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    """A compressed file, in binary or text mode."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    if isinstance(filename, (str, bytes, os.PathLike)):
        binary = GzipFile(filename, mode.replace('t', ''), compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        binary = GzipFile(None, mode.replace('t', ''), compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if 't' in mode:
        return io.TextIOWrapper(binary, encoding or 'utf-8', errors, newline)
    return binary


def compress(data, compresslevel=9, *, mtime=0):
    """The data as a gzip member."""
    head = b'\x1f\x8b\x08\0' + int(time.time() if mtime is None else mtime).to_bytes(4, 'little')
    head += {9: b'\x02', 1: b'\x04'}.get(compresslevel, b'\0') + b'\xff'
    data = bytes(data)
    return (head + zlib.compress(data, compresslevel, wbits=-15) + zlib.crc32(data).to_bytes(4, 'little') +
            (len(data) & 0xffffffff).to_bytes(4, 'little'))


def decompress(data):
    """What one or more members stand for."""
    data = bytes(data)
    out = b''
    while data:
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile(f'Not a gzipped file ({data[:2]!r})')
        one = zlib.decompressobj(31)
        try:
            out += one.decompress(data)
        except zlib.error as e:
            if 'data check' in str(e):
                raise BadGzipFile('CRC check failed') from None
            raise
        if not one.eof:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        data = one.unused_data.lstrip(b'\0')
    return out


class GzipFile(io.BufferedIOBase):
    """A compressed file. What is read is decompressed at once, what is written is compressed when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError(f'Invalid mode: {mode!r}')
        mode = (mode or getattr(fileobj, 'mode', 'rb')).replace('b', '')
        if mode not in ('r', 'w', 'a', 'x'):
            raise ValueError(f'Invalid mode: {mode!r}')
        self._own = None
        if fileobj is None:
            fileobj = self._own = builtins.open(filename, mode + 'b')
        self.fileobj = fileobj
        self.name = os.fspath(filename) if filename is not None else getattr(fileobj, 'name', '')
        self.mode = 'rb' if mode == 'r' else 'wb'
        self._level, self._mtime = compresslevel, mtime
        self._buffer = None
        self._written = bytearray()

    def _data(self):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file')
        if self.mode == 'wb':
            raise OSError(9, 'read() on write-only GzipFile object')
        if self._buffer is None:
            self._buffer = io.BytesIO(decompress(self.fileobj.read()))
        return self._buffer

    @property
    def closed(self):
        return self.fileobj is None

    def readable(self):
        return self.mode == 'rb'

    def writable(self):
        return self.mode == 'wb'

    def seekable(self):
        return self.mode == 'rb'

    def read(self, size=-1):
        return self._data().read(size)

    def read1(self, size=-1):
        return self._data().read(size)

    def readinto(self, b):
        return self._data().readinto(b)

    def readline(self, size=-1):
        return self._data().readline(size)

    def peek(self, n):
        buffer = self._data()
        at = buffer.tell()
        part = buffer.read(n)
        buffer.seek(at)
        return part

    def seek(self, offset, whence=0):
        return self._data().seek(offset, whence)

    def tell(self):
        return len(self._written) if self.mode == 'wb' else self._data().tell()

    def __iter__(self):
        return iter(self._data())

    def write(self, data):
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        if self.mode == 'rb':
            raise OSError(9, 'write() on read-only GzipFile object')
        self._written += data
        return len(bytes(data))

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        pass

    def close(self):
        if self.fileobj is None:
            return
        fileobj, self.fileobj = self.fileobj, None
        if self.mode == 'wb':
            fileobj.write(compress(self._written, self._level, mtime=self._mtime))
        if self._own is not None:
            self._own.close()

    def __enter__(self):
        if self.fileobj is None:
            raise ValueError('I/O operation on closed file')
        return self

    def __exit__(self, *args):
        self.close()
