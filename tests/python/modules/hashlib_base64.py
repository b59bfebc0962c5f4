"""Digests and encodings of bytes."""

import hashlib, base64, binascii
for n in ('md5', 'sha1', 'sha256', 'sha512', 'sha224', 'sha384', 'blake2b'):
    h = hashlib.new(n); h.update(b'Hello '); h.update(b'World'); print(n, h.hexdigest(), h.digest_size, h.block_size, h.name)
print(hashlib.sha256(b'x' * 5000).hexdigest()[:16])
try: hashlib.md5('text')
except TypeError as e: print(e)
try: hashlib.new('nope')
except ValueError as e: print(e)
print(base64.b64encode(b'hello world'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'hi'), base64.b16encode(b'hi'), binascii.hexlify(b'ab'), binascii.unhexlify('6162'))
try: base64.b64decode('abc')
except binascii.Error as e: print(e)
print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 10).hex())
h = hashlib.sha1(b'a'); g = h.copy(); g.update(b'b'); print(h.hexdigest(), g.hexdigest())
