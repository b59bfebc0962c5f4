"""A loop that waits with a selector, and connections over sockets.

A loop without sockets waits at a place of its own, which other threads can wake. With the first socket it takes a
selector of the operating system and a pair of sockets to be woken by.
"""

__all__ = ('BaseSelectorEventLoop',)

import collections
import errno
import warnings

import _aio
from asyncio import base_events
from asyncio import constants
from asyncio import events
from asyncio import futures
from asyncio import protocols
from asyncio import transports
from asyncio import trsock
from asyncio.log import logger
from _asyncio import _EpollSelector

_READ, _WRITE = 1, 2


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """Events come from `_selector.select(timeout)`; `_write_to_self` wakes it from another thread."""

    _thread_id = None

    def __init__(self, selector=None):
        super().__init__()
        self._ssock = self._csock = None
        self._transports = {}
        if selector is None:
            self._selector = _EpollSelector()
        else:
            self._selector = selector
            self._make_self_pipe()
        logger.debug('Using selector: %s', 'EpollSelector' if selector is None else selector.__class__.__name__)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        if self._ssock is not None:
            self._remove_reader(self._ssock.fileno())
            self._ssock.close()
            self._csock.close()
            self._ssock = self._csock = None
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # --- Being woken ---

    def _need_sockets(self):
        """From now on the loop waits for sockets too."""
        if self._ssock is None:
            import selectors
            self._selector.close()
            self._selector = selectors.DefaultSelector()
            self._make_self_pipe()

    def _make_self_pipe(self):
        import socket
        self._ssock, self._csock = socket.socketpair()
        self._ssock.setblocking(False)
        self._csock.setblocking(False)
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(4096)
                if not data:
                    break
            except InterruptedError:
                continue
            except BlockingIOError:
                break

    def _write_to_self(self):
        csock = self._csock
        if csock is not None:
            try:
                csock.send(b'\0')
            except OSError:
                pass
            return
        selector = self._selector
        if selector is not None and hasattr(selector, 'wake'):
            selector.wake()

    # --- Readers and writers ---

    def _change(self, fd, which, handle):
        """Puts a handle in the place of the one for reading (1) or writing (2); gives the old one."""
        key = self._selector.get_map().get(fd)
        mask, handles = (0, (None, None)) if key is None else (key.events, key.data)
        old = handles[which - 1]
        handles = (handle, handles[1]) if which == _READ else (handles[0], handle)
        mask = mask | which if handle is not None else mask & ~which
        if key is None:
            if mask:
                self._selector.register(fd, mask, handles)
        elif mask:
            self._selector.modify(fd, mask, handles)
        else:
            self._selector.unregister(fd)
        if old is not None:
            old.cancel()
        return old

    def _add_reader(self, fd, callback, *args, context=None):
        self._check_closed()
        self._need_sockets()
        handle = events.Handle(callback, args, self, context)
        self._change(fd, _READ, handle)
        return handle

    def _add_writer(self, fd, callback, *args, context=None):
        self._check_closed()
        self._need_sockets()
        handle = events.Handle(callback, args, self, context)
        self._change(fd, _WRITE, handle)
        return handle

    def _remove(self, fd, which):
        if self.is_closed() or self._ssock is None or self._selector.get_map().get(fd) is None:
            return False
        return self._change(fd, which, None) is not None

    def _remove_reader(self, fd):
        return self._remove(fd, _READ)

    def _remove_writer(self, fd):
        return self._remove(fd, _WRITE)

    def _ensure_fd_no_transport(self, fd):
        number = fd
        if not isinstance(fd, int):
            try:
                number = int(fd.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f"Invalid file object: {fd!r}") from None
        transport = self._transports.get(number)
        if transport and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')
        return number

    def add_reader(self, fd, callback, *args):
        self._add_reader(self._ensure_fd_no_transport(fd), callback, *args)

    def remove_reader(self, fd):
        return self._remove_reader(self._ensure_fd_no_transport(fd))

    def add_writer(self, fd, callback, *args):
        self._add_writer(self._ensure_fd_no_transport(fd), callback, *args)

    def remove_writer(self, fd):
        return self._remove_writer(self._ensure_fd_no_transport(fd))

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            for handle, which, remove in ((reader, _READ, self._remove_reader), (writer, _WRITE, self._remove_writer)):
                if mask & which and handle is not None:
                    if handle._cancelled:
                        remove(key.fileobj)
                    else:
                        self._add_callback(handle)

    # --- Sockets ---

    async def _when(self, sock, add, remove, attempt):
        """Try until it does not block."""
        try:
            return attempt()
        except (BlockingIOError, InterruptedError):
            pass
        fut = self.create_future()
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)

        def ready():
            if fut.done():
                return
            try:
                fut.set_result(attempt())
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                fut.set_exception(exc)

        add(fd, ready)
        fut.add_done_callback(lambda fut: remove(fd))
        return await fut

    def _check_socket(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    async def sock_recv(self, sock, n):
        self._check_socket(sock)
        return await self._when(sock, self._add_reader, self._remove_reader, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        self._check_socket(sock)
        return await self._when(sock, self._add_reader, self._remove_reader, lambda: sock.recv_into(buf))

    async def sock_accept(self, sock):
        self._check_socket(sock)
        conn, address = await self._when(sock, self._add_reader, self._remove_reader, sock.accept)
        conn.setblocking(False)
        return conn, address

    async def sock_sendall(self, sock, data):
        self._check_socket(sock)
        at = 0
        while at < len(data):
            rest = data[at:]
            at += await self._when(sock, self._add_writer, self._remove_writer, lambda: sock.send(rest))

    async def sock_connect(self, sock, address):
        self._check_socket(sock)
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        fut = self.create_future()
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, self._sock_connect_cb, fut, sock, address)
        fut.add_done_callback(lambda fut: self._remove_writer(fd))
        try:
            return await fut
        finally:
            fut = None

    def _sock_connect_cb(self, fut, sock, address):
        if fut.done():
            return
        try:
            import socket
            err = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if err != 0:
                raise OSError(err, f'Connect call failed {address}')
        except Exception as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(None)
        finally:
            fut = None

    # --- Servers ---

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None, context=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server, context)

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                       ssl_handshake_timeout=None, ssl_shutdown_timeout=None, context=None):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, sslcontext, server, backlog,
                         ssl_handshake_timeout, ssl_shutdown_timeout, context)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
                           ssl_handshake_timeout=None, ssl_shutdown_timeout=None, context=None):
        for _ in range(backlog + 1):
            try:
                conn, address = sock.accept()
                conn.setblocking(False)
            except ConnectionAbortedError:
                continue
            except (BlockingIOError, InterruptedError):
                return
            except OSError as exc:
                if exc.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    raise
                self.call_exception_handler({
                    'message': 'socket.accept() out of system resource', 'exception': exc, 'socket': sock})
                self._remove_reader(sock.fileno())
                self.call_later(constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, sslcontext,
                                server, backlog, ssl_handshake_timeout, ssl_shutdown_timeout, context)
                continue
            own = context.copy() if context is not None else None
            accept = self._accept_connection2(protocol_factory, conn, {'peername': address}, server, own)
            self.create_task(accept, context=own)

    async def _accept_connection2(self, protocol_factory, conn, extra, server, context):
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_socket_transport(
                conn, protocol, waiter=waiter, extra=extra, server=server, context=context)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._debug:
                self.call_exception_handler({
                    'message': 'Error on transport creation for incoming connection', 'exception': exc})


