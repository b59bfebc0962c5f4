"""Locks, semaphores, conditions, events and barriers of processes, all made of semaphores that processes share."""

import operator
import threading
import time
import _fork as _multiprocessing
import _processes
from multiprocessing import context
from multiprocessing import process
from multiprocessing import util

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event']

RECURSIVE_MUTEX, SEMAPHORE = range(2)
SEM_VALUE_MAX = 2147483647


class SemLock(object):
    """What the first four have in common."""

    def __init__(self, kind, value, maxvalue, *, ctx):
        if ctx is None:
            ctx = context._default_context.get_context()
        self._is_fork_ctx = ctx.get_start_method() == 'fork'
        self._kind = kind
        self._maxvalue = maxvalue
        value, maxvalue = operator.index(value), operator.index(maxvalue)
        if value < 0:
            raise OSError(22, 'Invalid argument')
        self._semlock = _processes.SemLock(kind, value, maxvalue, None)
        self._make_methods()
        util.register_after_fork(self, SemLock._after_fork)
        if not self._is_fork_ctx:
            # Children that begin when it is gone here do not find it any more.
            util.Finalize(self, SemLock._cleanup, (self._semlock._handle(),), exitpriority=0)

    @staticmethod
    def _cleanup(handle):
        _processes.unname(handle)

    def _after_fork(self):
        self._semlock._after_fork()

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release

    def locked(self):
        return self._semlock._is_zero()

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__()

    def __getstate__(self):
        context.assert_spawning(self)
        if self._is_fork_ctx:
            raise RuntimeError('A SemLock created in a fork context is being '
                               'shared with a process in a spawn context. This is '
                               'not supported. Please use the same context to create '
                               'multiprocessing objects and Process.')
        return self._semlock._handle(), self._kind, self._maxvalue

    def __setstate__(self, state):
        self._semlock = _multiprocessing.SemLock._rebuild(*state)
        _, self._kind, self._maxvalue = state
        self._make_methods()
        self._is_fork_ctx = False


class Semaphore(SemLock):
    """A number of permits."""

    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        return self._semlock._get_value()

    def __repr__(self):
        return '<%s(value=%s)>' % (self.__class__.__name__, self.get_value())


class BoundedSemaphore(Semaphore):
    """A number of permits that does not grow beyond its first value."""

    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return '<%s(value=%s, maxvalue=%s)>' % (self.__class__.__name__, self.get_value(), self._maxvalue)


def _owner(semlock):
    """Who has a lock, as far as can be seen from here, and how often."""
    if semlock._is_mine():
        name = process.current_process().name
        if threading.current_thread().name != 'MainThread':
            name += '|' + threading.current_thread().name
        return name, semlock._count()
    if not semlock._is_zero():
        return 'None', 0
    if semlock._count() > 0:
        return 'SomeOtherThread', 'nonzero'
    return 'SomeOtherProcess', 'nonzero'


class Lock(SemLock):
    """A lock that anybody may release."""

    def __init__(self, *, ctx):
        SemLock.__init__(self, SEMAPHORE, 1, 1, ctx=ctx)

    def __repr__(self):
        return '<%s(owner=%s)>' % (self.__class__.__name__, _owner(self._semlock)[0])


class RLock(SemLock):
    """A lock that its holder may take again."""

    def __init__(self, *, ctx):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        return '<%s(%s, %s)>' % (self.__class__.__name__, *_owner(self._semlock))


class Condition(object):
    """A place to wait, under a lock. Those who are woken say so, so that notify() knows whom it has reached."""

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping_count = ctx.Semaphore(0)
        self._woken_count = ctx.Semaphore(0)
        self._wait_semaphore = ctx.Semaphore(0)
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        waiters = self._sleeping_count.get_value() - self._woken_count.get_value()
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._lock, waiters)

    def wait(self, timeout=None):
        """Give the lock up, sleep until notified, take the lock again."""
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._semlock._count()
        for _ in range(count):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        """Let up to `n` waiters go on."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), 'notify: a waiter is already being woken'
        # Those whose wait has timed out do not sleep any more.
        while self._woken_count.acquire(False):
            self._sleeping_count.acquire(False)
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        if sleepers:
            for _ in range(sleepers):
                self._woken_count.acquire()
            # One may have timed out at the last moment.
            while self._wait_semaphore.acquire(False):
                pass

    def notify_all(self):
        self.notify(n=SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        """Wait until `predicate()` is true; its last value is returned."""
        result = predicate()
        if result:
            return result
        deadline = None if timeout is None else time.monotonic() + timeout
        while not result:
            left = None
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result


class Event(object):
    """A flag that processes can wait for."""

    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)

    def _is_set(self):
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        with self._cond:
            return self._is_set()

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if not self._is_set():
                self._cond.wait(timeout)
            return self._is_set()

    def __repr__(self):
        status = 'set' if self.is_set() else 'unset'
        return f'<{type(self).__qualname__} at {id(self):#x} {status}>'


class Barrier(threading.Barrier):
    """A meeting point of processes: `threading.Barrier` with its two numbers in shared memory."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        memory = _processes.memory(None, 8)
        self.__setstate__((parties, action, timeout, ctx.Condition(), memory))
        self._state = 0
        self._count = 0

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._memory = state

    def __getstate__(self):
        return self._parties, self._action, self._timeout, self._cond, self._memory

    @property
    def _state(self):
        return int.from_bytes(_processes.load(self._memory, 0, 4), 'little', signed=True)

    @_state.setter
    def _state(self, value):
        _processes.store(self._memory, 0, value.to_bytes(4, 'little', signed=True))

    @property
    def _count(self):
        return int.from_bytes(_processes.load(self._memory, 4, 4), 'little', signed=True)

    @_count.setter
    def _count(self, value):
        _processes.store(self._memory, 4, value.to_bytes(4, 'little', signed=True))
