"""Keyed digests (RFC 2104)."""

import hashlib

__all__ = ['new', 'digest', 'compare_digest', 'HMAC', 'trans_5C', 'trans_36', 'digest_size']

trans_5C = bytes([x ^ 0x5c for x in range(256)])
trans_36 = bytes([x ^ 0x36 for x in range(256)])
digest_size = None


class HMAC:
    """A keyed digest in the making."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = self._maker(digestmod)
        self._outer, self._inner = make(), make()
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        if len(key) > self.block_size:
            key = make(bytes(key)).digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @staticmethod
    def _maker(digestmod):
        if isinstance(digestmod, str):
            return lambda data=b'': hashlib.new(digestmod, data)
        if callable(digestmod):
            return digestmod
        return lambda data=b'': digestmod.new(data)

    @property
    def name(self):
        return f'hmac-{self._inner.name}'

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = self.__class__.__new__(self.__class__)
        other.digest_size, other.block_size = self.digest_size, self.block_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    """A keyed digest."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The keyed digest of a message, at once."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Whether two digests are the same, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError('comparing strings with non-ASCII characters is not supported')
        return a == b
    for one in (a, b):
        if not isinstance(one, (bytes, bytearray)):
            raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and "
                            f"'{type(b).__name__}'" if isinstance(one, str) or isinstance(a, str) else
                            f"a bytes-like object is required, not '{type(one).__name__}'")
    return bytes(a) == bytes(b)
