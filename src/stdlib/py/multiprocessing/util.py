"""What the other files share: the log, finalizers, and the end of a process that has children."""

import atexit
import itertools
import os
import threading
from _weakref import ref
import _processes
from multiprocessing import process

__all__ = ['sub_debug', 'debug', 'info', 'sub_warning', 'get_logger', 'log_to_stderr', 'register_after_fork',
           'is_exiting', 'Finalize', 'ForkAwareThreadLock', 'ForkAwareLocal', 'SUBDEBUG', 'SUBWARNING']

NOTSET = 0
SUBDEBUG = 5
DEBUG = 10
INFO = 20
SUBWARNING = 25

LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

_logger = None
_log_to_stderr = False


def sub_debug(msg, *args):
    if _logger:
        _logger.log(SUBDEBUG, msg, *args)


def debug(msg, *args):
    if _logger:
        _logger.log(DEBUG, msg, *args)


def info(msg, *args):
    if _logger:
        _logger.log(INFO, msg, *args)


def sub_warning(msg, *args):
    if _logger:
        _logger.log(SUBWARNING, msg, *args)


def get_logger():
    """The package's logger; it says nothing until a handler is added."""
    global _logger
    import logging
    if not _logger:
        _logger = logging.getLogger(LOGGER_NAME)
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Let the log go to stderr."""
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return _logger


_after_forkers = []  # weak references to objects, and functions, in order
_next_sweep = 100  # length at which those whose objects are gone are dropped


def register_after_fork(obj, func):
    """Have `func(obj)` called in a child made by fork."""
    global _next_sweep
    if len(_after_forkers) >= _next_sweep:
        _after_forkers[:] = [(wr, known) for wr, known in _after_forkers if wr() is not None]
        _next_sweep = 2 * len(_after_forkers) + 100
    _after_forkers.append((ref(obj), func))


def _run_after_forkers():
    for wr, func in list(_after_forkers):
        obj = wr()
        if obj is not None:
            func(obj)


_finalizer_registry = {}
_finalizer_counter = itertools.count()


class Finalize(object):
    """Something to be called once: by hand, with the end of `obj`, or at that of the process in the order of
    `exitpriority`.
    """

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError("Exitpriority ({0!r}) must be None or int, not {1!s}".format(
                exitpriority, type(exitpriority)))
        self._weakref = None
        if obj is not None:
            self._weakref = ref(obj, self)
        elif exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, next(_finalizer_counter))
        self._pid = os.getpid()
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        if _finalizer_registry.pop(self._key, None) is None:
            return None
        if self._pid != os.getpid():
            res = None
        else:
            res = self._callback(*self._args, **self._kwargs)
        self._forget()
        return res

    def _forget(self):
        self._weakref = self._callback = self._args = self._kwargs = self._key = None

    def cancel(self):
        if _finalizer_registry.pop(self._key, None) is not None:
            self._forget()

    def still_active(self):
        return self._key in _finalizer_registry

    def __repr__(self):
        name = self.__class__.__name__
        if self._weakref is None or self._weakref() is None:
            return f'<{name} object, dead>'
        text = f'<{name} object, callback={getattr(self._callback, "__name__", self._callback)}'
        if self._args:
            text += f', args={self._args}'
        if self._kwargs:
            text += f', kwargs={self._kwargs}'
        if self._key[0] is not None:
            text += f', exitpriority={self._key[0]}'
        return text + '>'


def _run_finalizers(minpriority=None):
    """Call what is to be called at exit, highest priority first, the latest first among equals."""
    def due(key):
        return key[0] is not None and (minpriority is None or key[0] >= minpriority)
    for key in sorted([key for key in _finalizer_registry if due(key)], reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer is not None:
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


_exiting = False


def is_exiting():
    return _exiting


def _exit_function():
    """The end of a process: children that are daemons are ended, the others are waited for."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    info('process shutting down')
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    for child in process.active_children():
        if child.daemon:
            info('calling terminate() for daemon %s', child.name)
            child._popen.terminate()
    for child in process.active_children():
        info('calling join() for process %s', child.name)
        child.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()
    if process.parent_process() is None:
        _report_leaks()


_tracked = set()  # names of shared memory that this process has opened and not removed


def _report_leaks():
    """What CPython's resource tracker says after the end of the program; here only about what the first process used."""
    leaked = set()
    for name in _tracked:
        try:
            _processes.open_memory(name)
        except FileNotFoundError:
            continue
        leaked.add('/' + name.removeprefix('/'))
    if leaked:
        import sys
        sys.stderr.write('/usr/lib/python3.15/multiprocessing/resource_tracker.py:475: UserWarning: resource_tracker: '
                         f'There appear to be {len(leaked)} leaked shared_memory objects to clean up at shutdown: '
                         f'{leaked}\n  warnings.warn(\n')


atexit.register(_exit_function)


class ForkAwareThreadLock(object):
    """A lock of threads that is free in a child made by fork."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        register_after_fork(self, ForkAwareThreadLock._at_fork_reinit)

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareLocal(threading.local):
    """Values of a thread that a child made by fork does not have."""

    def __init__(self):
        register_after_fork(self, lambda self: self.__dict__.clear())

    def __reduce__(self):
        return type(self), ()


def _flush_std_streams():
    pass


def _cleanup_tests():
    """Called at the end of a module of CPython's tests."""
    from . import process
    process._cleanup()
    _run_finalizers()
