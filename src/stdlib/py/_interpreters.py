"""What `concurrent.interpreters` has in C: interpreters by number, and queues between them.

Numbers count from 1 in the order of creation, as in CPython; the machine's own numbers are in `_places`.
"""

import atexit
import itertools
import operator
import sys
import types
import _boot
import _gilscope
import _pickle
import _processes

_counter = itertools.count(1)
_queue_counter = itertools.count(1)
_gone = set()  # numbers of those that were closed here
_places = {}  # number of an open interpreter that was made here -> the machine's


class InterpreterError(Exception):
    """An operation on an interpreter failed."""


class InterpreterNotFoundError(InterpreterError):
    """There is no such interpreter any more."""


class NotShareableError(TypeError):
    """An object cannot be sent to another interpreter."""


class QueueError(RuntimeError):
    """An operation on a queue failed."""


class QueueNotFoundError(QueueError):
    """There is no such queue."""


for _error in (InterpreterError, InterpreterNotFoundError, NotShareableError, QueueError, QueueNotFoundError):
    _error.__module__ = 'concurrent.interpreters'


def get_current():
    return _boot.own, 0


def packed(obj, *parts):
    """An object as bytes, for another interpreter."""
    if any(isinstance(part, memoryview) for part in parts):
        _gilscope.unsupported('a memoryview that interpreters share')
    return _pickle._dumps(obj, None, None)


def is_shareable(obj):
    from concurrent.interpreters import Queue
    return obj is None or type(obj) in (bool, int, float, str, bytes, tuple, memoryview, Queue)


def _warn():
    if _places:
        for id in sorted(_dirty & set(_places)):
            _ask(id, 'end', None)
        print('<sys>:0: RuntimeWarning: remaining subinterpreters; close them with Interpreter.close()',
              file=sys.stderr)
        _places.clear()


def create():
    if not _places:
        atexit.unregister(_warn)
        atexit.register(_warn)
    place = _processes.interpreter()
    id = place if _boot.own else next(_counter)
    _places[id] = place
    return id


def exists(id):
    return id == 0 or id == _boot.own or id in _places


def check(id):
    if not exists(id):
        raise InterpreterNotFoundError(f'unrecognized interpreter ID {id}')


def list_all():
    return sorted({0, _boot.own, *_places})


_running = set()  # numbers of those in which a thread of this one runs something
_dirty = set()  # numbers of those that have something to do at their end


def is_running(id):
    check(id)
    return id in (0, _boot.own) or id in _running


def destroy(id):
    check(id)
    if id == 0:
        raise InterpreterError('cannot destroy unrecognized interpreter 0')
    if id == _boot.own:
        raise InterpreterError('cannot destroy the current interpreter')
    if id in _running:
        raise InterpreterError('interpreter running')
    if id in _dirty:
        _ask(id, 'end', None)
    _gone.add(id)
    _processes.close_interpreter(_places.pop(id))


def _not_loaded(error, what):
    raise NotShareableError(what + ' not shareable') from Exception(
        f'{error}\n\nThe above exception was the direct cause of the following exception:\n\n'
        'concurrent.interpreters.NotShareableError: object could not be unpickled')


def drop(id):
    """Nobody has the interpreter any more."""
    if id in _places and id not in _running:
        destroy(id)


def _ask(id, kind, payload):
    check(id)
    if id == 0:
        raise InterpreterError('cannot exec code for unrecognized interpreter 0')
    if id == _boot.own:
        _gilscope.unsupported('calls into the interpreter that makes them')
    if id in _running:
        raise InterpreterError('interpreter already running')
    request = _pickle._dumps((kind, payload, id, _boot.own, _boot.program), None, None)
    _running.add(id)
    try:
        answer = _pickle._loads(_processes.enter(_places[id], request))[0]
    finally:
        _running.discard(id)
    if answer.pop():
        _dirty.add(id)
    if answer[0] is None:
        _not_loaded(*answer[1:])
    if answer[0] == 'function':
        _gilscope.unsupported('functions that come back from another interpreter as code')
    if answer[0] == 'result':
        # The result stays there; what said so is all that comes back.
        raise NotShareableError('object does not support cross-interpreter data') from Exception(
            f'concurrent.interpreters.NotShareableError: {answer[1]} does not support cross-interpreter data')
    if answer[0]:
        return _pickle._loads(answer[1])[0], None
    _, (module, name, msg, display) = answer
    cls = types.SimpleNamespace(__name__=name.rpartition('.')[2], __qualname__=name, __module__=module)
    name = name if module == 'builtins' else f'{module}.{name}'
    return None, types.SimpleNamespace(type=cls, msg=msg, formatted=f'{name}: {msg}' if msg else name,
                                       errdisplay=display.rstrip())


