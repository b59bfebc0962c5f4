"""Interpreters side by side in one process, each with a GIL, modules and objects of its own (PEP 734).

What goes from one to another is pickled. A call runs in the other interpreter while the caller's thread waits.
"""

import atexit
import sys
import _boot
import threading
import types
import _pickle
import _gilscope
import _processes
from queue import Empty as _Empty, Full as _Full

__all__ = ['get_current', 'get_main', 'create', 'list_all', 'is_shareable', 'Interpreter', 'InterpreterError',
           'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError', 'create_queue', 'Queue', 'QueueEmpty',
           'QueueFull']


def _packed(obj, *parts):
    """An object as bytes, for another interpreter."""
    if any(isinstance(part, memoryview) for part in parts):
        _gilscope.unsupported('a memoryview that interpreters share')
    return _pickle._dumps(obj, None, None)


class InterpreterError(Exception):
    """An operation on an interpreter failed."""


class InterpreterNotFoundError(InterpreterError):
    """There is no such interpreter any more."""


class NotShareableError(TypeError):
    """An object cannot be sent to another interpreter."""


class QueueEmpty(_Empty):
    """The queue is empty."""


class QueueFull(_Full):
    """The queue is full."""


class ExecutionFailed(InterpreterError):
    """An exception left the code that another interpreter ran."""

    def __init__(self, excinfo):
        self.excinfo = excinfo
        name = excinfo.type.__name__ if excinfo.type.__module__ == 'builtins' else (
            excinfo.type.__module__ + '.' + excinfo.type.__qualname__)
        super().__init__(f'{name}: {excinfo.msg}' if excinfo.msg else name)

    def __str__(self):
        return f'{self.args[0]}\n\nUncaught in the interpreter:\n\n{self.excinfo.errdisplay.rstrip()}'


def is_shareable(obj):
    """Whether an object is sent without pickling it. What is in a tuple is not looked at."""
    return obj is None or type(obj) in (bool, int, float, str, bytes, tuple, memoryview, Queue)


_known = {}


def _warn():
    if _known:
        print('<sys>:0: RuntimeWarning: remaining subinterpreters; close them with Interpreter.close()',
              file=sys.stderr)


def create():
    """Make an interpreter."""
    if not _known:
        atexit.unregister(_warn)
        atexit.register(_warn)
    return Interpreter(_processes.interpreter())


def list_all():
    return [Interpreter(id) for id in sorted({0, _boot.own, *_known})]


def get_current():
    return Interpreter(_boot.own)


def get_main():
    """The interpreter that the process began with."""
    return Interpreter(0)


class Interpreter:
    """An interpreter of this process."""

    def __new__(cls, id, /):
        if id in _known:
            return _known[id]
        self = super().__new__(cls)
        self._id = id
        if id and id != _boot.own:
            _known[id] = self
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self._id})'

    def __eq__(self, other):
        return isinstance(other, Interpreter) and self._id == other._id

    def __hash__(self):
        return hash(self._id)

    @property
    def id(self):
        return self._id

    @property
    def whence(self):
        return '_interpreters module' if self._id else 'runtime init'

    def is_running(self):
        return self._id in (0, _boot.own)

    def close(self):
        """End the interpreter."""
        if self._id == 0:
            raise InterpreterError('cannot close the main interpreter')
        if _known.pop(self._id, None) is None:
            raise InterpreterNotFoundError(f'unrecognized interpreter ID {self._id}')
        _processes.close_interpreter(self._id)

    def _ask(self, kind, payload):
        if self._id in (0, _boot.own):
            _gilscope.unsupported('calls into the interpreter that makes them')
        if self._id not in _known:
            raise InterpreterNotFoundError(f'unrecognized interpreter ID {self._id}')
        request = _pickle._dumps((kind, payload, self._id, _boot.own), None, None)
        answer = _pickle._loads(_processes.enter(self._id, request))[0]
        if answer[0] is None:
            cause = NotShareableError('object could not be unpickled')
            cause.__cause__ = Exception(answer[1])
            raise NotShareableError(('args' if kind == 'task' else answer[2]) + ' not shareable') from cause
        if answer[0]:
            return _pickle._loads(answer[1])[0], None
        _, (module, name, msg, display), pickled = answer
        cls = types.SimpleNamespace(__name__=name.rpartition('.')[2], __qualname__=name, __module__=module)
        return None, types.SimpleNamespace(type=cls, msg=msg, errdisplay=display, _pickled=pickled)

    def _call(self, callable, args, kwargs):
        kind = 'call'
        if getattr(callable, '__module__', None) == 'concurrent.futures.interpreter':
            kind = 'task'
            _, callable, args, kwargs = args  # the pool's own function; what it calls goes over without it
        line = _processes.stateless(callable)
        if line is not None:
            if callable.__name__ == '<lambda>':
                _gilscope.unsupported('lambdas called in another interpreter')
            callable = (line, callable.__name__)  # goes as its code
        try:
            payload = _pickle._dumps(callable, None, None), _packed((args, kwargs), *args, *kwargs.values())
        except Exception as exc:
            raise NotShareableError('object could not be unpickled') from exc
        result, excinfo = self._ask(kind, payload)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)
        return result

    def prepare_main(self, ns=None, /, **kwargs):
        """Bind names in the interpreter's main module."""
        ns = kwargs if ns is None else dict(ns, **kwargs)
        for value in ns.values():
            if not is_shareable(value):
                raise NotShareableError(f'{value} does not support cross-interpreter data')
        self._ask('prepare', _packed(ns, *ns.values()))

    def exec(self, code, /):
        """Run source text in the interpreter's main module."""
        _, excinfo = self._ask('exec', code)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)

    def call(self, callable, /, *args, **kwargs):
        """Call a function in the interpreter and return its result."""
        return self._call(callable, args, kwargs)

    def call_in_thread(self, callable, /, *args, **kwargs):
        """The same in a new thread, which is returned."""
        t = threading.Thread(target=self.call, args=(callable, *args), kwargs=kwargs)
        t.start()
        return t


class Queue:
    """A queue between interpreters."""

    def __init__(self, maxsize=0, _parts=None):
        self._maxsize = maxsize
        if _parts is None:
            reader, writer = _processes.pipe(2)
            most = 2147483647
            _parts = (reader, writer, _semaphore(0, most), _semaphore(maxsize if maxsize > 0 else most, most),
                      _semaphore(1, 1), _semaphore(1, 1))
        self._parts = _parts
        self._reader, self._writer = _parts[:2]
        self._items, self._room, self._rlock, self._wlock = [
            _processes.SemLock(1, 0, 2147483647, handle) for handle in _parts[2:]]

    def __reduce__(self):
        return Queue, (self._maxsize, self._parts)

    @property
    def id(self):
        return self._reader

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    def qsize(self):
        return self._items._get_value()

    def put(self, obj, block=True, timeout=None):
        data = _packed(obj, obj)
        if not self._room.acquire(block, timeout):
            raise QueueFull
        with self._wlock:
            _processes.write(self._writer, len(data).to_bytes(4, 'big') + data)
        self._items.release()

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get(self, block=True, timeout=None):
        if not self._items.acquire(block, timeout):
            raise QueueEmpty
        with self._rlock:
            data = _processes.read(self._reader, int.from_bytes(_processes.read(self._reader, 4), 'big'))
        self._room.release()
        return _pickle._loads(data)[0]

    def get_nowait(self):
        return self.get(False)


def _semaphore(value, most):
    return _processes.SemLock(1, value, most, None)._handle()


def create_queue(maxsize=0):
    """Make a queue that can be sent to other interpreters."""
    return Queue(maxsize)
