"""What is a coroutine, and how it is shown."""

__all__ = ('iscoroutinefunction', 'iscoroutine')

import collections.abc
import functools
import types

import _aio


def _is_debug_mode():
    # The simulated machine sets neither -X dev nor PYTHONASYNCIODEBUG.
    return False


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
    if frame is not None:
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'
