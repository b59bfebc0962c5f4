"""The loop of Unix systems: signals, pipes, other programs, and what is absent."""

__all__ = ('SelectorEventLoop', 'EventLoop')

import errno
import os
import signal
import stat
import sys
import _gilscope
from asyncio import coroutines
from asyncio import events
from asyncio import futures
from asyncio import selector_events
from asyncio import tasks
from asyncio import transports
from asyncio.log import logger


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

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        _UnixReadPipeTransport = _named('_UnixReadPipeTransport')
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        _UnixWritePipeTransport = _named('_UnixWritePipeTransport')
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    @property
    def _watcher(self):
        """Tells when a child has ended."""
        return _named('_PidfdChildWatcher')()

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None,
                                         **kwargs):
        watcher = self._watcher
        waiter = self.create_future()
        _UnixSubprocessTransport = _named('_UnixSubprocessTransport')
        transp = _UnixSubprocessTransport(self, protocol, args, shell,
                                        stdin, stdout, stderr, bufsize,
                                        waiter=waiter, extra=extra,
                                        **kwargs)
        watcher.add_child_handler(transp.get_pid(), self._child_watcher_callback, transp)
        try:
            await waiter
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            transp.close()
            await tasks.shield(transp._wait())
            raise
        return transp

    def _child_watcher_callback(self, pid, returncode, transp):
        transp._process_exited(returncode)


def _absent(name):
    def method(self, *args, **kwargs):
        _gilscope.unsupported(f'loop.{name}')
    return method


for _name in ('create_datagram_endpoint', 'create_unix_connection', 'create_unix_server', 'sendfile', 'sock_recvfrom',
              'sock_recvfrom_into', 'sock_sendfile', 'sock_sendto', 'start_tls'):
    setattr(_UnixSelectorEventLoop, _name, _absent(_name))
del _name


class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


