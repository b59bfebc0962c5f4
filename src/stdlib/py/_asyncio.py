"""What CPython's asyncio has in C (Modules/_asynciomodule.c): futures, tasks, the running loop, who is current.

Frames of this file do not show in tracebacks. The order in which callbacks are scheduled is that of the C code.
"""

import _aio
import _context
import _sockets
import posix
from _contextvars import Context, copy_context
from types import GenericAlias

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


# --- The running loop ---

_get_running_loop = _aio._get_running_loop
_set_running_loop = _aio._set_running_loop
get_running_loop = _aio.get_running_loop


def get_event_loop():
    loop = _get_running_loop()
    if loop is not None:
        return loop
    return _events._get_event_loop_policy().get_event_loop()


# --- Futures ---

class Future:
    # What a new future is like: an instance has only what differs, since there may be very many.
    _loop = None
    _state = _PENDING
    _callbacks = None
    _result = None
    _exception = None
    _log_tb = False
    _awaited_by = None
    _asyncio_future_blocking = False
    _cancel_message = None
    _cancelled_exc = None
    _exception_tb = None
    _source_traceback = None

    __init__ = _aio.future_init

    def _init(self, loop):
        if self._loop is not None:
            _already(self)
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        if loop.get_debug():
            self._source_traceback = _format_helpers.extract_stack()

    def __repr__(self):
        return _base_futures._future_repr(self)

    def __del__(self):
        if self._log_tb:
            self._log_tb = False
            context = {'message': f'{self.__class__.__name__} exception was never retrieved',
                       'exception': self._exception, 'future': self}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    @property
    def _log_traceback(self):
        return self._log_tb

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        self._log_tb = False

    @property
    def _asyncio_awaited_by(self):
        waiters = self._awaited_by
        if waiters is None:
            return None
        return frozenset(waiters if isinstance(waiters, set) else (waiters,))

    def get_loop(self):
        if self._loop is None:
            _not_initialized(RuntimeError)
        return self._loop

    _make_cancelled_error = _aio._make_cancelled_error

    def cancel(self, msg=None):
        if self._loop is None:
            _not_initialized(RuntimeError)
        self._log_tb = False
        if self._state is not _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        if self._callbacks:
            _schedule_callbacks(self)
        return True

    cancelled = _aio.cancelled
    done = _aio.done
    result = _aio.result
    exception = _aio.exception

    def _result_or_raise(self):
        if self._state is _FINISHED:
            exc = self._exception
            self._log_tb = False
            exc.__traceback__ = self._exception_tb
            self._exception_tb = None
            raise exc
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        if self._loop is None:
            _not_initialized(InvalidStateError)
        raise InvalidStateError('Result is not set.')

    def _exception_or_raise(self):
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        if self._loop is None:
            _not_initialized(InvalidStateError)
        raise InvalidStateError('Exception is not set.')

    add_done_callback = _aio.add_done_callback

    def _add_done_callback(self, fn, context=None):
        if self._loop is None:
            _not_initialized(RuntimeError)
        if context is None:
            context = copy_context()
        if self._state is not _PENDING:
            self._loop.call_soon(fn, self, context=context)
        elif self._callbacks is None:
            self._callbacks = [(fn, context)]
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        if self._loop is None:
            _not_initialized(RuntimeError)
        if not self._callbacks:
            return 0
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks = kept
        return removed

    set_result = _aio.set_result

    def _refuse(self):
        if self._loop is None:
            _not_initialized(RuntimeError)
        raise InvalidStateError('invalid state')

    def _add_waiter(self, waiter):
        if isinstance(self._awaited_by, set):
            self._awaited_by.add(waiter)
        else:
            self._awaited_by = {self._awaited_by, waiter}

    def _discard_waiter(self, waiter):
        if isinstance(self._awaited_by, set):
            self._awaited_by.discard(waiter)

    def _schedule(self):
        _schedule_callbacks(self)

    def set_exception(self, exception):
        if self._state is not _PENDING or self._loop is None:
            self._refuse()
        _set_exception(self, exception)

    __await__ = _aio.__await__
    __iter__ = __await__


