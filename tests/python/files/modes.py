# Modes of open(): what may be read, written, created, and what each refuses.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'data.txt')


def attempt(what, *args, **kwargs):
    try:
        with open(*args, **kwargs) as f:
            print(what, type(f).__name__, f.mode, f.readable(), f.writable(), f.seekable())
    except (OSError, ValueError, TypeError, LookupError) as e:
        text = str(e).replace(folder, 'FOLDER')
        print(what, type(e).__name__, text)


print('--- modes')
attempt('missing', path)
attempt('w', path, 'w')
attempt('r', path, 'r')
attempt('r+', path, 'r+')
attempt('a', path, 'a')
attempt('w+', path, 'w+')
attempt('a+', path, 'a+')
attempt('x', path, 'x')
attempt('rb', path, 'rb')
attempt('wb', path, 'wb')
attempt('rb+', path, 'rb+')
attempt('ab', path, 'ab')
attempt('unbuffered', path, 'rb', buffering=0)

print('--- refusals')
attempt('both', path, 'bt')
attempt('two', path, 'rw')
attempt('none', path, '')
attempt('letter', path, 'q')
attempt('encoding', path, 'rb', encoding='utf-8')
attempt('newline', path, 'r', newline='x')
attempt('codec', path, 'r', encoding='no-such-codec')
attempt('text unbuffered', path, 'r', buffering=0)
attempt('folder', folder, 'w')
attempt('folder read', folder)
attempt('inside a file', os.path.join(path, 'x'))
attempt('no folder', os.path.join(folder, 'no', 'x'), 'w')
attempt('number', 3.5)
attempt('descriptor', 999)

print('--- wrong direction')
with open(path, 'w') as f:
    f.write('text')
    for call in (f.read, f.readline, lambda: list(f)):
        try:
            call()
        except io.UnsupportedOperation as e:
            print(type(e), isinstance(e, OSError), isinstance(e, ValueError), e)
with open(path) as f:
    try:
        f.write('x')
    except io.UnsupportedOperation as e:
        print(e)
with open(path, 'rb') as f:
    try:
        f.write(b'x')
    except io.UnsupportedOperation as e:
        print(e)
with open(path, 'wb') as f:
    try:
        f.write('x')
    except TypeError as e:
        print(e)
    try:
        f.read()
    except io.UnsupportedOperation as e:
        print(e)
with open(path, 'w') as f:
    try:
        f.write(b'x')
    except TypeError as e:
        print(e)

print('--- closed')
f = open(path)
f.close()
f.close()
for call in (f.read, lambda: f.write('x'), f.fileno, f.flush, f.tell, lambda: next(f), f.__enter__, f.readable):
    try:
        call()
    except ValueError as e:
        print(e)
print(f.closed, f.name == path)

print('--- append')
with open(path, 'w') as f:
    f.write('one\n')
with open(path, 'a') as f:
    print(f.tell())
    f.write('two\n')
    print(f.tell())
with open(path, 'a+') as f:
    f.seek(0)
    print(f.readline())
    f.write('three\n')
    f.seek(0)
    print(f.read())
os.remove(path)
os.rmdir(folder)
print(os.path.exists(folder))