def _make_pipes():
    """The transports of pipes: classes that a program without pipes does not wait for."""
    global _UnixReadPipeTransport, _UnixWritePipeTransport
    import warnings

    class _PipeTransport:
        """What both directions have in common."""

        _helper_ = True

        def _open(self, loop, pipe, protocol):
            """Takes the pipe; gives its mode, or None if it is none."""
            self._extra['pipe'] = pipe
            self._loop = loop
            self._pipe = pipe
            self._fileno = pipe.fileno()
            self._protocol = protocol
            self._closing = False
            mode = os.fstat(self._fileno).st_mode
            if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or stat.S_ISCHR(mode)):
                self._pipe = self._fileno = self._protocol = None
                return None
            os.set_blocking(self._fileno, False)
            for name in ('stdin', 'stdout', 'stderr'):
                if pipe is getattr(sys, name) and os.isatty(self._fileno):
                    self._pipe = _Terminal(name)
            loop.call_soon(protocol.connection_made, self)
            return mode

        def _tell_waiter(self, waiter):
            """After connection_made, which is to be called before anything else."""
            if waiter is not None:
                self._loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

        def __repr__(self):
            info = [self.__class__.__name__]
            if self._pipe is None:
                info.append('closed')
            elif self._closing:
                info.append('closing')
            info.append(f'fd={self._fileno}')
            selector = getattr(self._loop, '_selector', None)
            if self._pipe is None:
                info.append('closed')
            elif selector is None:
                info.append('open')
            else:
                key = selector.get_map().get(self._fileno) if hasattr(selector, 'get_map') else None
                info.append('polling' if key is not None and key.events & self._event else 'idle')
                info += self._more_info()
            return f'<{" ".join(info)}>'

        def set_protocol(self, protocol):
            self._protocol = protocol

        def get_protocol(self):
            return self._protocol

        def is_closing(self):
            return self._closing

        def __del__(self, _warn=warnings.warn):
            if self._pipe is not None:
                _warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
                self._pipe.close()

        def _fatal_error(self, exc, message='Fatal error on pipe transport'):
            if self._is_usual(exc):
                if self._loop.get_debug():
                    logger.debug('%r: %s', self, message, exc_info=True)
            else:
                self._loop.call_exception_handler({
                    'message': message, 'exception': exc, 'transport': self, 'protocol': self._protocol})
            self._close(exc)

    class _Terminal:
        """A standard stream that cannot be closed itself: another one that is closed takes its place."""

        def __init__(self, name):
            self._name = name

        def close(self):
            stream = open(os.devnull)
            stream.close()
            setattr(sys, self._name, stream)
            setattr(sys, f'__{self._name}__', stream)

    class _UnixReadPipeTransport(_PipeTransport, transports.ReadTransport):
        """A pipe that data comes from."""

        max_size = 256 * 1024
        _event = selector_events._READ

        def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
            super().__init__(extra)
            self._paused = False
            if self._open(loop, pipe, protocol) is None:
                raise ValueError("Pipe transport is for pipes/sockets only.")
            loop.call_soon(self._add_reader, self._fileno, self._read_ready)
            self._tell_waiter(waiter)

        def _add_reader(self, fd, callback):
            if self.is_reading():
                self._loop._add_reader(fd, callback)

        def is_reading(self):
            return not self._paused and not self._closing

        def _more_info(self):
            return ()

        def _read_ready(self):
            try:
                data = os.read(self._fileno, self.max_size)
            except (BlockingIOError, InterruptedError):
                pass
            except OSError as exc:
                self._fatal_error(exc, 'Fatal read error on pipe transport')
            else:
                if data:
                    self._protocol.data_received(data)
                else:
                    if self._loop.get_debug():
                        logger.info('%r was closed by peer', self)
                    self._closing = True
                    self._loop._remove_reader(self._fileno)
                    self._loop.call_soon(self._protocol.eof_received)
                    self._loop.call_soon(self._call_connection_lost, None)

        def pause_reading(self):
            if not self.is_reading():
                return
            self._paused = True
            self._loop._remove_reader(self._fileno)
            if self._loop.get_debug():
                logger.debug('%r pauses reading', self)

        def resume_reading(self):
            if self._closing or not self._paused:
                return
            self._paused = False
            self._loop._add_reader(self._fileno, self._read_ready)
            if self._loop.get_debug():
                logger.debug('%r resumes reading', self)

        def close(self):
            if not self._closing:
                self._close(None)

        def _is_usual(self, exc):
            return isinstance(exc, OSError) and exc.errno == errno.EIO

        def _close(self, exc):
            self._closing = True
            self._loop._remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, exc)

        def _call_connection_lost(self, exc):
            try:
                self._protocol.connection_lost(exc)
            finally:
                self._pipe.close()
                self._pipe = None
                self._protocol = None
                self._loop = None

    class _UnixWritePipeTransport(_PipeTransport, transports._FlowControlMixin, transports.WriteTransport):
        """A pipe that data goes to. Reading from it only tells that nobody is left at the other end."""

        _event = selector_events._WRITE

        def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
            super().__init__(extra, loop)
            self._buffer = bytearray()
            self._conn_lost = 0
            mode = self._open(loop, pipe, protocol)
            if mode is None:
                raise ValueError("Pipe transport is only for "
                                 "pipes, sockets and character devices")
            if not stat.S_ISCHR(mode):
                loop.call_soon(loop._add_reader, self._fileno, self._read_ready)
            self._tell_waiter(waiter)

        def _more_info(self):
            return [f'bufsize={self.get_write_buffer_size()}']

        def get_write_buffer_size(self):
            return len(self._buffer)

        def _read_ready(self):
            if self._loop.get_debug():
                logger.info('%r was closed by peer', self)
            if self._buffer:
                self._close(BrokenPipeError())
            else:
                self._close()

        def write(self, data):
            assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
            if not data:
                return
            if self._conn_lost or self._closing:
                if self._conn_lost >= 5:
                    logger.warning('pipe closed by peer or os.write(pipe, data) raised exception.')
                self._conn_lost += 1
                return
            if not self._buffer:
                try:
                    n = os.write(self._fileno, data)
                except (BlockingIOError, InterruptedError):
                    n = 0
                except (SystemExit, KeyboardInterrupt):
                    raise
                except BaseException as exc:
                    self._conn_lost += 1
                    self._fatal_error(exc, 'Fatal write error on pipe transport')
                    return
                if n == len(data):
                    return
                data = data[n:]
                self._loop._add_writer(self._fileno, self._write_ready)
            self._buffer += data
            self._maybe_pause_protocol()

        def _write_ready(self):
            assert self._buffer, 'Data should not be empty'
            try:
                n = os.write(self._fileno, self._buffer)
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._buffer.clear()
                self._conn_lost += 1
                self._loop._remove_writer(self._fileno)
                self._fatal_error(exc, 'Fatal write error on pipe transport')
            else:
                if n < len(self._buffer):
                    del self._buffer[:n]
                    return
                self._buffer.clear()
                self._loop._remove_writer(self._fileno)
                self._maybe_resume_protocol()  # the protocol may write at once
                if self._closing:
                    self._loop._remove_reader(self._fileno)
                    self._call_connection_lost(None)

        def can_write_eof(self):
            return True

        def write_eof(self):
            if self._closing:
                return
            assert self._pipe
            self._closing = True
            if not self._buffer:
                self._loop._remove_reader(self._fileno)
                self._loop.call_soon(self._call_connection_lost, None)

        def close(self):
            if self._pipe is not None and not self._closing:
                self.write_eof()

        def abort(self):
            self._close(None)

        def _is_usual(self, exc):
            return isinstance(exc, OSError)

        def _close(self, exc=None):
            self._closing = True
            if self._buffer:
                self._loop._remove_writer(self._fileno)
            self._buffer.clear()
            self._loop._remove_reader(self._fileno)
            self._loop.call_soon(self._call_connection_lost, exc)

        def _call_connection_lost(self, exc):
            try:
                self._protocol.connection_lost(exc)
            finally:
                self._pipe.close()
                self._pipe = None
                self._protocol = None
                self._loop = None


