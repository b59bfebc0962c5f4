"""Interpreters side by side in one process, each with a GIL, modules and objects of its own (PEP 734).

What goes from one to another is pickled. A call runs in the other interpreter while the caller's thread waits.
"""

import threading
from _weakref import ref
import _interpreters
import _boot
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError, is_shareable
from concurrent.interpreters._queues import Queue, QueueEmpty, QueueFull, create as create_queue

__all__ = ['get_current', 'get_main', 'create', 'list_all', 'is_shareable', 'Interpreter', 'InterpreterError',
           'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError', 'create_queue', 'Queue', 'QueueEmpty',
           'QueueFull']


class ExecutionFailed(InterpreterError):
    """An exception left the code that another interpreter ran."""

    def __init__(self, excinfo):
        super().__init__(excinfo.formatted)
        self.excinfo = excinfo

    def __str__(self):
        return f'{super().__str__()}\n\nUncaught in the interpreter:\n\n{self.excinfo.errdisplay}'


def create():
    """Make an interpreter."""
    return Interpreter(_interpreters.create())


def list_all():
    return [Interpreter(id) for id in _interpreters.list_all()]


def get_current():
    return Interpreter(_boot.own)


def get_main():
    """The interpreter that the process began with."""
    return Interpreter(0)


_known = {}  # weak references


class Interpreter:
    """An interpreter of this process."""

    def __new__(cls, id, /, _whence=None, _ownsref=None):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        _interpreters.check(id)
        known = _known.get(id)
        self = known and known()
        if self is None:
            self = super().__new__(cls)
            self._id = id
            _known[id] = ref(self)
        return self

    def __del__(self):
        _interpreters.drop(self._id)

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        return self._id

    @property
    def whence(self):
        return '_interpreters module' if self._id else 'runtime init'

    def is_running(self):
        return _interpreters.is_running(self._id)

    def close(self):
        """End the interpreter."""
        return _interpreters.destroy(self._id)

    def prepare_main(self, ns=None, /, **kwargs):
        """Bind names in the interpreter's main module."""
        ns = dict(ns, **kwargs) if ns is not None else kwargs
        _interpreters.set___main___attrs(self._id, ns)

    def exec(self, code, /):
        """Run source text in the interpreter's main module."""
        excinfo = _interpreters.exec(self._id, code, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)

    def _call(self, callable, args, kwargs):
        res, excinfo = _interpreters.call(self._id, callable, args, kwargs, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)
        return res

    def call(self, callable, /, *args, **kwargs):
        """Call a function in the interpreter and return its result."""
        return self._call(callable, args, kwargs)

    def call_in_thread(self, callable, /, *args, **kwargs):
        """The same in a new thread, which is returned."""
        t = threading.Thread(target=self._call, args=(callable, args, kwargs))
        t.start()
        return t