class _SelectorSocketTransport(transports._FlowControlMixin):
    """A connection."""

    max_size = 256 * 1024
    _sock = None

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None, context=None):
        super().__init__(extra, loop)
        self._extra['socket'] = trsock.TransportSocket(sock)
        for name, ask in (('sockname', sock.getsockname), ('peername', sock.getpeername)):
            if name not in self._extra:
                try:
                    self._extra[name] = ask()
                except OSError:
                    self._extra[name] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._context = context
        self.set_protocol(protocol)
        self._server = server
        self._buffer = collections.deque()
        self._buffer_size = 0
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        self._eof = False
        if self._server is not None:
            self._server._attach(self)
        loop._transports[self._sock_fd] = self
        base_events._set_nodelay(sock)
        # Reading begins after connection_made; who waits for the connection goes on after that.
        self._call_soon(self._protocol.connection_made, self)
        self._call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            self._call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        info.append(f'fd={self._sock_fd}')
        if self._loop is not None and not self._loop.is_closed():
            key = self._loop._selector.get_map().get(self._sock_fd)
            mask = 0 if key is None else key.events
            info.append('read=polling' if mask & _READ else 'read=idle')
            state = 'polling' if mask & _WRITE else 'idle'
            info.append(f'write=<{state}, bufsize={self.get_write_buffer_size()}>')
        return f'<{" ".join(info)}>'

    def set_protocol(self, protocol):
        self._receive = self._receive_into if isinstance(protocol, protocols.BufferedProtocol) else self._receive_data
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self.is_closing() and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            self._loop._add_reader(fd, callback, *args, context=self._context)

    def _call_soon(self, callback, *args):
        self._loop.call_soon(callback, *args, context=self._context)

    # --- Reading ---

    def _read_ready(self):
        if not self._conn_lost:
            self._receive()

    def _receive_data(self):
        try:
            data = self._sock.recv(self.max_size)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on socket transport')
            return
        if not data:
            self._receive_end()
            return
        try:
            self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.data_received() call failed.')

    def _receive_into(self):
        try:
            buffer = self._protocol.get_buffer(-1)
            if not len(buffer):
                raise RuntimeError('get_buffer() returned an empty buffer')
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.get_buffer() call failed.')
            return
        try:
            nbytes = self._sock.recv_into(buffer)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal read error on socket transport')
            return
        if not nbytes:
            self._receive_end()
            return
        try:
            self._protocol.buffer_updated(nbytes)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.buffer_updated() call failed.')

    def _receive_end(self):
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, 'Fatal error: protocol.eof_received() call failed.')
            return
        if keep_open:
            self._loop._remove_reader(self._sock_fd)
        else:
            self.close()

    # --- Writing ---

    def get_write_buffer_size(self):
        return self._buffer_size

    def write(self, data):
        if isinstance(data, memoryview):
            data = bytes(data)
        elif not isinstance(data, (bytes, bytearray)):
            raise TypeError('data argument must be a bytes, bytearray, or memoryview '
                            f'object, not {type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= 5:
                logger.warning('socket.send() raised exception.')
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                n = self._sock.send(data)
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, 'Fatal write error on socket transport')
                return
            else:
                data = data[n:]
                if not data:
                    return
            self._loop._add_writer(self._sock_fd, self._write_ready, context=self._context)
        self._buffer.append(bytes(data))
        self._buffer_size += len(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        buffer = self._buffer.popleft()
        try:
            n = self._sock.send(buffer)
        except (BlockingIOError, InterruptedError):
            self._buffer.appendleft(buffer)
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop._remove_writer(self._sock_fd)
            self._buffer.clear()
            self._buffer_size = 0
            self._fatal_error(exc, 'Fatal write error on socket transport')
            return
        if n != len(buffer):
            self._buffer.appendleft(buffer[n:])
        self._buffer_size -= n
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing and not self._conn_lost:
                self._conn_lost += 1
                self._call_connection_lost(None)
            elif self._eof:
                self._shut_down()

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._shut_down()

    def _shut_down(self):
        import socket
        self._sock.shutdown(socket.SHUT_WR)

    def can_write_eof(self):
        return True

    # --- The end ---

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def _fatal_error(self, exc, message='Fatal error on transport'):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                'message': message, 'exception': exc, 'transport': self, 'protocol': self._protocol})
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._buffer_size = 0
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._loop._transports.pop(self._sock_fd, None)
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server = self._server
            if server is not None:
                server._detach(self)
                self._server = None
