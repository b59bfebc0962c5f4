"""Files: pathlib, tempfile, shutil, glob, os.walk, csv, io, struct, configparser, json lines, fileinput, pickle."""
import os, pathlib, tempfile, shutil, glob, csv, io, struct, json, pickle, hashlib, uuid, secrets, base64, zlib, sys, fnmatch, stat
tmp = pathlib.Path(tempfile.mkdtemp(prefix='demo-')); print(tmp.exists(), tmp.is_dir(), tmp.name.startswith('demo-'))
os.chdir(tmp); (pathlib.Path('a/b')).mkdir(parents=True); p = pathlib.Path('a/x.txt'); print(p.write_text('line1\nline2\nünï\n', encoding='utf-8'), p.read_text().splitlines(), p.stat().st_size, p.suffix, p.stem, p.parent, p.with_suffix('.md'), p.with_name('y'), p.parts, p.is_file())
pathlib.Path('a/b/data.csv').write_text('name,n\nann,1\n"b, ob",2\n'); pathlib.Path('a/b/.hid').touch(); print(sorted(map(str, pathlib.Path('.').rglob('*'))), sorted(glob.glob('a/**/*.*', recursive=True)), sorted(x.name for x in pathlib.Path('a').iterdir()), fnmatch.filter(['a.py', 'b.txt'], '*.py'))
for root, dirs, files in os.walk('.'): dirs.sort(); print(root, dirs, sorted(files))
with open('a/b/data.csv', newline='') as f:
    r = csv.DictReader(f); print(r.fieldnames, list(r))
buf = io.StringIO(); w = csv.writer(buf, delimiter=';', quoting=csv.QUOTE_NONNUMERIC); w.writerow(['a', 1, 2.5, None, 'q"x']); w.writerows([[1], ['x;y']]); print(repr(buf.getvalue()))
dw = csv.DictWriter(sys.stdout, ['a', 'b'], extrasaction='ignore', restval='-', lineterminator='\n'); dw.writeheader(); dw.writerow({'a': 1, 'z': 2})
try: csv.DictWriter(sys.stdout, ['a']).writerow({'q': 1})
except ValueError as e: print(e)
with open('bin', 'wb') as f: print(f.write(struct.pack('<IhB5sd', 1, -2, 255, b'abc', 1.5)), f.tell(), f.mode, f.name, f)
with open('bin', 'rb') as f: print(struct.unpack('<IhB5sd', f.read()), f.seek(2), f.read(3), f.tell(), f.seek(-2, 2), f.read(), struct.calcsize('!HHI'), struct.pack('>q', -1).hex())
try: struct.unpack('I', b'abc')
except struct.error as e: print(e)
for mode in ('x', 'q', 'rw', 'r+w', 'bt'):
    try: open('bin', mode)
    except Exception as e: print(mode, type(e).__name__, e)
for bad in (lambda: open('nope'), lambda: os.remove('nope'), lambda: os.mkdir('a'), lambda: os.rmdir('a'), lambda: open('a'), lambda: pathlib.Path('nope').read_text(), lambda: os.listdir('bin'), lambda: pathlib.Path('nope').unlink(), lambda: shutil.copy('nope', 'x'), lambda: open('bin').write('x'), lambda: open('bin', 'w').read(), lambda: open(''), lambda: open('a/x.txt', encoding='ascii').read(), lambda: pathlib.Path('a') / 3, lambda: os.path.join('a', 3), lambda: open('a/x.txt', 'rb', encoding='utf8')):
    try: bad()
    except Exception as e: print(type(e).__name__, e, getattr(e, 'errno', ''), getattr(e, 'filename', ''))
pathlib.Path('a/b/nope2').unlink(missing_ok=True); shutil.copytree('a', 'c'); shutil.move('c/x.txt', 'c/z.txt'); print(sorted(os.listdir('c')), shutil.disk_usage('.')._fields, os.path.getsize('c/z.txt')); shutil.rmtree('c'); print(os.path.exists('c'), os.path.splitext('a.tar.gz'), os.path.split('/x/y'), os.path.normpath('a/../b//c/.'), os.path.relpath('/a/b', '/a/c'), os.path.commonpath(['/a/b', '/a/c']), os.path.basename('/x/'), os.path.isabs('x'), os.path.expanduser('x'), os.sep, os.linesep == '\n')
with open('a/x.txt', 'a+', encoding='utf-8') as f: f.write('more\n'); f.seek(0); print(f.readline(), [l.strip() for l in f], f.closed, f.encoding, f.line_buffering, f.readable(), f.writable())
print(f.closed)
try: f.read()
except ValueError as e: print(e)
with open('a/x.txt') as src, open('o.txt', 'w') as dst:
    for i, line in enumerate(src, 1): print(f'{i:02}: {line}', end='', file=dst)
print(open('o.txt').read(), end='')
print(hashlib.sha256(b'x').hexdigest()[:16], hashlib.md5(b'a').hexdigest(), hashlib.new('sha1', b'b').hexdigest()[:8], hashlib.blake2b(b'x', digest_size=4).hexdigest(), uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'x').version, len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), base64.b64encode(b'hi there'), base64.urlsafe_b64decode('_-8='), base64.b32encode(b'a'), base64.b85encode(b'abcd'), zlib.crc32(b'hello'), zlib.adler32(b'x'), zlib.decompress(zlib.compress(b'a' * 100)) == b'a' * 100, hashlib.sha256().name, hashlib.sha512(b'').digest_size)
class Pt:
    def __init__(self, x): self.x = x; self.lock = 1
    def __getstate__(self): s = self.__dict__.copy(); del s['lock']; return s
    def __setstate__(self, s): self.__dict__.update(s); self.lock = 'new'
q = pickle.loads(pickle.dumps([Pt(3), {1, 2}, (1, 'é'), b'x', None, 1.5, range(3), pathlib.Path('a')])); print(q[0].x, q[0].lock, q[1:])
for o in (lambda: 0, (i for i in ()), sys.stdout, __import__('threading').Lock()):
    try: pickle.dumps(o)
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
with tempfile.TemporaryDirectory() as d: (pathlib.Path(d) / 'f').write_bytes(b'1'); print(os.listdir(d))
print(os.path.exists(d))
with tempfile.NamedTemporaryFile('w+', suffix='.log', delete=True) as f: f.write('t'); f.flush(); print(os.path.exists(f.name), f.name.endswith('.log'))
b = io.BytesIO(b'abc'); b.seek(1); b.write(b'ZZ'); print(b.getvalue(), b.read(), io.TextIOWrapper(io.BytesIO(b'l1\r\nl2')).readlines(), oct(stat.S_IMODE(os.stat('a/x.txt').st_mode)), os.access('a', os.R_OK), os.environ.get('NOPE', 'd'), os.getcwd() == str(tmp))
for e in sorted(os.scandir('a'), key=lambda e: e.name): print(e.name, e.is_file(), e.path, e.stat().st_size > 0)
print(pathlib.PurePosixPath('/a/b/../c').relative_to('/a'), pathlib.Path('x').resolve() == tmp / 'x', repr(pathlib.Path('a') / 'b'), pathlib.Path('a.b.c').suffixes, pathlib.Path('/a/b').is_relative_to('/a'), pathlib.Path('q/w').match('*/w'), list(pathlib.Path('/a/b/c').parents)[:2], pathlib.Path('~').expanduser() != '~', pathlib.Path('b') < pathlib.Path('c'), hash(pathlib.Path('a')) == hash(pathlib.Path('a')), os.fspath(pathlib.Path('a')))
