"""The loop of Unix systems: signals, and what is absent."""

__all__ = ('SelectorEventLoop', 'EventLoop')

import signal
import _gilscope
from asyncio import coroutines
from asyncio import events
from asyncio import selector_events


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """The default loop.

    CPython's signal handler writes into the loop's socket, and the loop calls back when it has read it. Here the
    handler itself puts the callback there, which is the same to a program.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._signal_handlers = {}

    def close(self):
        super().close()
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)

    def add_signal_handler(self, sig, callback, *args):
        """Have the loop call a function whenever the signal arrives."""
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        self._signal_handlers[sig] = handle
        try:
            signal.signal(sig, self._signalled)
        except (ValueError, OSError) as exc:
            del self._signal_handlers[sig]
            if isinstance(exc, ValueError):
                raise RuntimeError('set_wakeup_fd only works in main thread of the main interpreter') from exc
            raise RuntimeError(f'sig {sig} cannot be caught')

    def _signalled(self, sig, frame):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self.call_soon_threadsafe(self._add_callback, handle)

    def remove_signal_handler(self, sig):
        """Undo add_signal_handler(); whether there was a handler."""
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')


def _absent(name):
    def method(self, *args, **kwargs):
        _gilscope.unsupported(f'loop.{name}')
    return method


for _name in ('connect_accepted_socket', 'connect_read_pipe', 'connect_write_pipe', 'create_datagram_endpoint',
              'create_unix_connection', 'create_unix_server', 'sendfile', 'sock_recvfrom', 'sock_recvfrom_into',
              'sock_sendfile', 'sock_sendto', 'start_tls', 'subprocess_exec', 'subprocess_shell'):
    setattr(_UnixSelectorEventLoop, _name, _absent(_name))
del _name


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop
