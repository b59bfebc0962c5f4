"""What is a coroutine, and how it is shown."""

__all__ = ('iscoroutinefunction', 'iscoroutine')

import collections.abc
import functools
import os
import sys
import types

import _aio


def _is_debug_mode():
    # There is no -X dev here; with -E, `_exec` says that the environment does not count.
    return bool(os.environ.get('PYTHONASYNCIODEBUG')) and not getattr(sys.modules.get('_exec'), 'isolated', False)


_is_coroutine = object()  # functions marked with it count as coroutine functions


def iscoroutinefunction(func):
    """Whether calling a function gives a coroutine."""
    import warnings
    warnings.warn("'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
                  'use inspect.iscoroutinefunction() instead', DeprecationWarning, stacklevel=2)
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    plain = func
    while isinstance(plain, types.MethodType):
        plain = plain.__func__
    while isinstance(plain, functools.partial):
        plain = plain.func
    return _aio.function_kind(plain) == 'coroutine' or getattr(func, '_is_coroutine', None) is _is_coroutine


_COROUTINE_TYPES = (types.CoroutineType, collections.abc.Coroutine)


def iscoroutine(obj):
    """Whether an object is a coroutine."""
    return _aio.coroutine_kind(obj) == 1 or isinstance(obj, _COROUTINE_TYPES)


# Where CPython 3.15 has the coroutines of asyncio that programs make tasks of, and where these wait.
_OURS = '/usr/lib/python3.15/asyncio/'
_NOWHERE = None, None
_LINES = {
    'sleep()': (710, 725), 'wait()': (414, 441), 'wait_for()': (449, 495), 'to_thread()': (12, 26),
    'Queue.put()': (125, 139), 'Queue.get()': (172, 186), 'Queue.join()': (240, 250), 'Lock.acquire()': (90, 110),
    'Event.wait()': (200, 213), 'Condition.wait()': (248, 272), 'Condition.wait_for()': (303, 313),
    'Semaphore.acquire()': (386, 407), 'open_connection()': (26, 48), 'start_server()': (54, 84),
    'StreamReader.readline()': (558, 577), 'StreamReader.readuntil()': (589, 691), 'StreamReader.read()': (701, 740),
    'StreamReader.readexactly()': (748, 777), 'StreamWriter.drain()': (374, 397),
    'StreamWriter.wait_closed()': (368, 369),
}


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    if not name:
        name = f'<{type(coro).__name__} without __name__>'
    name += '()'
    code = frame = None
    for prefix in ('cr', 'gi'):
        if getattr(coro, prefix + '_code', None):
            code = getattr(coro, prefix + '_code')
            frame = getattr(coro, prefix + '_frame', None)
            break
    if code is None:
        running = getattr(coro, 'cr_running', None)
        if running is None:
            running = getattr(coro, 'gi_running', False)
        return f'{name} running' if running else name
    defined, running = _LINES.get(name, _NOWHERE) if code.co_filename.startswith(_OURS) else _NOWHERE
    if frame is not None:
        line = frame.f_lineno
        if defined is not None:
            line = defined if line == code.co_firstlineno else running
        return f'{name} running at {code.co_filename}:{line}'
    return f'{name} done, defined at {code.co_filename}:{defined or code.co_firstlineno}'
