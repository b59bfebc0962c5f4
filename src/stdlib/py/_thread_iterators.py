"""`threading`'s iterators that several threads may use at once (3.15), and its lock in Python."""

import _thread
from _thread import allocate_lock as _allocate_lock


class serialize_iterator:
    """An iterator behind a lock: one step at a time."""

    __slots__ = ('_iterator', '_lock')

    def __init__(self, iterable):
        self._iterator = iter(iterable)
        self._lock = _allocate_lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            return next(self._iterator)

    # Generators have these; for other iterators they raise AttributeError.

    def send(self, value, /):
        with self._lock:
            return self._iterator.send(value)

    def throw(self, *args):
        with self._lock:
            return self._iterator.throw(*args)

    def close(self):
        with self._lock:
            return self._iterator.close()


def synchronized_iterator(func):
    """Make a function's iterators safe for several threads; also a decorator for generator functions."""
    from functools import wraps

    @wraps(func)
    def inner(*args, **kwargs):
        return serialize_iterator(func(*args, **kwargs))

    return inner


def concurrent_tee(iterable, n=2):
    """Like itertools.tee(): `n` iterators over the same items, each for a thread of its own."""
    if n < 0:
        raise ValueError('n must be a non-negative integer')
    if n == 0:
        return ()
    first = _concurrent_tee(iterable)
    return (first, *(_concurrent_tee(first) for _ in range(n - 1)))


class _concurrent_tee:
    """A place in a chain of links, each [item, next link]; whoever comes first to its end fetches the next item."""

    __slots__ = ('iterator', 'link', 'lock')

    def __init__(self, iterable):
        if isinstance(iterable, _concurrent_tee):
            self.iterator, self.link, self.lock = iterable.iterator, iterable.link, iterable.lock
        else:
            self.iterator, self.link, self.lock = iter(iterable), [None, None], _allocate_lock()

    def __iter__(self):
        return self

    def __next__(self):
        link = self.link
        if link[1] is None:
            with self.lock:
                if link[1] is None:
                    link[0] = next(self.iterator)
                    link[1] = [None, None]
        value, self.link = link
        return value


for _thing in (serialize_iterator, synchronized_iterator, concurrent_tee, _concurrent_tee):
    _thing.__module__ = 'threading'


class _RLock:
    """A lock that the thread holding it may take again: what `_thread.RLock` is, in Python."""

    def __init__(self):
        self._block = _thread.allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = 'locked' if self.locked() else 'unlocked'
        return (f'<{state} {self.__class__.__module__}.{self.__class__.__qualname__} object owner={self._owner!r} '
                f'count={self._count} at {hex(id(self))}>')

    def acquire(self, blocking=True, timeout=-1):
        me = _thread.get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        got = self._block.acquire(blocking, timeout)
        if got:
            self._owner = me
            self._count = 1
        return got

    __enter__ = acquire

    def release(self):
        if self._owner != _thread.get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):
        self.release()

    def locked(self):
        return self._block.locked()

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _release_save(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _is_owned(self):
        return self._owner == _thread.get_ident()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0


_RLock.__module__ = 'threading'
_PyRLock = _RLock
