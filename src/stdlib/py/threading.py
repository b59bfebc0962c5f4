"""Threads and the tools to coordinate them: the module that programs import, in Python above `_thread`.

Start reading at `Thread.start` (how a thread comes to life) and `Condition.wait` (what all other waiting here is
built on: a lock that somebody else releases). Names, order of operations and messages are those of CPython's
Lib/threading.py, because that order decides which thread runs next. `_thread` gives locks, identities and the start
of a bare thread. Left out: tracing and profiling hooks.
"""

import sys as _sys
import _thread
import _contextvars
from _fork import register_at_fork as _register_at_fork
from time import monotonic as _time
from _collections import deque as _deque
from _thread_iterators import serialize_iterator, synchronized_iterator, concurrent_tee, _concurrent_tee, _PyRLock

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'ExceptHookArgs', 'local', 'stack_size', 'excepthook', 'get_native_id',
           'serialize_iterator', 'synchronized_iterator', 'concurrent_tee']

_start_joinable_thread = _thread.start_joinable_thread
_ThreadHandle = _thread._ThreadHandle
_allocate_lock = _thread.allocate_lock
_thread_shutdown = _thread._shutdown
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
Lock = _thread.lock
_CRLock = _thread.RLock


def RLock(*args, **kwargs):
    """Make a lock that the thread holding it may take again; it is free after as many releases."""
    return _thread.RLock(*args, **kwargs)


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class Condition:
    """A place to wait, under a lock, until another thread says that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that counts (RLock) has its own way to be given up entirely and taken back.
        if hasattr(lock, '_release_save'):
            self._release_save = lock._release_save
        if hasattr(lock, '_acquire_restore'):
            self._acquire_restore = lock._acquire_restore
        if hasattr(lock, '_is_owned'):
            self._is_owned = lock._is_owned
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def locked(self):
        return self._lock.locked()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock does not know its owner; that it is taken is the best sign there is.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Give the lock up, sleep until notified or until `timeout` seconds passed, take the lock again."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        # Each waiter sleeps on a lock of its own: it takes it once here, and a second time below, which blocks
        # until notify() releases it.
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            else:
                if timeout <= 0:
                    notified = waiter.acquire(False)
                else:
                    notified = waiter.acquire(True, timeout)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until `predicate()` is true; its last value is returned."""
        deadline = None
        remaining = timeout
        result = predicate()
        while not result:
            if remaining is not None:
                if deadline is None:
                    deadline = _time() + remaining
                else:
                    remaining = deadline - _time()
                    if remaining <= 0:
                        break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Let up to `n` waiters go on, those that wait longest first. They still need the lock to return."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass  # it has timed out and is about to leave the queue
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Let all waiters go on."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated('notifyAll() is deprecated, use notify_all() instead')
        self.notify_all()


class Semaphore:
    """A number of permits: acquire() takes one or waits for one, release() gives back."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        got = False
        deadline = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if deadline is None:
                        deadline = _time() + timeout
                    else:
                        timeout = deadline - _time()
                        if timeout <= 0:
                            break
                self._cond.wait(timeout)
            else:
                self._value -= 1
                got = True
        return got

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to get more permits than it began with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f' value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for. Once set it lets everybody pass until it is cleared."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._flag else 'unset'
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated('isSet() is deprecated, use is_set() instead')
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def wait(self, timeout=None):
        """Wait until the flag is set; False says that the time ran out first."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A meeting point: the first parties wait for the last, then all go on, and it can be used again."""

    # Values of _state.
    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        name = f'{self.__class__.__module__}.{self.__class__.__qualname__}'
        if self.broken:
            return f'<{name} at {id(self):#x}: broken>'
        return f'<{name} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Wait for the others. Returns how many were here before; the last to come runs the action."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):
        # Those of the round before have to leave first.
        while self._state in (self._RESETTING, self._DRAINING):
            self._cond.wait()
        if self._state < 0:
            raise BrokenBarrierError

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = self._DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _exit(self):
        if self._count == 0 and self._state in (self._RESETTING, self._DRAINING):
            self._state = self._FILLING
            self._cond.notify_all()

    def reset(self):
        """Send those who wait away with BrokenBarrierError and start afresh."""
        with self._cond:
            if self._count > 0:
                if self._state in (self._FILLING, self._BROKEN):
                    self._state = self._RESETTING
            else:
                self._state = self._FILLING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: everybody gets BrokenBarrierError until reset()."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        return self._state == self._BROKEN


_counter = iter(range(1, 1 << 62)).__next__


def _newname(template):
    return template % _counter()


_active_limbo_lock = RLock()
_active = {}  # identity -> Thread: those that run
_limbo = {}  # those that have been started but do not run yet
_shutdown_handles = _deque()  # of threads that the end of the program waits for


def _daemons_allowed():
    boot = _sys.modules.get('_boot')
    return boot is None or not boot.own  # only the process's first interpreter has them


