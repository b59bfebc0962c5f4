# Files by descriptor: os.open, read, write, pipes between threads, tempfile.
import os
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), 'x')
fd = os.open(path, os.O_RDWR | os.O_CREAT)
print(os.write(fd, b'hello world'), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 100))
os.lseek(fd, -5, os.SEEK_END)
print(os.read(fd, 3), os.fstat(fd).st_size)
os.ftruncate(fd, 4)
copy = os.dup(fd)
os.close(fd)
print(os.lseek(copy, 0, 0), os.read(copy, 10))
with os.fdopen(copy, 'w') as f:
    f.write('x')
for call in (lambda: os.close(fd), lambda: os.read(fd, 1), lambda: os.write(copy, b'x'), lambda: os.open('/no/such', 0),
             lambda: os.open(path, os.O_CREAT | os.O_EXCL)):
    try:
        call()
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror)

print('--- pipe')
r, w = os.pipe()


def producer():
    for number in range(3):
        os.write(w, b'item %d\n' % number)
    os.close(w)


thread = threading.Thread(target=producer)
thread.start()
with os.fdopen(r) as f:
    for line in f:
        print(line.strip())
thread.join()
r, w = os.pipe()
os.close(r)
try:
    os.write(w, b'x')
except BrokenPipeError as e:
    print(e)
os.close(w)
r, w = os.pipe()
os.set_blocking(r, False)
print(os.get_blocking(r), os.get_blocking(w))
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e)

print('--- tempfile')
with tempfile.TemporaryFile('w+') as f:
    f.write('abc')
    f.seek(0)
    print(f.read())
with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as f:
    f.write('named')
print(os.path.basename(f.name)[-4:], open(f.name).read(), os.path.exists(f.name))
os.unlink(f.name)
with tempfile.NamedTemporaryFile() as f:
    print(os.path.exists(f.name))
print(os.path.exists(f.name))
fd, name = tempfile.mkstemp(prefix='pre')
print(os.path.basename(name)[:3], os.path.dirname(name) == tempfile.gettempdir())
os.close(fd)
os.remove(name)
d = tempfile.mkdtemp()
print(os.path.isdir(d), os.listdir(d))
os.rmdir(d)