def _already(future):
    cls = type(future)
    raise RuntimeError(f'{cls.__module__}.{cls.__qualname__} object is already initialized')


def _not_initialized(error):
    raise error('Future object is not initialized.')


def _schedule_callbacks(future):
    callbacks = _aio.take_callbacks(future)
    if callbacks:
        call_soon = future._loop.call_soon
        for callback, context in callbacks:
            call_soon(callback, future, context=context)


def _set_exception(future, exception):
    if isinstance(exception, type):
        exception = exception()
    if not isinstance(exception, BaseException):
        raise TypeError('invalid exception object')
    if isinstance(exception, StopIteration):
        error = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        error.__cause__ = error.__context__ = exception
        exception = error
    future._exception = exception
    future._exception_tb = exception.__traceback__
    future._state = _FINISHED
    if future._callbacks:
        _schedule_callbacks(future)
    future._log_tb = True


future_add_to_awaited_by = _aio.future_add_to_awaited_by
future_discard_from_awaited_by = _aio.future_discard_from_awaited_by


# --- Tasks ---

_eager_tasks = set()


class Task(Future):
    _context = None
    _fut_waiter = None
    _must_cancel = False
    _num_cancels_requested = 0
    _log_destroy_pending = True

    __init__ = _aio.task_init

    def _init(self, coro, loop, name, context, eager_start):
        if self._loop is not None:
            _already(self)
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        if loop.get_debug():
            self._source_traceback = _format_helpers.extract_stack()
        self._coro = coro
        if _aio.coroutine_kind(coro) != 1 and not _coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if context is None:
            context = copy_context()
        elif not isinstance(context, Context):
            self._log_destroy_pending = False
            raise TypeError(f'a contextvars.Context was expected, got {type(context).__name__}')
        self._context = context
        if name is None:
            name = _aio.next_name()
        elif not isinstance(name, str):
            name = str(name)
        self._name = name
        if eager_start and loop.is_running():
            self._eager_start()
        else:
            loop.call_soon(self._task_step, context=context)
            _aio.created(self)
            _register_task(self)

    def __del__(self):
        if self._state is _PENDING:
            if self._log_destroy_pending:
                context = {'message': 'Task was destroyed but it is pending!', 'task': self}
                if self._source_traceback:
                    context['source_traceback'] = self._source_traceback
                self._loop.call_exception_handler(context)
        elif self._log_tb:
            Future.__del__(self)

    def __repr__(self):
        return _base_tasks._task_repr(self)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        name = self._name
        if isinstance(name, int):
            name = self._name = f'Task-{name}'
        return name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        return _base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        return _base_tasks._task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        self._log_tb = False
        if self._state is not _PENDING:
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _eager_start(self):
        loop = self._loop
        before = _swap_current_task(loop, self)
        _eager_tasks.add(self)
        _aio.created(self)
        try:
            _context.run(self._context, _aio.start, self)
        finally:
            _eager_tasks.discard(self)
            _swap_current_task(loop, before)
            if self._state is not _PENDING:
                self._coro = None
            else:
                _register_task(self)

    _task_step = _aio._task_step
    task_wakeup = _aio.task_wakeup

    # What steps leave to Python because it is unusual.

    def _refuse_step(self, exc):
        if self._state is not _PENDING:
            raise InvalidStateError(f'__step(): already done: {self!r} {exc!r}')
        _enter_task(self._loop, self)

    def _send(self, exc):
        if exc is None:
            return self._coro.send(None)
        return self._coro.throw(exc)

    def _again(self):
        self._loop.call_soon(self._task_step, context=self._context)

    def _yielded(self, result):
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking:
            if result is self:
                error = RuntimeError(f'Task cannot await on itself: {self!r}')
            elif (result._loop if isinstance(result, Future) else result.get_loop()) is not self._loop:
                error = RuntimeError(f'Task {self!r} got Future {result!r} attached to a different loop')
            else:
                result._asyncio_future_blocking = False
                if isinstance(result, Future):
                    future_add_to_awaited_by(result, self)
                result.add_done_callback(self.task_wakeup, context=self._context)
                _aio.waits(self, result)
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif blocking is not None:
            error = RuntimeError(f'yield was used instead of yield from in task {self!r} with {result!r}')
        elif hasattr(result, 'gi_frame'):
            error = RuntimeError('yield was used instead of yield from for generator in task '
                                 f'{self!r} with {result!r}')
        else:
            error = RuntimeError(f'Task got bad yield: {result!r}')
        _aio.again(self)
        self._loop.call_soon(self._task_step, error, context=self._context)

    def _wakeup(self, future):
        if not isinstance(future, Future):
            try:
                future.result()
            except BaseException as exc:
                self._task_step(exc)
            else:
                self._task_step()
            return
        future_discard_from_awaited_by(future, self)
        if future._state is _CANCELLED:
            self._task_step(future._make_cancelled_error())
            return
        exc = future._exception
        if exc is None:
            self._task_step()
            return
        future._log_tb = False
        exc.__traceback__ = future._exception_tb
        future._exception_tb = None
        self._task_step(exc)


