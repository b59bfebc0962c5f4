"""Compressed data (RFC 1950, 1952); `_deflate` does the work. What it writes is valid, though not byte for byte what
zlib writes. CPython has this in C, so the frames do not show.
"""

import _deflate
import _gilscope
from binascii import crc32

__all__ = ['compress', 'decompress', 'compressobj', 'decompressobj', 'crc32', 'adler32', 'error']

MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE, DEFLATED = 15, 8, 16384, 8
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.3.1'


class error(Exception):
    __module__ = 'zlib'


def adler32(data, value=1, /):
    """The checksum at the end of a zlib stream."""
    return _deflate.adler32(data, value)


class _Short(Exception):
    """The data ends too early."""


def _header(level):
    return {0: b'\x78\x01', 1: b'\x78\x01', 2: b'\x78\x5e', 3: b'\x78\x5e', 4: b'\x78\x5e', 5: b'\x78\x5e',
            7: b'\x78\xda', 8: b'\x78\xda', 9: b'\x78\xda'}.get(level, b'\x78\x9c')


def _wrapped(data, level, wbits):
    if level not in range(-1, 10):
        raise error('Bad compression level')
    body = _deflate.deflate(data, level)
    if wbits < 0:
        return body
    if wbits > 15:
        return (b'\x1f\x8b\x08\0\0\0\0\0\0\x03' + body + crc32(data).to_bytes(4, 'little') +
                (len(data) & 0xffffffff).to_bytes(4, 'little'))
    return _header(level) + body + adler32(data).to_bytes(4, 'big')


def compress(data, /, level=-1, wbits=15):
    """The data as a zlib stream; with other `wbits` raw (negative) or as gzip (above 15)."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _wrapped(memoryview(data).tobytes(), level, wbits)


def _unwrapped(data, wbits):
    """What a stream stands for, and where it ends."""
    gzip = wbits > 47 or 16 <= wbits < 32 or (wbits >= 32 and data[:2] == b'\x1f\x8b')
    at = 0
    if gzip:
        if len(data) < 10:
            raise _Short
        if data[:3] != b'\x1f\x8b\x08':
            raise error('Error -3 while decompressing data: incorrect header check')
        flags, at = data[3], 10
        if flags & 4:
            at += 2 + int.from_bytes(data[at:at + 2], 'little')
        for flag in (8, 16):
            if flags & flag:
                at = data.index(b'\0', at) + 1
        at += 2 if flags & 2 else 0
    elif wbits >= 0:
        if len(data) < 2:
            raise _Short
        if data[0] & 15 != 8 or (data[0] << 8 | data[1]) % 31:
            raise error('Error -3 while decompressing data: incorrect header check')
        at = 2
    found = _deflate.inflate(data, at)
    if found is None:
        raise _Short
    if isinstance(found, str):
        raise error('Error -3 while decompressing data: ' + found)
    out, at = found
    if gzip:
        if len(data) < at + 8:
            raise _Short
        if int.from_bytes(data[at:at + 4], 'little') != crc32(out):
            raise error('Error -3 while decompressing data: incorrect data check')
        return out, at + 8
    if wbits >= 0:
        if len(data) < at + 4:
            raise _Short
        if int.from_bytes(data[at:at + 4], 'big') != adler32(out):
            raise error('Error -3 while decompressing data: incorrect data check')
        return out, at + 4
    return out, at


def decompress(data, /, wbits=15, bufsize=16384):
    """What a zlib stream stands for."""
    try:
        return _unwrapped(memoryview(data).tobytes(), wbits)[0]
    except _Short:
        raise error('Error -5 while decompressing data: incomplete or truncated stream') from None


class _Compress:
    """Collects data and writes all of it at the end."""

    __module__ = 'zlib'

    def __init__(self, level, wbits):
        self._level, self._wbits = level, wbits
        self._data = bytearray()

    def compress(self, data, /):
        self._data += data
        return b''

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b''
        if mode != Z_FINISH:
            _gilscope.unsupported('flushing a zlib stream before its end')
        return _wrapped(bytes(self._data), self._level, self._wbits)

    def copy(self):
        other = _Compress(self._level, self._wbits)
        other._data += self._data
        return other


class _Decompress:
    """Undoes a stream that comes in parts; gives all of it with the last part."""

    __module__ = 'zlib'

    def __init__(self, wbits):
        self._wbits = wbits
        self._data = b''
        self._given = 0
        self.unused_data = self.unconsumed_tail = b''
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if max_length:
            _gilscope.unsupported('max_length of zlib.decompressobj().decompress')
        if self.eof:
            self.unused_data += data
            return b''
        self._data += bytes(data)
        try:
            out, end = _unwrapped(self._data, self._wbits)
        except _Short:
            return b''
        self.eof = True
        self.unused_data = self._data[end:]
        return out

    def flush(self, length=DEF_BUF_SIZE, /):
        return b''


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=8, strategy=0, zdict=None):
    if zdict is not None:
        _gilscope.unsupported('zlib with a dictionary')
    return _Compress(level, wbits)


def decompressobj(wbits=15, zdict=b''):
    if zdict:
        _gilscope.unsupported('zlib with a dictionary')
    return _Decompress(wbits)
