# Text files: lines, ends of lines, encodings, seeking, buffering.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'text')

print('--- lines')
with open(path, 'w') as f:
    print(f.write('first\n'), f.write(''), f.write('sécond\n'))
    f.writelines(['third\n', 'last'])
with open(path) as f:
    print(repr(f.readline()), repr(f.readline(3)), repr(f.readline(3)), f.readlines(), repr(f.readline()), repr(f.read()))
with open(path) as f:
    for number, line in enumerate(f, 1):
        print(number, repr(line))
with open(path) as f:
    print(f.readlines(8))
    print(repr(f.read(3)), repr(f.read()))
with open(path) as f:
    print(next(f), end='')
    try:
        f.tell()
    except OSError as e:
        print(e)
    print(list(f))
    print(f.tell())
print([line.strip() for line in open(path)])

print('--- ends of lines')
with open(path, 'wb') as f:
    f.write(b'unix\nwindows\r\nold\rend')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open(path, newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines if newline in (None, '') else '')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open(path, 'w', newline=newline) as f:
        f.write('a\nb\n')
    with open(path, 'rb') as f:
        print(repr(newline), f.read())

print('--- encodings')
for encoding in ('utf-8', 'latin-1', 'utf-16', 'utf-16-le', 'utf-32'):
    with open(path, 'w', encoding=encoding) as f:
        f.write('naïve ')
        f.write('é\n')
    with open(path, 'rb') as f:
        data = f.read()
    with open(path, encoding=encoding) as f:
        print(encoding, len(data), repr(f.read()), f.encoding)
with open(path, 'wb') as f:
    f.write(b'caf\xe9 \xff')
try:
    open(path, encoding='utf-8').read()
except UnicodeDecodeError as e:
    print(e)
for errors in ('replace', 'ignore', 'backslashreplace'):
    with open(path, encoding='utf-8', errors=errors) as f:
        print(errors, ascii(f.read()), f.errors)
try:
    with open(path, 'w', encoding='ascii') as f:
        f.write('é')
except UnicodeEncodeError as e:
    print(e)

print('--- seeking')
with open(path, 'w+') as f:
    f.write('héllo wörld\nsecond\n')
    print(f.tell(), f.seek(0), repr(f.read(2)), f.tell())
    position = f.tell()
    rest = f.read()
    f.seek(position)
    print(f.read() == rest, f.seek(0, 2))
    f.write('more')
    f.seek(0)
    print(repr(f.read()))
    for args in ((1, 1), (1, 2), (-1,), (0, 9)):
        try:
            f.seek(*args)
        except (ValueError, OSError) as e:
            print(type(e).__name__, e)
    f.seek(5)
    print(f.truncate(), os.path.getsize(path))
    f.seek(0)
    print(repr(f.read()))

print('--- buffering')
with open(path, 'w') as f:
    f.write('held')
    print(os.path.getsize(path))
    f.flush()
    print(os.path.getsize(path))
with open(path, 'w', buffering=1) as f:
    f.write('line\n')
    print(os.path.getsize(path), f.line_buffering)
    f.write('part')
    print(os.path.getsize(path))
f = open(path, 'w')
print('into a file', 1, 2, sep='-', end='!\n', file=f)
print('flushed', file=f, flush=True)
print(os.path.getsize(path))
f.close()
with open(path) as f:
    print(f.read(), end='')
    print(repr(f).replace(folder, 'FOLDER'))
    print(f.buffer.raw.mode, f.buffer.name == path, f.isatty())
with open(path, 'rb') as f:
    text = io.TextIOWrapper(f, encoding='latin-1')
    print(text.readline())
    text.detach()
print(open(path).read(4))
