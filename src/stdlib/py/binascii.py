"""Bytes as hexadecimal and base64 text, and checksums. CPython has this in C, so the frames do not show."""

from _gilscope import unsupported

__all__ = ['b2a_base64', 'a2b_base64', 'hexlify', 'unhexlify', 'b2a_hex', 'a2b_hex', 'crc32', 'crc_hqx', 'Error',
           'Incomplete']


class Error(ValueError):
    __module__ = 'binascii'


class Incomplete(Exception):
    __module__ = 'binascii'


_CHARS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {c: i for i, c in enumerate(_CHARS)}


def _data(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(data)


def b2a_base64(data, /, *, newline=True, padded=True, wrapcol=0):
    if wrapcol or not padded:
        unsupported('base64 without padding or in lines')
    data = _data(data)
    out = bytearray()
    for i in range(0, len(data) - 2, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out += bytes((_CHARS[n >> 18], _CHARS[n >> 12 & 63], _CHARS[n >> 6 & 63], _CHARS[n & 63]))
    rest = data[len(data) - len(data) % 3:]
    if len(rest) == 1:
        out += bytes((_CHARS[rest[0] >> 2], _CHARS[rest[0] << 4 & 63])) + b'=='
    elif rest:
        n = rest[0] << 8 | rest[1]
        out += bytes((_CHARS[n >> 10], _CHARS[n >> 4 & 63], _CHARS[n << 2 & 63])) + b'='
    return bytes(out) + (b'\n' if newline else b'')


def a2b_base64(data, /, *, strict_mode=False):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        data = data.encode()
    out = bytearray()
    n = bits = pads = chars = 0
    for c in data:
        if c == 61:
            pads += 1
            if chars % 4 >= 2 and chars % 4 + pads >= 4:
                return bytes(out)
            continue
        if c not in _VALUES:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if pads and strict_mode:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        chars += 1
        n, bits = (n << 6 | _VALUES[c]) & 0xffff, bits + 6
        if bits >= 8:
            bits -= 8
            out.append(n >> bits & 255)
    if chars % 4:
        if chars % 4 == 1:
            raise Error(f'Invalid base64-encoded string: number of data characters ({chars}) cannot be 1 more than a '
                        'multiple of 4')
        raise Error('Incorrect padding')
    return bytes(out)


def hexlify(data, *args, **kwargs):
    return _data(data).hex(*args, **kwargs).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    if not isinstance(hexstr, str):
        hexstr = bytes(hexstr).decode('latin-1')
    if len(hexstr) % 2:
        raise Error('Odd number of hexadecimal digits')
    try:
        return bytes([int(hexstr[i:i + 2], 16) for i in range(0, len(hexstr), 2)])
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


a2b_hex = unhexlify


def crc32(data, value=0, /):
    import _hashes
    return _hashes.crc32(_data(data), value)


def crc_hqx(data, value, /):
    for byte in _data(data):
        value ^= byte << 8
        for _ in range(8):
            value = value << 1 ^ (0x1021 if value & 0x8000 else 0)
        value &= 0xffff
    return value
