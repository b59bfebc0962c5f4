"""`shelve`, `fileinput`, `mimetypes`, `reprlib`, `importlib.reload` and `cmath`."""
import cmath
import collections
import fileinput
import importlib
import mimetypes
import reprlib
import shelve
import sys

with shelve.open('shelf') as shelf:
    shelf['list'] = [1, 2]
    shelf['dict'] = {'x': (1, None)}
    shelf['list'].append(3)  # a copy
    print(sorted(shelf), shelf['list'], shelf.get('none', 'dflt'), 'dict' in shelf, len(shelf))
with shelve.open('shelf', writeback=True) as shelf:
    shelf['list'].append(3)
    del shelf['dict']
with shelve.open('shelf') as shelf:
    print(dict(shelf), shelf.setdefault('n', 5), shelf.pop('list'), list(shelf.items()))
    try:
        shelf['list']
    except KeyError as error:
        print('KeyError', error)
    try:
        shelf['f'] = lambda: 0
    except Exception as error:
        print(type(error).__name__)
try:
    shelf['n']
except ValueError as error:
    print(error)

for name, text in (('one.txt', 'l1\nl2\n'), ('two.txt', 'x1\nx2\nx3')):
    with open(name, 'w') as file:
        file.write(text)
for line in fileinput.input(['one.txt', 'two.txt']):
    print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), repr(line))
    if fileinput.filelineno() == 2:
        fileinput.nextfile()
with fileinput.input('one.txt', inplace=True) as lines:
    for line in lines:
        print(line.rstrip().upper())
with fileinput.FileInput(files=('one.txt',)) as lines:
    print(list(lines), lines.lineno(), lines.filename())
try:
    fileinput.filename()
    fileinput.close()
    fileinput.filename()
except RuntimeError as error:
    print(error)

mimetypes.knownfiles = []
mimetypes.init()
for name in ('a.html', 'x.tar.gz', 'photo.JPG', 'data.json', 'run.py', 'http://example.com/a/b.css?x=1', 'none', 'a.unknown',
             's.tgz', 'm.mp3', 'v.mp4', 'p.pdf', 'text.txt', 'pic.svg', 'm.md', 't.csv', 'a.js', 'z.zip', 'x.xml', 'b.bin'):
    print(name, mimetypes.guess_type(name))
print([mimetypes.guess_extension(kind) for kind in ('image/png', 'text/plain', 'application/json', 'no/thing', 'text/html',
                                                     'image/jpeg', 'application/pdf')])

print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(set('abcdefgh')),
      reprlib.repr((1,)), reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr(10 ** 60), reprlib.repr(collections.deque(range(9))))


class Ring:
    @reprlib.recursive_repr()
    def __repr__(self):
        return f'<Ring {self.next!r}>'


ring = Ring()
ring.next = ring
print(ring)

sys.path.insert(0, '.')
with open('changing.py', 'w') as file:
    file.write('x = 1\nold = True\nprint("loading", __name__)\n')
import changing

print(changing.x)
with open('changing.py', 'w') as file:
    file.write('x = 12345\nprint("loading again", __name__)\n')
print(importlib.reload(changing) is changing, changing.x, changing.old)

print(cmath.sqrt(-1), cmath.polar(1 + 1j), cmath.rect(2, 0), cmath.phase(-1), cmath.isclose(1j, 1j + 1e-12), cmath.log(1j).imag,
      cmath.sqrt(3 + 4j), abs(cmath.exp(1j * cmath.pi) + 1) < 1e-12, cmath.isnan(complex('nan')), cmath.isinf(cmath.infj))
for bad in ('text', None):
    try:
        cmath.sqrt(bad)
    except TypeError as error:
        print(error)