def exec(id, code, restrict):
    if not isinstance(code, (str, bytes)):
        if isinstance(code, (types.FunctionType, types.CodeType)):
            _gilscope.unsupported('functions and code objects as scripts')
        raise TypeError(f'unsupported script {code!r}')
    check(id)
    compile(code, '<script>', 'exec')
    return _ask(id, 'exec', code if isinstance(code, str) else code.decode())[1]


def _portable(function):
    """A function as its line and name, if it needs nothing of its module, for then it goes as its code."""
    line = _processes.stateless(function)
    if line is None:
        return function
    if function.__name__ == '<lambda>':
        _gilscope.unsupported('lambdas called in another interpreter')
    return line, function.__name__


def call(id, function, args, kwargs, restrict):
    if not callable(function):
        raise TypeError(f'expected a callable, got {function!r}')
    check(id)
    if getattr(function, '__module__', None) == 'concurrent.futures.interpreter':
        results, task, inner, named = args  # what a pool calls in its interpreters
        sent = 'task', (_portable(task), results), (inner, named)
    else:
        inner, named = args, kwargs
        sent = 'call', (_portable(function), None), (args, kwargs)
    try:
        target = _pickle._dumps(sent[1], None, None)
    except Exception as exc:
        if getattr(sent[1][0], '__module__', None) == '<fake __main__>':
            _not_loaded("ModuleNotFoundError: No module named '<fake __main__>'", 'func' if sent[0] == 'call' else 'args')
        raise NotShareableError('object could not be unpickled') from exc
    try:
        payload = target, packed(sent[2], *inner, *named.values())
    except Exception:
        if any(type(arg).__module__ == '<fake __main__>' for arg in inner):
            _not_loaded("ModuleNotFoundError: No module named '<fake __main__>'", 'args')
        raise NotShareableError(f'{args} does not support cross-interpreter data') from NotShareableError(
            f'{inner if sent[0] == "task" else _culprit(args)} does not support cross-interpreter data')
    return _ask(id, sent[0], payload)


def _culprit(args):
    for arg in args:
        try:
            _pickle._dumps(arg, None, None)
        except Exception:
            return arg
    return args


def set___main___attrs(id, ns):
    for value in ns.values():
        if not is_shareable(value):
            raise NotShareableError(f'{value} does not support cross-interpreter data')
    check(id)
    _ask(id, 'prepare', packed(ns, *ns.values()))


_MOST = 2147483647


class Parts:
    """What a queue is made of; `handles` go to other interpreters."""

    def __init__(self, id, maxsize, unbound, handles):
        self.id, self.maxsize, self.unbound, self.handles = id, maxsize, unbound, handles
        self.items, self.room, self.rlock, self.wlock = [
            _processes.SemLock(1, 0, _MOST, handle) for handle in handles[2:]]
        queues[id] = self


queues = {}  # number -> its parts


def create_queue(maxsize, unbound):
    maxsize = operator.index(maxsize)
    counts = (0, _MOST), (maxsize if maxsize > 0 else _MOST, _MOST), (1, 1), (1, 1)
    handles = (*_processes.pipe(2), *[_processes.SemLock(1, *count, None)._handle() for count in counts])
    return Parts(_boot.own * 1000 + next(_queue_counter), maxsize, unbound, handles)


def queue_message(parts, obj, unbound):
    """An object with the number of its interpreter and what becomes of it with that."""
    try:
        data = packed(obj, obj)
    except Exception:
        if isinstance(obj, types.FunctionType):
            _gilscope.unsupported('functions that go through queues of interpreters as code')
        raise NotShareableError(f'{obj} does not support cross-interpreter data') from None
    return _boot.own.to_bytes(4, 'big') + bytes([parts.unbound if unbound == -1 else unbound]) + data


def send(parts, data):
    with parts.wlock:
        _processes.write(parts.handles[1], len(data).to_bytes(4, 'big') + data)
    parts.items.release()


def receive(parts):
    """The next object and None; or None and what stands for it, since the interpreter that put it is gone."""
    reader = parts.handles[0]
    with parts.rlock:
        data = _processes.read(reader, int.from_bytes(_processes.read(reader, 4), 'big'))
    parts.room.release()
    if int.from_bytes(data[:4], 'big') in _gone:
        return None, data[4]
    return _pickle._loads(data[5:])[0], None
