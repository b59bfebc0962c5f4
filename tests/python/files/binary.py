# Binary files: reading, writing, seeking, peeking, files in memory.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'data')

with open(path, 'wb') as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b'abc')), f.tell())
with open(path, 'rb') as f:
    print(f.read(4), f.tell(), f.peek(3)[:3], f.read1(2), f.seek(-3, 2), f.read(), f.read())
    print(f.seek(2), f.seek(2, 1), f.read(1), f.tell())
    try:
        f.seek(-1)
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
    buffer = bytearray(5)
    f.seek(0)
    print(f.readinto(buffer), buffer)
with open(path, 'rb+') as f:
    f.seek(3)
    f.write(b'XYZ')
    f.seek(0)
    print(f.read())
    f.seek(20)
    f.write(b'!')
    f.seek(0)
    print(f.read())
    print(f.truncate(4), f.tell())
    f.seek(0)
    print(f.read())
with open(path, 'wb') as f:
    f.writelines([b'a\n', b'b\r\n', b'c'])
with open(path, 'rb') as f:
    print(f.readline(), f.readline(1), f.readlines())
with open(path, 'rb') as f:
    print([line for line in f])
with open(path, 'rb', buffering=0) as f:
    print(type(f).__name__, f.read(2), f.readall(), f.readline(), f.mode, f.closefd)
    print(repr(f).replace(folder, 'FOLDER'))
with open(path, 'ab') as f:
    f.write(b'end')
print(open(path, 'rb').read())

print('--- in memory')
b = io.BytesIO(b'line one\nline two\n')
print(b.readline(), b.tell(), b.read(4), b.getvalue(), b.seek(0, 2), b.write(b'x'), b.getvalue())
print(b.seek(3), b.truncate(), b.getvalue(), list(io.BytesIO(b'a\nb')))
b.seek(10)
b.write(b'z')
print(b.getvalue())
try:
    b.write('text')
except TypeError as e:
    print(e)
b.close()
try:
    b.getvalue()
except ValueError as e:
    print(e)
s = io.StringIO()
print('text', 1, file=s)
s.write('more\n')
print(repr(s.getvalue()), s.tell(), s.seek(0), repr(s.read(3)), s.readlines())
s = io.StringIO('one\ntwo\nthree')
print(next(s), list(s), s.seek(4), s.write('TWO'), s.getvalue())
with io.StringIO('x') as t:
    print(t.read())
try:
    t.read()
except ValueError as e:
    print(e)
try:
    s.write(3)
except TypeError as e:
    print(e)
print(isinstance(s, io.TextIOBase), isinstance(b, io.BufferedIOBase), isinstance(open(path), io.IOBase),
      isinstance(s, io.IOBase), issubclass(io.UnsupportedOperation, OSError))
print(io.DEFAULT_BUFFER_SIZE, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, type(open(path)), type(open(path, 'rb')))
