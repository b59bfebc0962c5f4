"""Waiting for many files at once: select, poll, epoll."""

import posix
import _sockets
from _gilscope import unsupported

error = OSError
PIPE_BUF = 4096
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 0x2000
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDHUP = 1, 2, 4, 8, 16, 0x2000
EPOLLET, EPOLLONESHOT, EPOLLEXCLUSIVE = 1 << 31, 1 << 30, 1 << 28
EPOLL_CLOEXEC = 0o2000000


def _fd(file):
    if isinstance(file, int):
        fd = file
    else:
        try:
            fileno = file.fileno
        except AttributeError:
            raise TypeError('argument must be an int, or have a fileno() method.') from None
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None:
        if not hasattr(timeout, '__float__'):
            raise TypeError(f'timeout must be a real number or None, not {type(timeout).__name__}')
        if timeout < 0:
            raise ValueError('timeout must be non-negative')
    wanted = {}
    lists = []
    if not (hasattr(rlist, '__iter__') and hasattr(wlist, '__iter__') and hasattr(xlist, '__iter__')):
        raise TypeError('arguments 1-3 must be sequences')
    for files, mask in ((rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLPRI)):
        pairs = [(file, _fd(file)) for file in files]
        lists.append(pairs)
        for _, fd in pairs:
            wanted[fd] = wanted.get(fd, 0) | mask
    ready = dict(_sockets._poll(list(wanted.items()), timeout))
    for events in ready.values():
        if events & POLLNVAL:
            raise OSError(9, 'Bad file descriptor')
    masks = (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)
    return tuple([file for file, fd in pairs if ready.get(fd, 0) & mask and wanted[fd] & mask & 7]
                 for pairs, mask in zip(lists, masks))


def _short(timeout):
    """A time in s, if C has a number for so many ms."""
    if timeout * 1e9 >= 2 ** 63:
        raise OverflowError('timestamp out of range for C PyTime_t')
    if timeout * 1e3 > 2 ** 31 - 1:
        raise OverflowError('timeout is too large')
    return timeout


class poll:
    """A poll object."""

    def __init__(self):
        self._masks = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._masks[_fd(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _fd(fd)
        if fd not in self._masks:
            raise FileNotFoundError(2, 'No such file or directory')
        self._masks[fd] = eventmask

    def unregister(self, fd, /):
        del self._masks[_fd(fd)]

    def poll(self, timeout=None, /):
        if timeout is not None:
            timeout = None if timeout < 0 else _short(timeout / 1000)
        return _sockets._poll(list(self._masks.items()), timeout)


def _level_triggered(mask):
    if mask & EPOLLET:
        unsupported('EPOLLET')


class epoll:
    """An epoll object."""

    def __init__(self, sizehint=-1, flags=0):
        if sizehint != -1 and sizehint <= 0:
            raise ValueError('sizehint must be positive or -1')
        self._fd = _sockets._new_poll()
        self._masks = {}
        self._ready = []

    @classmethod
    def fromfd(cls, fd, /):
        new = cls.__new__(cls)
        new._fd = fd
        new._masks = {}
        new._ready = []
        return new

    @property
    def closed(self):
        return self._fd < 0

    def _check(self):
        if self._fd < 0:
            raise ValueError('I/O operation on closed epoll object')

    def fileno(self):
        self._check()
        return self._fd

    def close(self):
        if self._fd >= 0:
            posix._drop(self._fd)
            self._fd = -1

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        fd = _fd(fd)
        if fd in self._masks:
            raise FileExistsError(17, 'File exists')
        _level_triggered(eventmask)
        kind = posix._stat(fd)[0] & 0o170000
        if kind in (0o100000, 0o040000):
            raise PermissionError(1, 'Operation not permitted')
        self._masks[fd] = eventmask

    def modify(self, fd, eventmask):
        self._check()
        fd = _fd(fd)
        if fd not in self._masks:
            raise FileNotFoundError(2, 'No such file or directory')
        _level_triggered(eventmask)
        self._masks[fd] = eventmask

    def unregister(self, fd):
        self._check()
        fd = _fd(fd)
        if fd not in self._masks:
            raise FileNotFoundError(2, 'No such file or directory')
        del self._masks[fd]

    def poll(self, timeout=None, maxevents=-1):
        self._check()
        if timeout is not None:
            timeout = None if timeout < 0 else _short(timeout)
        if maxevents != -1 and maxevents < 1:
            raise ValueError(f'maxevents must be greater than 0, got {maxevents}')
        found = _sockets._poll(list(self._masks.items()), timeout)
        found = [pair for pair in found if not pair[1] & POLLNVAL]
        for fd, _ in found:
            if self._masks.get(fd, 0) & EPOLLONESHOT:
                self._masks[fd] = 0
        return found if maxevents == -1 else found[:maxevents]
