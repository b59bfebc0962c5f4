# os.path and pathlib on paths as text, and the environment.
import os
import posixpath
from pathlib import Path, PurePath, PurePosixPath, PosixPath

print(os.path.join('a', 'b', 'c'), os.path.join('a/', 'b'), os.path.join('a', '/b', 'c'), os.path.join('a', ''))
for path in ('/a/b/c.txt', 'c.tar.gz', '.bashrc', '/a/b/', '//x', '', 'a.', '..x.y'):
    print(repr(path), os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path),
          os.path.isabs(path), os.path.splitroot(path))
for path in ('a/./b/../c', '/..//x', '', './', 'a//b/', '../../x', '/a/../../b'):
    print(repr(path), os.path.normpath(path))
print(os.path.relpath('/a/b/c', '/a/d'), os.path.relpath('/a', '/a'), os.path.commonpath(['/a/b', '/a/c/d']),
      os.path.commonprefix(['interview', 'internet', 'inter']))
print(os.path is posixpath, os.sep, os.linesep == '\n', os.name, os.curdir, os.pardir, os.extsep, os.pathsep, os.devnull)
print(os.fspath('x'), os.fspath(Path('y')), os.fsencode('z'), os.fsdecode(b'w'))
for wrong in (3, None):
    try:
        os.fspath(wrong)
    except TypeError as e:
        print(e)
try:
    open('a\0b')
except ValueError as e:
    print(e)

os.environ['GIL_TEST'] = 'yes'
print(os.environ['GIL_TEST'], os.getenv('GIL_TEST'), os.getenv('NOT_THERE'), os.environ.get('NOT_THERE', 'default'),
      'GIL_TEST' in os.environ, os.path.expandvars('$GIL_TEST/${GIL_TEST}x$NOT_THERE'))
del os.environ['GIL_TEST']
try:
    os.environ['GIL_TEST']
except KeyError as e:
    print('KeyError', e)
try:
    os.environ['n'] = 1
except TypeError as e:
    print(e)
print(type(os.getpid()), os.getcwd() == str(Path.cwd()), len(os.urandom(8)), os.strerror(2), os.cpu_count() > 0)

print('--- pathlib')
p = PurePosixPath('/usr/lib', 'python', 'x.tar.gz')
print(p, repr(p), str(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.root, p.anchor, repr(p.drive))
print(list(p.parents), p.parents[1], len(p.parents), p.parents[-1])
print(p.with_name('y'), p.with_suffix('.zip'), p.with_stem('z'), p / 'deep' / 'er', '/first' / PurePath('x'))
print(p.is_absolute(), p.relative_to('/usr'), p.is_relative_to('/usr'), p.is_relative_to('/var'), p.match('*.gz'),
      p.match('python/*'), p.full_match('/usr/**/*.gz'))
try:
    p.relative_to('/var')
except ValueError as e:
    print(e)
for wrong in ('', 'a/b', '.'):
    try:
        p.with_name(wrong)
    except ValueError as e:
        print(e)
print(PurePath('a//b/./c/..'), PurePath(), repr(Path('')), PurePath('a') == PurePath('a/'), PurePath('a') < PurePath('b'),
      hash(PurePath('a')) == hash(PurePath('a')), PurePath('a') == 'a')
print(Path('a'), type(Path('a')) is PosixPath, isinstance(Path('a'), os.PathLike), sorted([Path('b'), Path('a/c'), Path('a')]))
print(Path('a').joinpath('b', 'c'), Path('/x').as_uri(), Path('~/x').expanduser() == Path.home() / 'x',
      Path('a').absolute() == Path.cwd() / 'a', Path('..').resolve() == Path.cwd().parent)
try:
    Path('a') / 3
except TypeError as e:
    print(e)