class Thread:
    """A function that runs at the same time as its starter."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            if daemon and not _daemons_allowed():
                raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._os_thread_handle = _ThreadHandle()
        self._started = Event()
        self._initialized = True
        self._invoke_excepthook = _make_invoke_excepthook()
        self._stderr = _sys.stderr  # for the end of the thread, if there is none any more

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        if self._os_thread_handle.is_done():
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):
        """Start the thread and return once it runs. A thread can be started once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        if self._context is None:
            self._context = _contextvars.Context()
        if not self.daemon:
            _shutdown_handles.append(self._os_thread_handle)
        try:
            _start_joinable_thread(self._bootstrap, handle=self._os_thread_handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            if not self.daemon:
                _shutdown_handles.remove(self._os_thread_handle)
            raise
        self._started.wait()  # _bootstrap_inner sets it

    def run(self):
        """What the thread does: call the target. Subclasses may override it."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # An argument may refer to the thread: let both go.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            _thread.set_name(self._name)
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            try:
                self._context.run(self.run)
            except:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def join(self, timeout=None):
        """Wait until the thread is over, or for `timeout` seconds. Ask is_alive() which it was."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._os_thread_handle.join(timeout)

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._os_thread_handle.is_done()

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if get_ident() == self._ident:
            _thread.set_name(self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if daemonic and not _daemons_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        _deprecated('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        _deprecated('setName() is deprecated, set the name attribute instead')
        self.name = name


class ExceptHookArgs(tuple):
    """What excepthook() is told: exc_type, exc_value, exc_traceback and thread, in this order."""

    def __new__(cls, args):
        try:
            args = tuple(args)
        except TypeError:
            raise TypeError('constructor requires a sequence') from None
        if len(args) != 4:
            raise TypeError(f'_thread._ExceptHookArgs() takes a 4-sequence ({len(args)}-sequence given)')
        return tuple.__new__(cls, args)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return '_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)' % self


ExceptHookArgs.__module__ = '_thread'
ExceptHookArgs.__name__ = ExceptHookArgs.__qualname__ = '_ExceptHookArgs'

def excepthook(args, /):
    """Report an exception that ended a thread. A program may put its own function in this place."""
    if not isinstance(args, ExceptHookArgs):
        raise TypeError('_thread.excepthook argument type must be ExceptHookArgs')
    if args.exc_type is SystemExit:
        return  # the thread asked for its end
    thread = args.thread
    name = get_ident() if thread is None else thread.name
    stderr = _sys.stderr
    if stderr is None:
        stderr = None if thread is None else thread._stderr
        if stderr is None:
            return
        import traceback
        print(f'Exception in thread {name}:', file=stderr)
        return traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)
    print(f'Exception in thread {name}:', file=stderr)
    _thread._print_exception(args.exc_value)


__excepthook__ = excepthook


def invoke_excepthook(thread):
    # Called while an exception is being handled. The hook is looked up now: a program may have replaced it.
    hook = excepthook
    if hook is None:
        hook = __excepthook__
    try:
        args = ExceptHookArgs([*_sys.exc_info(), thread])
        if args.exc_type is not SystemExit:
            _thread._note_ended(args.exc_value)
        hook(args)
    except Exception as exc:
        exc.__suppress_context__ = True
        if _sys.stderr is not None:
            print('Exception in threading.excepthook:', file=_sys.stderr, flush=True)
            _sys.excepthook(type(exc), exc, exc.__traceback__)


_invoke_excepthook = invoke_excepthook
del invoke_excepthook


def _make_invoke_excepthook():
    if excepthook is None:
        raise RuntimeError("threading.excepthook is None")
    return _invoke_excepthook


class Timer(Thread):
    """A thread that waits, then calls a function, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that runs the program's first module. It exists already; this only describes it."""

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started.set()
        self._ident = _thread._get_main_thread_ident()
        self._native_id = get_native_id()
        self._os_thread_handle = _thread._make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self


class _ForgetOnDel:
    """Lives in thread-local data, so that it dies with its thread; then nobody should see the dummy any more."""

    def __init__(self, dummy):
        self._dummy, self._ident = dummy, dummy.ident

    def __del__(self):
        with _active_limbo_lock:
            if _active.get(self._ident) is self._dummy:
                _active.pop(self._ident, None)


_thread_local_info = local()


class _DummyThread(Thread):
    """Describes a thread that was started by other means than this module (`_thread.start_new_thread`)."""

    def __init__(self):
        Thread.__init__(self, name=_newname('Dummy-%d'), daemon=_daemons_allowed())
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._os_thread_handle = _thread._make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self
        _thread_local_info._forget = _ForgetOnDel(self)

    def is_alive(self):
        return not self._os_thread_handle.is_done() and self._started.is_set()

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    """The Thread object of the caller."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def active_count():
    """How many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated('activeCount() is deprecated, use active_count() instead')
    return active_count()


def enumerate():
    """All threads that are alive."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    """The Thread object of the main thread."""
    return _main_thread


def _after_fork():
    # In a child made by fork only the caller lives, and locks that others held would be held for ever.
    global _active_limbo_lock, _main_thread
    _active_limbo_lock = RLock()
    try:
        current = _active[get_ident()]
    except KeyError:
        current = _MainThread()
    _main_thread = current
    for thread in enumerate():
        thread._started._at_fork_reinit()
    current._ident = get_ident()
    current._native_id = get_native_id()
    _shutdown_handles.clear()
    _limbo.clear()
    _active.clear()
    _active[current._ident] = current


_register_at_fork(after_in_child=_after_fork)

_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Have `func` called when the main thread has ended, before the other threads are waited for."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """The end of the program: wait for the threads that are not daemons. The interpreter calls this."""
    global _SHUTTING_DOWN
    if not _SHUTTING_DOWN:
        _SHUTTING_DOWN = True
        for atexit_call in reversed(_threading_atexits):
            atexit_call()
        _main_thread._os_thread_handle._set_done()
    _thread_shutdown()


_main_thread = _MainThread()
