"""Connecting and listening: what loops do to get transports, and the server they give."""

import _gilscope
import contextvars

from asyncio import events
from asyncio import exceptions
from asyncio import tasks


class Server(events.AbstractServer):
    """What `create_server` gives."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._clients = []
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None
        self._context = contextvars.copy_context()

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients.append(transport)

    def _detach(self, transport):
        if transport in self._clients:
            self._clients.remove(transport)
        if len(self._clients) == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_serving(self._protocol_factory, sock, self, self._backlog, self._context)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if len(self._clients) == 0:
            self._wakeup()

    def close_clients(self):
        for transport in self._clients.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._clients.copy():
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        await tasks.sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                self.close_clients()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


class _Networking:
    """What a loop does with hosts and ports."""

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        import socket
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        import socket
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _addresses(self, host, port, family, proto, flags):
        """Addresses that are numbers already need no thread."""
        import socket
        numeric = host is not None and all(part.isdigit() for part in host.split('.')) and host.count('.') == 3
        if numeric and isinstance(port, int):
            return [(socket.AF_INET, socket.SOCK_STREAM, proto or socket.IPPROTO_TCP, '', (host, port))]
        found = await self.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
        if not found:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return found

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
                                all_errors=False):
        import socket
        if ssl:
            _gilscope.unsupported('TLS in asyncio')
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            errors = []
            for family, kind, proto, _, address in await self._addresses(host, port, family, proto, flags):
                sock = socket.socket(family=family, type=kind, proto=proto)
                sock.setblocking(False)
                try:
                    await self.sock_connect(sock, address)
                    break
                except OSError as exc:
                    errors.append(exc)
                    sock.close()
                    sock = None
                except BaseException:
                    sock.close()
                    raise
            if sock is None:
                if all_errors:
                    raise ExceptionGroup('create_connection failed', errors)
                if len(errors) == 1:
                    raise errors[0]
                if all(str(exc) == str(errors[0]) for exc in errors):
                    raise errors[0]
                raise OSError('Multiple exceptions: {}'.format(', '.join(str(exc) for exc in errors)))
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_socket_transport(sock, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=0, sock=None, backlog=100,
                            ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        import socket
        if ssl:
            _gilscope.unsupported('TLS in asyncio')
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            hosts = [host] if host is None or isinstance(host, str) else host
            sockets = []
            try:
                for name in hosts:
                    if name in (None, ''):
                        places = [(socket.AF_INET, socket.SOCK_STREAM, 0, '', ('0.0.0.0', port))]
                    else:
                        places = await self._addresses(name, port, family, 0, flags)
                    for family_, kind, proto, _, address in places:
                        one = socket.socket(family_, kind, proto)
                        sockets.append(one)
                        if reuse_address is not False:
                            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                        try:
                            one.bind(address)
                        except OSError as err:
                            text = (f'error while attempting to bind on address {address!r}: '
                                    f'{str(err.strerror).lower()}')
                            raise OSError(err.errno, text) from None
            except BaseException:
                for one in sockets:
                    one.close()
                raise
        else:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            if sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A Stream Socket was expected, got {sock!r}')
            sockets = [sock]
        for one in sockets:
            one.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server
