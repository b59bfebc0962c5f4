"""Callbacks waiting to be called, the interface of loops, and which loop is whose."""

__all__ = ('AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
           'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop',
           'get_running_loop', '_get_running_loop')

import contextvars
import threading
import warnings

from asyncio import format_helpers


class Handle:
    """A callback that a loop will call; it can be cancelled until then."""

    _cancelled = False
    _repr = None
    _source_traceback = None

    def __init__(self, callback, args, loop, context=None):
        if context is None:
            context = contextvars.copy_context()
        self._context = context
        self._loop = loop
        self._callback = callback
        self._args = args
        if loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(1)

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(format_helpers._format_callback_source(
                self._callback, self._args, debug=self._loop.get_debug()))
        if self._source_traceback:
            place = self._source_traceback[-1]
            info.append(f'created at {place[0]}:{place[1]}')
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return f'<{" ".join(self._repr_info())}>'

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                # What was to be called is forgotten, but shall still be shown.
                self._repr = repr(self)
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            shown = format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug())
            context = {'message': f'Exception in callback {shown}', 'exception': exc, 'handle': self}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)


class _ThreadSafeHandle(Handle):
    """The handle of `call_soon_threadsafe`: any thread may cancel it."""

    def __init__(self, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._lock = threading.RLock()

    def cancel(self):
        with self._lock:
            return super().cancel()

    def cancelled(self):
        with self._lock:
            return super().cancelled()

    def _run(self):
        with self._lock:
            if self._cancelled:
                return
            return super()._run()


class TimerHandle(Handle):
    """A callback for a time; the heap of timers compares them by it."""

    _scheduled = False

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self.__eq__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self.__eq__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback
                    and self._args == other._args and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        return self._when


class AbstractServer:
    """What `create_server` gives."""

    def close(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


def _abstract(self, *args, **kwargs):
    raise NotImplementedError


async def _abstract_async(self, *args, **kwargs):
    raise NotImplementedError


class AbstractEventLoop:
    """What every loop can do."""

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    run_forever = run_until_complete = stop = is_running = is_closed = close = _abstract
    _timer_handle_cancelled = call_later = call_at = time = create_future = create_task = _abstract
    call_soon_threadsafe = run_in_executor = set_default_executor = _abstract
    add_reader = remove_reader = add_writer = remove_writer = add_signal_handler = remove_signal_handler = _abstract
    set_task_factory = get_task_factory = get_exception_handler = set_exception_handler = _abstract
    default_exception_handler = call_exception_handler = get_debug = set_debug = _abstract
    shutdown_asyncgens = shutdown_default_executor = getaddrinfo = getnameinfo = _abstract_async
    create_connection = create_server = start_tls = create_unix_connection = create_unix_server = _abstract_async
    connect_accepted_socket = create_datagram_endpoint = connect_read_pipe = connect_write_pipe = _abstract_async
    subprocess_shell = subprocess_exec = sock_recv = sock_recv_into = sock_sendall = _abstract_async
    sock_connect = sock_accept = _abstract_async


class _AbstractEventLoopPolicy:
    """How threads get their loops."""

    get_event_loop = set_event_loop = new_event_loop = _abstract


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """One loop a thread, if somebody sets it."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        if self._local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.'
                               % threading.current_thread().name)

        return self._local._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from asyncio import unix_events
        _event_loop_policy = unix_events._DefaultEventLoopPolicy()
    return _event_loop_policy


def _deprecated(name):
    warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16",
                  DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    _deprecated('get_event_loop_policy')
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy):
    _deprecated('set_event_loop_policy')
    _set_event_loop_policy(policy)


def set_event_loop(loop):
    """Make a loop the thread's."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop, which is nobody's yet."""
    return _get_event_loop_policy().new_event_loop()


from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
