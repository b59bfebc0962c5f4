"""Bytes as text: base16, base32, base64, base85."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b16encode', 'b16decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode', 'b85encode', 'b85decode']


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__)


def b64encode(s, altchars=None, *, padded=True, wrapcol=0):
    if altchars is not None:
        return b64encode(s, padded=padded, wrapcol=wrapcol).replace(b'+', altchars[:1]).replace(b'/', altchars[1:])
    return binascii.b2a_base64(s, padded=padded, wrapcol=wrapcol, newline=False)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b'+').replace(altchars[1:], b'/')
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).replace(b'-', b'+').replace(b'_', b'/'))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def b32encode(s):
    out = bytearray()
    for i in range(0, len(s), 5):
        part = bytes(s[i:i + 5])
        n = int.from_bytes(part + bytes(5 - len(part)), 'big')
        digits = bytes([_B32[n >> shift & 31] for shift in range(35, -1, -5)])
        keep = {1: 2, 2: 4, 3: 5, 4: 7, 5: 8}[len(part)]
        out += digits[:keep] + b'=' * (8 - keep)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    body = s.rstrip(b'=')
    bits = n = 0
    out = bytearray()
    for c in body:
        at = _B32.find(c)
        if at < 0:
            raise binascii.Error('Non-base32 digit found')
        n, bits = n << 5 | at, bits + 5
        if bits >= 8:
            bits -= 8
            out.append(n >> bits & 255)
            n &= (1 << bits) - 1
    return bytes(out)


_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def b85encode(b, pad=False):
    b = _bytes(b)
    padding = -len(b) % 4
    b += bytes(padding)
    out = bytearray()
    for at in range(0, len(b), 4):
        n = int.from_bytes(b[at:at + 4])
        out += bytes([_B85[n // 85 ** power % 85] for power in (4, 3, 2, 1, 0)])
    return bytes(out[:len(out) - padding] if padding and not pad else out)


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    b += b'~' * padding
    out = bytearray()
    for at in range(0, len(b), 5):
        n = 0
        for place, c in enumerate(b[at:at + 5], at):
            digit = _B85.find(c)
            if digit < 0:
                raise binascii.Error(f'bad Base85 character at position {place}')
            n = n * 85 + digit
        if n >> 32:
            raise binascii.Error(f'Base85 overflow in hunk starting at byte {at}')
        out += n.to_bytes(4)
    return bytes(out[:len(out) - padding] if padding else out)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def encodebytes(s):
    return b''.join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
