"""Calls that run elsewhere and hand their results back: futures, and the pools of threads, processes or interpreters.

Start reading at `_base.Future` and `thread.ThreadPoolExecutor.submit`. The pools are imported when first named.
"""

from concurrent.futures._base import (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, CancelledError, TimeoutError,
                                      InvalidStateError, BrokenExecutor, Future, Executor, wait, as_completed)

__author__ = 'Brian Quinlan (brian@sweetapp.com)'

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError',
           'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'ProcessPoolExecutor',
           'ThreadPoolExecutor', 'InterpreterPoolExecutor']


def __getattr__(name):
    global ProcessPoolExecutor, ThreadPoolExecutor, InterpreterPoolExecutor
    if name == 'ThreadPoolExecutor':
        from concurrent.futures.thread import ThreadPoolExecutor
        return ThreadPoolExecutor
    if name == 'ProcessPoolExecutor':
        from concurrent.futures.process import ProcessPoolExecutor
        return ProcessPoolExecutor
    if name == 'InterpreterPoolExecutor':
        from concurrent.futures.interpreter import InterpreterPoolExecutor
        return InterpreterPoolExecutor
    if name in ('process', 'thread', 'interpreter'):
        import importlib
        return importlib.import_module('concurrent.futures.' + name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}', name=name)


def __dir__():
    return __all__ + ['__author__', '__doc__']
