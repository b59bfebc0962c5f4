"""The operating system: files, folders, the environment, this process."""

import abc
import posix
from _os import *
from posix import (_exit, kill, cpu_count, getcwd, getpid, getppid, process_cpu_count, urandom, pipe, dup, isatty,
                   get_blocking, set_blocking, strerror, lseek, fsync, ftruncate, close, read, write)
from _fork import (fork, register_at_fork, wait, waitpid, waitstatus_to_exitcode, WCOREDUMP, WEXITSTATUS, WIFEXITED,
                   WIFSIGNALED, WIFSTOPPED, WNOHANG, WTERMSIG)

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


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# Descriptors that programs started without `close_fds` get.
_inheritable = set()


def get_inheritable(fd, /):
    posix._stat(fd)
    return fd <= 2 or fd in _inheritable


def set_inheritable(fd, inheritable, /):
    posix._stat(fd)
    (_inheritable.add if inheritable else _inheritable.discard)(fd)


def dup2(fd, fd2, inheritable=True):
    if inheritable:
        _inheritable.add(fd2)
    else:
        _inheritable.discard(fd2)
    if fd2 <= 2:
        import _boot
        _boot.streams = True
    return posix._dup2(fd, fd2)


def pidfd_open(pid, flags=0):
    return posix._pidfd_open(pid)


def system(command):
    import subprocess
    status = subprocess.call(command, shell=True)
    return -status if status < 0 else status << 8


def popen(cmd, mode="r", buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        proc = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _wrap_close(proc.stdout, proc)
    proc = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(proc.stdin, proc)


class _wrap_close:
    """A pipe to a command, which `close` waits for."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        returncode = self._proc.wait()
        if returncode == 0:
            return None
        return -returncode if returncode < 0 else returncode << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


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


def getcwdb():
    return getcwd().encode()


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


def encode(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value


class _Environ:
    """os.environ: names and values are text."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[encode(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[encode(key)] = encode(value)

    def __delitem__(self, key):
        try:
            del self._data[encode(key)]
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


def _environment():
    return {'HOME': '/home/user', 'LANG': 'C.UTF-8', 'PATH': '/usr/local/bin:/usr/bin:/bin', 'PWD': '/home/user',
            'SHELL': '/bin/bash', 'TERM': 'xterm-256color', 'USER': 'user'}


environ = _Environ(_environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


import posixpath as path
