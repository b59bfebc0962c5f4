"""zipfile: archives written in a thread, read back, extracted; and their errors."""
import io
import os
import tempfile
import threading
import zipfile


class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        threading.Thread.__init__(self)
        self.infile = infile
        self.outfile = outfile

    def run(self):
        f = zipfile.ZipFile(self.outfile, 'w', zipfile.ZIP_DEFLATED)
        f.write(self.infile)
        f.close()
        print('Finished background zip of:', self.infile)


os.chdir(tempfile.mkdtemp())
with open('mydata.txt', 'w') as f:
    f.write('line of text\n' * 100)
background = AsyncZip('mydata.txt', 'myarchive.zip')
background.start()
background.join()
print('Main program waited until background was done.', zipfile.is_zipfile('myarchive.zip'))
with zipfile.ZipFile('myarchive.zip') as z:
    print(z.namelist(), z.read('mydata.txt')[:12], z.getinfo('mydata.txt').file_size, z.testzip())
    print(z.getinfo('mydata.txt').compress_size < 1300, z.infolist()[0].compress_type == zipfile.ZIP_DEFLATED)
    print(z)
print(z)

os.makedirs('tree/sub')
for name in ('tree/a.txt', 'tree/sub/b.txt'):
    with open(name, 'w') as f:
        f.write(name)
with zipfile.ZipFile('tree.zip', 'w') as z:
    for folder, _, files in sorted(os.walk('tree')):
        for name in files:
            path = os.path.join(folder, name)
            z.write(path, os.path.relpath(path, 'tree'))
    z.writestr('notes/readme.txt', 'héllo')
    z.writestr('bytes.bin', b'\0\1\2', compress_type=zipfile.ZIP_DEFLATED)
    with z.open('streamed.txt', 'w') as f:
        f.write(b'streamed')
    z.comment = b'a comment'
with zipfile.ZipFile('tree.zip', 'a') as z:
    z.writestr('late.txt', 'late')
with zipfile.ZipFile('tree.zip') as z:
    print(z.namelist(), z.comment, z.testzip())
    z.extractall('out')
    print(z.extract('bytes.bin', 'other'))
    with z.open('notes/readme.txt') as f:
        print(io.TextIOWrapper(f, 'utf-8').read())
    print([(i.filename, i.file_size, i.is_dir()) for i in z.infolist()])
print(sorted(os.listdir('out')), open('out/sub/b.txt').read(), open('out/notes/readme.txt', encoding='utf-8').read())

memory = io.BytesIO()
with zipfile.ZipFile(memory, 'w') as z:
    z.writestr('x', 'in memory')
print(zipfile.ZipFile(memory).read('x'), zipfile.is_zipfile(io.BytesIO(b'nothing')))
for f in (lambda: zipfile.ZipFile('mydata.txt'), lambda: zipfile.ZipFile('absent.zip'), lambda: zipfile.ZipFile('x', 'q'),
          lambda: z.writestr('y', 'late'), lambda: zipfile.ZipFile('tree.zip').read('nope'),
          lambda: zipfile.ZipFile('tree.zip').writestr('n', 'x'), lambda: zipfile.ZipFile('new.zip', 'w').write('absent')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
