"""Threads in tests: started together, joined, waited for."""

import _thread
import contextlib
import functools
import threading
import time

from test import support


def requires_working_threading(*, module=False):
    return None if module else lambda test: test


def threading_setup():
    return _thread._count(), 0


def threading_cleanup(count, dangling):
    for _ in support.sleeping_retry(1.0, error=False):
        if _thread._count() <= count:
            return
    support.print_warning(f'threads are left: {_thread._count()}, before: {count}')


def reap_threads(function):
    @functools.wraps(function)
    def inner(*args):
        before = threading_setup()
        try:
            return function(*args)
        finally:
            threading_cleanup(*before)
    return inner


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    before = _thread._count()
    try:
        yield
    finally:
        start = time.monotonic()
        for _ in support.sleeping_retry(timeout or support.SHORT_TIMEOUT, error=False):
            if _thread._count() <= before:
                break
        else:
            raise AssertionError(f'{_thread._count() - before} threads are left after {time.monotonic() - start:.1f} s')


def join_thread(thread, timeout=None):
    timeout = timeout or support.SHORT_TIMEOUT
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError(f'failed to join the thread in {timeout:.1f} seconds')


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    started = []
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
        yield
    finally:
        if unlock:
            unlock()
        for thread in started:
            join_thread(thread)


class catch_threading_exception:
    """Keeps what ends a thread instead of printing it."""

    def __init__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None

    def _hook(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __enter__(self):
        self._before = threading.excepthook
        threading.excepthook = self._hook
        return self

    def __exit__(self, *exc_info):
        threading.excepthook = self._before
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread


def run_concurrently(worker_func, nthreads=None, args=(), kwargs={}):
    """Runs a function, or several, in threads that begin at the same time."""
    functions = [worker_func] * nthreads if nthreads is not None else list(worker_func)
    barrier = threading.Barrier(len(functions))
    failed = []

    def run(function):
        barrier.wait()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            failed.append(exc)
    with start_threads([threading.Thread(target=run, args=(function,)) for function in functions]):
        pass
    if failed:
        raise ExceptionGroup('threads failed', failed)
