"""Digests. `_hashes.digest` computes them; for long data without the GIL."""

import _hashes
import _gilscope

_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128), 'blake2b': (64, 128), 'blake2s': (32, 64), 'sha3_224': (28, 144),
          'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72)}
algorithms_guaranteed = set(_SIZES) | {'shake_128', 'shake_256'}
algorithms_available = set(algorithms_guaranteed)
__all__ = [*_SIZES, 'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest']


class HASH:
    """A digest in the making."""

    __module__ = '_hashlib'

    def __init__(self, name, data=b'', size=None, key=b''):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        if size is not None:
            self.digest_size = size
        self._key = key
        self._data = bytearray()
        if data:
            self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(data, (bytes, bytearray)):
            data = bytes(data) if hasattr(data, '__bytes__') or type(data).__name__ in ('memoryview', 'array') else None
            if data is None:
                raise TypeError('object supporting the buffer API required')
        self._data += data
        _hashes.work(self.name, len(data))

    def digest(self):
        return _hashes.digest(self.name, bytes(self._data), self.digest_size, self._key)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = HASH(self.name, b'', self.digest_size, self._key)
        other._data[:] = self._data
        return other

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def _check(name):
    if name.startswith(('sha3_', 'shake')):
        _gilscope.unsupported(f'hashlib.{name}')


def new(name, data=b'', *, usedforsecurity=True, **kwargs):
    low = name.lower().replace('-', '')
    if low not in _SIZES:
        raise ValueError('unsupported hash algorithm ' + name)
    _check(low)
    return HASH(low, data)


def _maker(name):
    def make(data=b'', *, usedforsecurity=True, string=None):
        _check(name)
        return HASH(name, data if string is None else string)

    make.__name__ = make.__qualname__ = 'openssl_' + name
    return make


for _name in _SIZES:
    globals()[_name] = _maker(_name)


def blake2b(data=b'', /, *, digest_size=64, key=b'', usedforsecurity=True, **kwargs):
    if kwargs:
        _gilscope.unsupported(f'hashlib.blake2b({next(iter(kwargs))}=)')
    return HASH('blake2b', data, digest_size, key)


def blake2s(data=b'', /, *, digest_size=32, key=b'', usedforsecurity=True, **kwargs):
    _gilscope.unsupported('hashlib.blake2s')


def _hmac(name, key, message):
    size = _SIZES[name][1]
    if len(key) > size:
        key = new(name, key).digest()
    key = key + bytes(size - len(key))
    inner = new(name, bytes([b ^ 0x36 for b in key]) + message).digest()
    return new(name, bytes([b ^ 0x5c for b in key]) + inner).digest()


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    name = hash_name.lower()
    if name not in _SIZES:
        raise ValueError('unsupported hash type ' + hash_name)
    size = _SIZES[name][0]
    dklen = size if dklen is None else dklen
    return _hashes.pbkdf2(name, bytes(password), bytes(salt), iterations, dklen)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while True:
        part = fileobj.read(262144)
        if not part:
            return made
        made.update(part)
