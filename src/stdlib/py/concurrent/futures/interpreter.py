"""InterpreterPoolExecutor: a pool of threads, each with an interpreter that makes its calls.

Only the worker's context differs from ThreadPoolExecutor.
"""

import sys
import traceback
from concurrent import interpreters
from concurrent.futures import thread as _thread


def do_call(results, func, args, kwargs):
    """What the worker asks its interpreter to do."""
    try:
        return func(*args, **kwargs)
    except BaseException as exc:
        # It goes to the pool as an object, too, if it can.
        try:
            results.put(exc)
        except interpreters.NotShareableError:
            print('exception is not shareable:', file=sys.stderr)
            traceback.print_exception(exc)
            results.put(None)
        raise


class WorkerContext(_thread.WorkerContext):
    """An interpreter for one worker thread."""

    @classmethod
    def prepare(cls, initializer, initargs):
        def resolve_task(fn, args, kwargs):
            if isinstance(fn, str):
                raise TypeError('scripts not supported')
            return fn, args, kwargs

        initdata = None if initializer is None else resolve_task(initializer, initargs, {})

        def create_context():
            return cls(initdata)

        return create_context, resolve_task

    def __init__(self, initdata):
        self.initdata = initdata
        self.interp = self.results = None

    def initialize(self):
        assert self.interp is None, self.interp
        self.interp = interpreters.create()
        try:
            self.results = interpreters.create_queue(0)
            if self.initdata:
                self.run(self.initdata)
        except BaseException:
            self.finalize()
            raise

    def finalize(self):
        interp, self.interp, self.results = self.interp, None, None
        if interp is not None:
            interp.close()

    def run(self, task):
        try:
            return self.interp.call(do_call, self.results, *task)
        except interpreters.ExecutionFailed as wrapper:
            exc = self.results.get()
            if exc is None:
                raise
            raise exc from wrapper


class BrokenInterpreterPool(_thread.BrokenThreadPool):
    """Raised when a worker thread in an InterpreterPoolExecutor failed initializing."""


class InterpreterPoolExecutor(_thread.ThreadPoolExecutor):
    """Makes calls in a pool of interpreters."""

    BROKEN = BrokenInterpreterPool

    @classmethod
    def prepare_context(cls, initializer, initargs):
        return WorkerContext.prepare(initializer, initargs)

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        thread_name_prefix = thread_name_prefix or f'InterpreterPoolExecutor-{self._counter()}'
        super().__init__(max_workers, thread_name_prefix, initializer, initargs)
