# zlib and gzip: round trips in every form, checksums, files, damaged data. Sizes are not shown: they differ.
import gzip
import io
import zlib

text = b'the quick brown fox jumps over the lazy dog. ' * 200
noise = bytes((i * 7919 + i // 3) % 256 for i in range(5000))
for data in (b'', b'a', text, noise, bytes(100000)):
    for level in (-1, 0, 1, 9):
        packed = zlib.compress(data, level)
        assert zlib.decompress(packed) == data and packed[0] == 0x78, level
    print(len(data), zlib.decompress(zlib.compress(data, wbits=-15), wbits=-15) == data, zlib.decompress(zlib.compress(data, wbits=31), wbits=47) == data,
          gzip.decompress(gzip.compress(data)) == data, zlib.crc32(data), zlib.adler32(data), len(zlib.compress(data)) < len(data) + 300)
print(len(zlib.compress(text)) < len(text) // 10, zlib.crc32(b'world', zlib.crc32(b'hello ')) == zlib.crc32(b'hello world'), zlib.adler32(b'b', zlib.adler32(b'a')) == zlib.adler32(b'ab'))
# What the C library wrote, with codes of its own.
packed = bytes.fromhex(
    '78da5d92310e43310843afc209a20009498e53a91d3ab655ef5ffc27dc3108d9cf265d3eafefedfdb8cbf323bd89d6b736b1'
    'fa1e4dbcbe4f9341fbd164d681cd2651079e1b8b245363d741a4c9a9839d14dac9a60394490d5b04ab2395d4992fdd94914f'
    '122943835a8373608bc06d438bd0dde078382f3a24fa017a23fa31b0c555efd432a29f968e46f4732597117d80de883eae2d'
    'a25f9716d1afcb91ab079713fd01bd13fd4146e7ee3baa702ebfa331e7f615c5fae453228107cf7026a708eab8a6efbf9bc3'
    '9742e8c4dff801c1dbd90d')
print(zlib.decompress(packed) == b''.join(b'%d squared is %d. ' % (i, i * i) for i in range(40)))
print(gzip.decompress(bytes.fromhex('1f8b08000100000002ffcb48cdc9c957482bcacf5548afca2c000064aa8eb50f000000')))
packer = zlib.compressobj(6)
packed = packer.compress(text[:100]) + packer.compress(text[100:]) + packer.flush()
unpacker = zlib.decompressobj()
out = b''.join(unpacker.decompress(packed[i:i + 10]) for i in range(0, len(packed), 10)) + unpacker.flush()
print(out == text, unpacker.eof, unpacker.unused_data)
unpacker = zlib.decompressobj()
print(unpacker.decompress(zlib.compress(b'one') + b'tail'), unpacker.unused_data, unpacker.eof)
for bad in (b'', b'not compressed', zlib.compress(text)[:-5], zlib.compress(b'x')[:-1] + b'\0'):
    try:
        print(zlib.decompress(bad))
    except zlib.error as e:
        print('error', e)
for bad in (lambda: zlib.compress('text'), lambda: zlib.compress(b'x', 99), lambda: gzip.decompress(b'nope'), lambda: gzip.decompress(gzip.compress(b'abc')[:-4])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
with gzip.open('out.gz', 'wb') as f:
    f.write(b'line one\n')
    f.write(b'line two\n')
with gzip.open('out.gz', 'rt') as f:
    print([line for line in f])
with gzip.open('out.gz') as f:
    print(f.readline(), f.read(4), f.read(), f.tell())
with gzip.open('text.gz', 'wt', encoding='utf-8') as f:
    print('héllo', file=f)
print(gzip.open('text.gz', 'rt', encoding='utf-8').read(), open('text.gz', 'rb').read(2))
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode='wb') as f:
    f.write(text)
print(gzip.GzipFile(fileobj=io.BytesIO(buffer.getvalue())).read() == text, gzip.decompress(buffer.getvalue() + gzip.compress(b'more'))[-4:])