current_task = _aio.current_task


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    found = set()
    for task in _aio.tasks():
        if not task.done() and _loop_of(task) is loop:
            found.add(task)
    for task in list(_eager_tasks):
        if not task.done() and _loop_of(task) is loop:
            found.add(task)
    return found


# As what is in C, it does not become a method where it is put into a class.
all_tasks = staticmethod(all_tasks)


def _loop_of(task):
    get_loop = getattr(task, 'get_loop', None)
    return task._loop if get_loop is None else get_loop()


_register_task = _aio._register_task
_unregister_task = _aio._unregister_task


def _register_eager_task(task):
    _eager_tasks.add(task)


def _unregister_eager_task(task):
    _eager_tasks.discard(task)


def _check_loop(loop):
    if _get_running_loop() is not loop:
        raise RuntimeError(f'loop {loop!r} is not the running loop')


def _enter_task(loop, task):
    _check_loop(loop)
    current = current_task(loop)
    if current is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {current!r} is being executed.')
    _aio.swap(task)


def _leave_task(loop, task):
    _check_loop(loop)
    current = current_task(loop)
    if current is not task:
        raise RuntimeError(f'Invalid attempt to leave task {task!r} while task {current!r} is entered.')
    _aio.swap(None)


def _swap_current_task(loop, task):
    _check_loop(loop)
    return _aio.swap(task)


def _end_of_program():
    """The collector's last round looks for tasks that nobody knows. The thread's loop outlives it."""
    from asyncio import events
    _aio.track(getattr(getattr(events._event_loop_policy, '_local', None), '_loop', None))


# --- Waiting for events ---

class _EpollSelector:
    """What a loop waits with as long as it has no sockets (`selectors.EpollSelector`)."""

    def __init__(self):
        self._queue = _aio.new_queue()
        self._woken = False
        # The numbers of the descriptors that it takes in CPython, until the loop has sockets.
        self._held = [_sockets._new_poll() for _ in range(3)]

    def select(self, timeout=None):
        if self._woken:
            timeout = 0
        if timeout is None:
            ns = None
        elif timeout <= 0:
            ns = 0
        else:
            # epoll_wait takes milliseconds; the selector rounds up.
            ns = -int(-timeout * 1e3 // 1) * 1_000_000
        _aio.wait(self._queue, ns)
        self._woken = False
        return []

    def wake(self):
        self._woken = True
        _aio.wake(self._queue)

    def close(self):
        held, self._held = self._held, ()
        for fd in held:
            posix._drop(fd)


class _AsyncGenerators:
    """A weak set of asynchronous generators, oldest first."""

    def __init__(self):
        self._refs = {}

    def add(self, agen):
        self._refs[id(agen)] = _aio.weak(agen)

    def discard(self, agen):
        self._refs.pop(id(agen), None)

    def clear(self):
        self._refs = {}

    def _alive(self):
        found = [_aio.strong(ref) for ref in self._refs.values()]
        return [agen for agen in found if agen is not None]

    def __len__(self):
        return len(self._alive())

    def __iter__(self):
        return iter(self._alive())


from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio import base_futures as _base_futures
from asyncio import base_tasks as _base_tasks
from asyncio import coroutines as _coroutines
from asyncio import events as _events
from asyncio import format_helpers as _format_helpers

Future._Cancelled = CancelledError
