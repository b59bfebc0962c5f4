"""InterpreterPoolExecutor: a pool of threads, each with an interpreter that makes its calls.

Only the worker's context differs from ThreadPoolExecutor.
"""

import _pickle
from concurrent import interpreters
from concurrent.futures import thread as _thread


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
        self.interp = None

    def initialize(self):
        assert self.interp is None, self.interp
        self.interp = interpreters.create()
        try:
            if self.initdata:
                self.run(self.initdata)
        except BaseException:
            self.finalize()
            raise

    def finalize(self):
        interp, self.interp = self.interp, None
        if interp is not None:
            interp.close()

    def run(self, task):
        result, failed, pickled = self.interp._call(*task)
        if failed is None:
            return result
        if pickled is None:
            raise failed
        raise _pickle._loads(pickled)[0] from failed


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
