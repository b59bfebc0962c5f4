"""Encodings by name: UTF-8, UTF-16, UTF-32, ASCII and Latin-1, as in `str`, and rot13. No registry, no streams."""

import io

import _gilscope

__all__ = ['BOM', 'BOM_BE', 'BOM_LE', 'BOM_UTF16', 'BOM_UTF16_BE', 'BOM_UTF16_LE', 'BOM_UTF32', 'BOM_UTF32_BE',
           'BOM_UTF32_LE', 'BOM_UTF8', 'CodecInfo', 'decode', 'encode', 'getdecoder', 'getencoder',
           'getincrementaldecoder', 'iterdecode', 'iterencode', 'lookup', 'open']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32 = BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'

_NAMES = {'utf8': 'utf-8', 'u8': 'utf-8', 'latin-1': 'iso8859-1', 'latin1': 'iso8859-1', 'iso-8859-1': 'iso8859-1',
          'us-ascii': 'ascii', 'utf16': 'utf-16', 'utf32': 'utf-32'}


class CodecInfo(tuple):
    """What `lookup` tells about an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementaldecoder = incrementaldecoder
        return self

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>'


class _Decoder:
    """Text from bytes that come in pieces."""

    def __init__(self, encoding, errors):
        self.errors = errors
        self._encoding = encoding
        self._left = b''

    def decode(self, input, final=False):
        data = self._left + bytes(input)
        for cut in range(0, 1 if final else min(4, len(data) + 1)):
            end = len(data) - cut
            try:
                text = data[:end].decode(self._encoding, 'strict' if not final else self.errors)
            except UnicodeDecodeError:
                if final:
                    raise
                continue
            self._left = data[end:]
            return text
        text = data.decode(self._encoding, self.errors)
        self._left = b''
        return text

    def reset(self):
        self._left = b''


class _Incremental:
    """Where a text file shows bytes that are no text."""

    def decode(data, encoding, errors):
        data.decode(encoding, errors)


def lookup(encoding):
    """What is known about an encoding; LookupError if there is none of that name."""
    name = encoding.lower().replace('_', '-').replace(' ', '-')
    name = _NAMES.get(name, name)
    ''.encode(name)
    return CodecInfo(lambda text, errors='strict': (text.encode(name, errors), len(text)),
                     lambda data, errors='strict': (bytes(data).decode(name, errors), len(data)),
                     incrementaldecoder=lambda errors='strict': _Decoder(name, errors), name=name)


def _rot13(text):
    letters = 'abcdefghijklmnopqrstuvwxyz'
    table = {ord(a): b for low in (letters, letters.upper()) for a, b in zip(low, low[13:] + low[:13])}
    return text.translate(table)


def encode(obj, encoding='utf-8', errors='strict'):
    if encoding in ('rot13', 'rot_13', 'rot-13'):
        return _rot13(obj)
    if encoding in ('hex', 'hex_codec', 'base64', 'base64_codec'):
        import binascii
        return binascii.hexlify(obj) if encoding[:3] == 'hex' else _lines(obj)
    if encoding in ('zlib', 'bz2', 'uu', 'quopri', 'punycode', 'idna', 'unicode_escape', 'raw_unicode_escape'):
        _gilscope.unsupported(f'the encoding {encoding!r}')
    return obj.encode(encoding, errors)


def _lines(data):
    import base64
    return base64.encodebytes(data)


def decode(obj, encoding='utf-8', errors='strict'):
    if encoding in ('rot13', 'rot_13', 'rot-13'):
        return _rot13(obj)
    if encoding in ('hex', 'hex_codec', 'base64', 'base64_codec'):
        import binascii
        return binascii.unhexlify(obj) if encoding[:3] == 'hex' else binascii.a2b_base64(obj)
    if encoding in ('zlib', 'bz2', 'uu', 'quopri', 'punycode', 'idna', 'unicode_escape', 'raw_unicode_escape'):
        _gilscope.unsupported(f'the encoding {encoding!r}')
    return bytes(obj).decode(encoding, errors)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors='strict'):
    for text in iterator:
        if text:
            yield text.encode(encoding, errors)


def iterdecode(iterator, encoding, errors='strict'):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b'', True):
        yield text


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file as io.open gives it; CPython warns that this function is old."""
    import warnings
    warnings.warn('codecs.open() is deprecated. Use open() instead.', DeprecationWarning, stacklevel=2)
    return io.open(filename, mode, encoding=encoding, errors=errors if encoding else None, newline='' if encoding else None)