def _make_children():
    """What other programs need."""
    global _UnixSubprocessTransport, _PidfdChildWatcher, subprocess
    import subprocess
    from asyncio import base_subprocess

    class _UnixSubprocessTransport(base_subprocess.BaseSubprocessTransport):

        def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
            self._proc = subprocess.Popen(
                args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr,
                universal_newlines=False, bufsize=bufsize, **kwargs)

    class _PidfdChildWatcher:
        """Waits for children by descriptors that can be read when they have ended."""

        def add_child_handler(self, pid, callback, *args):
            loop = events.get_running_loop()
            pidfd = os.pidfd_open(pid)
            loop._add_reader(pidfd, self._do_wait, pid, pidfd, callback, args)

        def _do_wait(self, pid, pidfd, callback, args):
            loop = events.get_running_loop()
            loop._remove_reader(pidfd)
            try:
                _, status = os.waitpid(pid, 0)
            except ChildProcessError:
                # Somebody else has waited for it.
                returncode = 255
                logger.warning(
                    'child process pid %d exit status already read: '
                    ' will report returncode 255', pid)
            else:
                returncode = os.waitstatus_to_exitcode(status)
            finally:
                os.close(pidfd)
            callback(pid, returncode, *args)


def can_use_pidfd():
    return True


def _named(name):
    """One of the classes that are made when they are first needed."""
    if name not in globals():
        if 'Pipe' in name:
            _make_pipes()
        else:
            _make_children()
    return globals()[name]


def __getattr__(name):
    if name in ('_UnixReadPipeTransport', '_UnixWritePipeTransport', '_UnixSubprocessTransport', '_PidfdChildWatcher'):
        return _named(name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
