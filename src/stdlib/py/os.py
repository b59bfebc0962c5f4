"""The operating system: files, folders, the environment, this process."""

import abc
import posix
from posix import (_exit, kill, cpu_count, getcwd, getpid, getppid, process_cpu_count, urandom, pipe, dup, isatty,
                   get_blocking, set_blocking, strerror, lseek, fsync, ftruncate, close, read, write)
from _fork import (fork, register_at_fork, wait, waitpid, waitstatus_to_exitcode, WCOREDUMP, WEXITSTATUS, WIFEXITED,
                   WIFSIGNALED, WIFSTOPPED, WNOHANG, WTERMSIG)
import stat as _st

name = 'posix'
linesep = '\n'
curdir, pardir, sep, extsep, altsep, pathsep, defpath, devnull = '.', '..', '/', '.', None, ':', '/bin:/usr/bin', \
    '/dev/null'
error = OSError

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_DIRECTORY, O_CLOEXEC = (0o100, 0o200, 0o1000, 0o2000, 0o4000,
                                                                          0o200000, 0o2000000)
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        text = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, '__fspath__'):
            raise
        raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(text).__name__}')


class PathLike(abc.ABC):
    """Whatever has __fspath__."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return True if hasattr(subclass, '__fspath__') else NotImplemented
        return NotImplemented


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


class stat_result(tuple):
    """What stat tells: ten numbers, and more by name."""

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
        path = fspath(path)
    return _result(posix._stat(path))


def lstat(path, *, dir_fd=None):
    return stat(path)


def fstat(fd):
    return _result(posix._stat(fd))


def open(path, flags, mode=0o777, *, dir_fd=None):
    return posix.open(fspath(path), flags, mode)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


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
        self.path = name if folder is None else path.join(folder, name)
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


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
        for folder in folders:
            yield from walk(path.join(top, folder), topdown, onerror, followlinks)
    else:
        for folder in folders:
            yield from walk(path.join(top, folder), topdown, onerror, followlinks)
        yield top, folders, files


def mkdir(path, mode=0o777, *, dir_fd=None):
    posix._change('mkdir', fspath(path), mode)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    posix._change('rmdir', fspath(path), 0)


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def remove(path, *, dir_fd=None):
    posix._change('remove', fspath(path), 0)


def unlink(path, *, dir_fd=None):
    posix._change('remove', fspath(path), 0)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    posix._change('rename', fspath(src), fspath(dst))


replace = rename


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


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
    fd = path if isinstance(path, int) else open(path, O_WRONLY)
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
    return not mode & X_OK or bool(found.st_mode & 0o111)


def chdir(path):
    posix.chdir(fspath(path))


def getcwdb():
    return getcwd().encode()


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        try:
            close(fd)
        except OSError:
            pass


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def get_terminal_size(fd=1, /):
    return terminal_size((80, 24))


def getlogin():
    return 'user'


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def umask(mask, /):
    return 0o022


def get_exec_path(env=None):
    env = environ if env is None else env
    return env.get('PATH', defpath).split(pathsep)


class uname_result(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        names = ('sysname', 'nodename', 'release', 'version', 'machine')
        return 'posix.uname_result(' + ', '.join(f'{n}={v!r}' for n, v in zip(names, self)) + ')'


def uname():
    return uname_result(('Linux', 'gilscope', '6.12.0', '#1 SMP', 'x86_64'))


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))


class _Environ:
    """os.environ: names and values are text."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        try:
            del self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({' + ', '.join(f'{key!r}: {value!r}' for key, value in self._data.items()) + '})'

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if isinstance(other, _Environ) else other)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def clear(self):
        self._data.clear()

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        new = dict(self._data)
        new.update(other)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ({'HOME': '/home/user', 'LANG': 'C.UTF-8', 'PATH': '/usr/local/bin:/usr/bin:/bin', 'PWD': '/home/user',
                    'SHELL': '/bin/bash', 'TERM': 'xterm-256color', 'USER': 'user'})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


import posixpath as path
