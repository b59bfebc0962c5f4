"""Paths as objects."""

import io
import os
import posixpath
import stat as _stat
from fnmatch import fnmatchcase

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class UnsupportedOperation(NotImplementedError):
    """What this system's paths cannot do."""


class _Parents:
    """path.parents: a sequence."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        if at >= len(self) or at < -len(self):
            raise IndexError(at)
        if at < 0:
            at += len(self)
        path = self._path
        return path._from(path._root, path._tail[:len(path._tail) - at - 1])

    def __iter__(self):
        return (self[at] for at in range(len(self)))

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path that is only looked at."""

    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.append(str(arg) if arg._tail or arg._root else '')
                continue
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                f'not {type(text).__name__!r}')
            texts.append(text)
        joined = posixpath.join(*texts) if texts else ''
        _, self._root, rest = posixpath.splitroot(joined)
        self._tail = [part for part in rest.split('/') if part and part != '.']

    def _from(self, root, tail):
        new = self.with_segments(root + '/'.join(tail))
        return new

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __str__(self):
        return self._root + '/'.join(self._tail) or '.'

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        return 'file://' + str(self)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def _key(self):
        return [self._root] + self._tail

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() < other._key()

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() <= other._key()

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() > other._key()

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() >= other._key()

    def __truediv__(self, key):
        if not isinstance(key, str) and not hasattr(type(key), '__fspath__'):
            return NotImplemented
        return self.with_segments(self, key)

    def __rtruediv__(self, key):
        if not isinstance(key, str):
            return NotImplemented
        return self.with_segments(key, self)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def parent(self):
        if not self._tail:
            return self
        return self._from(self._root, self._tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    @property
    def suffix(self):
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return posixpath.splitext(self.name)[0]

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._from(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        if self.suffix and not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not suffix.startswith('.') or suffix == '.' or '/' in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, other):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return self._root == other._root and self._tail[:len(other._tail)] == other._tail

    def relative_to(self, other, *, walk_up=False):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        if self._root != other._root:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        same = 0
        while same < min(len(self._tail), len(other._tail)) and self._tail[same] == other._tail[same]:
            same += 1
        up = len(other._tail) - same
        if up and not walk_up:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
        return self._from('', ['..'] * up + self._tail[same:])

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        if not pattern.parts:
            raise ValueError('empty pattern')
        mine, wanted = self.parts, pattern.parts
        if len(mine) < len(wanted) or pattern._root and len(mine) != len(wanted):
            return False
        return all(fnmatchcase(a, b) for a, b in zip(reversed(mine), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        return _full(list(self.parts), list(pattern.parts))


def _full(parts, patterns):
    if not patterns:
        return not parts
    if patterns[0] == '**':
        return any(_full(parts[at:], patterns[1:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], patterns[0]) and _full(parts[1:], patterns[1:])


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path on the disk."""

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.stat(self)

    def _mode(self):
        try:
            return os.stat(self).st_mode
        except (OSError, ValueError):
            return 0

    def exists(self, *, follow_symlinks=True):
        return self._mode() != 0

    def is_dir(self, *, follow_symlinks=True):
        return _stat.S_ISDIR(self._mode())

    def is_file(self, *, follow_symlinks=True):
        return _stat.S_ISREG(self._mode())

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def is_mount(self):
        return posixpath.ismount(self)

    def is_socket(self):
        return False

    is_fifo = is_block_device = is_char_device = is_socket

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open(mode='rb', buffering=0) as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open(mode='r', encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        with self.open(mode='wb') as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def iterdir(self):
        root_dir = str(self)
        with os.scandir(root_dir) as scandir_it:
            names = [entry.name for entry in scandir_it]
        return (self / name if self._tail or self._root else self.with_segments(name) for name in names)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        parts = self._pattern(pattern)
        seen = set()
        for found in self._select(self, parts):
            if str(found) not in seen:
                seen.add(str(found))
                yield found

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob('**/' + os.fspath(pattern))

    def _pattern(self, pattern):
        pattern = os.fspath(pattern)
        if pattern.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        parts = [part for part in pattern.split('/') if part and part != '.']
        if not parts:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        if pattern.endswith('/'):
            parts.append('')
        return parts

    def _select(self, folder, parts):
        if not parts:
            yield folder
            return
        first, rest = parts[0], parts[1:]
        if first == '':
            if folder.is_dir():
                yield folder
        elif first == '**':
            yield from self._select(folder, rest)
            try:
                entries = list(os.scandir(folder))
            except OSError:
                return
            for entry in entries:
                inner = folder / entry.name
                if entry.is_dir():
                    yield from self._select(inner, parts)
                elif not rest:
                    yield inner
        elif any(c in first for c in '*?['):
            try:
                entries = list(os.scandir(folder))
            except OSError:
                return
            for entry in entries:
                if fnmatchcase(entry.name, first) and (not rest or entry.is_dir()):
                    yield from self._select(folder / entry.name, rest)
        else:
            inner = folder / first
            if inner.exists():
                yield from self._select(inner, rest)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self, top_down, on_error):
            yield self.with_segments(folder), folders, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
            os.utime(self)
        else:
            os.close(os.open(self, os.O_CREAT | os.O_WRONLY, mode))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return target if isinstance(target, PurePath) else self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return target if isinstance(target, PurePath) else self.with_segments(target)

    def copy(self, target, **kwargs):
        import shutil
        target = self.with_segments(target)
        if self.is_dir():
            shutil.copytree(self, target)
        else:
            shutil.copyfile(self, target)
        return target

    def move(self, target):
        import shutil
        target = self.with_segments(target)
        shutil.move(self, target)
        return target

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def absolute(self):
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        if not self._root and self._tail and self._tail[0][:1] == '~':
            return self.with_segments(os.path.expanduser(self._tail[0]), *self._tail[1:])
        return self

    def owner(self, *, follow_symlinks=True):
        return 'user'

    def group(self, *, follow_symlinks=True):
        return 'user'


class PosixPath(Path, PurePosixPath):
    pass

