"""What `os` and `os.path` have in C."""

import posix
import stat as _st
from posix import close, ftruncate


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        text = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, '__fspath__'):
            raise
        raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}') from None
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(text).__name__}')


class stat_result(tuple):
    """What stat tells: ten numbers, and more by name."""

    __module__ = 'os'

    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_mtime_ns = property(lambda self: self._time)
    st_atime_ns = st_ctime_ns = st_mtime_ns
    st_mtime = property(lambda self: self._time / 1e9)
    st_atime = st_ctime = st_mtime
    st_blocks = property(lambda self: (self[6] + 4095) // 4096 * 8)
    st_blksize = property(lambda self: 4096)

    def __repr__(self):
        names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime',
                 'st_ctime')
        return 'os.stat_result(' + ', '.join(f'{name}={value}' for name, value in zip(names, self)) + ')'


def _result(raw):
    mode, ino, links, size, changed = raw
    when = changed // 1_000_000_000
    result = stat_result((mode, ino, 2049, links, 1000, 1000, size, when, when, when))
    result._time = changed
    return result


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if not isinstance(path, int):
        if not isinstance(path, (str, bytes)) and not hasattr(path, '__fspath__'):
            raise TypeError('stat: path should be string, bytes, os.PathLike or integer, not ' + type(path).__name__)
        path = fspath(path)
    return _result(posix._stat(path))


def lstat(path, *, dir_fd=None):
    return stat(path)


def fstat(fd):
    return _result(posix._stat(fd))


def open(path, flags, mode=0o777, *, dir_fd=None):
    return posix.open(fspath(path), flags, mode)


def listdir(path=None):
    if path is None:
        path = '.'
    found = [name for name, _ in posix._list(fspath(path))]
    return [name.encode() for name in found] if isinstance(fspath(path), bytes) else found


class DirEntry:
    """One name in a folder."""

    __module__ = 'posix'

    def __init__(self, folder, name, raw):
        self.name = name
        self.path = folder.rstrip('/') + '/' + name
        self._raw = raw

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return _st.S_ISDIR(self._raw[0])

    def is_file(self, *, follow_symlinks=True):
        return _st.S_ISREG(self._raw[0])

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def inode(self):
        return self._raw[1]

    def stat(self, *, follow_symlinks=True):
        return _result(self._raw)


class _Scan:
    """What scandir returns."""

    def __init__(self, folder):
        shown = '.' if folder is None else fspath(folder)
        self._entries = iter([DirEntry(shown, name, raw) for name, raw in posix._list(shown)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    return _Scan(path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    posix._change('mkdir', fspath(path), mode)


def rmdir(path, *, dir_fd=None):
    posix._change('rmdir', fspath(path), 0)


def remove(path, *, dir_fd=None):
    posix._change('remove', fspath(path), 0)


def unlink(path, *, dir_fd=None):
    posix._change('remove', fspath(path), 0)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    posix._change('rename', fspath(src), fspath(dst))


replace = rename


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    posix._change('chmod', fspath(path), mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if ns is not None:
        when = ns[1]
    elif times is not None:
        when = int(times[1] * 1_000_000_000)
    else:
        import time
        when = time.time_ns()
    posix._change('utime', fspath(path), when)


def truncate(path, length):
    fd = path if isinstance(path, int) else open(path, 1)
    try:
        ftruncate(fd, length)
    finally:
        if fd is not path:
            close(fd)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        found = stat(path)
    except OSError:
        return False
    return not mode & 1 or bool(found.st_mode & 0o111)


def chdir(path):
    posix.chdir(fspath(path))


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        try:
            close(fd)
        except OSError:
            pass


def _text(path):
    """A path as str, and whether it was bytes."""
    path = fspath(path)
    if isinstance(path, bytes):
        return path.decode(), True
    return path, False


def _back(text, was_bytes):
    return text.encode() if was_bytes else text


def _stat(path):
    try:
        return stat(path)
    except (OSError, ValueError):
        return None


POSIX_SPAWN_OPEN, POSIX_SPAWN_CLOSE, POSIX_SPAWN_DUP2, POSIX_SPAWN_CLOSEFROM = 0, 1, 2, 3


def posix_spawn(path, argv, env, /, *, file_actions=(), **more):
    from _exec import spawn
    return spawn(path, argv, env, file_actions, more)
