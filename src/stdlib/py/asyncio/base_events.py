"""Connecting and listening: what loops do to get transports, and the server they give."""

import _gilscope
import contextvars
import errno
import itertools

from asyncio import events
from asyncio import exceptions
from asyncio import tasks


def _sockets():
    """The module `socket`, which a loop without connections does without; a test may have put another in its place."""
    from asyncio import base_events
    return base_events.socket


def _set_reuseport(sock):
    socket = _sockets()
    if not hasattr(socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError('reuse_port not supported by socket module, '
                         'SO_REUSEPORT defined but not implemented.')


def _set_nodelay(sock):
    socket = _sockets()
    if (sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM
            and sock.proto == socket.IPPROTO_TCP):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    """What getaddrinfo would say of an address that is in numbers already; None for a name."""
    socket = _sockets()
    if not hasattr(socket, 'inet_pton'):
        return None
    if proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP) or host is None:
        return None
    if type == socket.SOCK_STREAM:
        proto = socket.IPPROTO_TCP
    elif type == socket.SOCK_DGRAM:
        proto = socket.IPPROTO_UDP
    else:
        return None
    if port is None or port in (b'', ''):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode('ascii')  # other characters need IDNA, which is left out
    if '%' in host:
        return None  # a scope of IPv6
    families = (socket.AF_INET, socket.AF_INET6) if family == socket.AF_UNSPEC else (family,)
    for each in families:
        try:
            socket.inet_pton(each, host)
        except OSError:
            continue
        address = (host, port, flowinfo, scopeid) if each == socket.AF_INET6 else (host, port)
        return each, type, proto, '', address
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    """Addresses of the families in turns, after so many of the first family."""
    families = {}
    for info in addrinfos:
        families.setdefault(info[0], []).append(info)
    lists = list(families.values())
    first = first_address_family_count - 1
    ordered = []
    if first > 0:
        ordered += lists[0][:first]
        lists[0] = lists[0][first:]
    for row in itertools.zip_longest(*lists):
        ordered += [info for info in row if info is not None]
    return ordered


def _check_tls(ssl, **timeouts):
    """Refuses settings that mean nothing without TLS, and TLS itself."""
    for name, value in timeouts.items():
        if value is not None and not ssl:
            raise ValueError(f'{name} is only meaningful with ssl')
    if ssl:
        _gilscope.unsupported('TLS in asyncio')


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
            self._loop._start_serving(
                self._protocol_factory, sock, None, self, self._backlog, context=self._context)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        from asyncio.trsock import TransportSocket
        return tuple([TransportSocket(sock) for sock in self._sockets or ()])

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


class BaseEventLoop:
    """What a loop does with hosts and ports."""
    _helper_ = True

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return await self.run_in_executor(None, _sockets().getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, _sockets().getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=None, proto=0, flags=0, loop):
        """An address in numbers needs no thread that looks it up."""
        host, port = address[:2]
        type = _sockets().SOCK_STREAM if type is None else type
        info = _ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    # --- Clients ---

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        """A socket that is connected to one address; what went wrong is added to `exceptions` as a list."""
        own = []
        exceptions.append(own)
        family, type, proto, _, address = addr_info
        sock = None
        try:
            try:
                sock = _sockets().socket(family=family, type=type, proto=proto)
                sock.setblocking(False)
                if local_addr_infos is not None:
                    self._bind_one(sock, family, local_addr_infos, own)
                await self.sock_connect(sock, address)
                return sock
            except OSError as exc:
                own.append(exc)
                raise
        except:
            if sock is not None:
                try:
                    sock.close()
                except OSError:
                    pass  # what went wrong before matters more
            raise
        finally:
            exceptions = own = None

    def _bind_one(self, sock, family, infos, errors):
        """Binds to the first local address of the family that is free."""
        for other, _, _, _, address in infos:
            if other != family:
                continue
            try:
                sock.bind(address)
                return
            except OSError as exc:
                text = f'error while attempting to bind on address {address!r}: {str(exc).lower()}'
                errors.append(OSError(exc.errno, text))
        if errors:
            raise errors.pop()
        raise OSError(f'no matching local address with family={family!r} found')

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
                                all_errors=False):
        if server_hostname is None and ssl and not host:
            raise ValueError('You must set server_hostname when using ssl without a host')
        _check_tls(ssl, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
                   ssl_shutdown_timeout=ssl_shutdown_timeout)
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            infos = await self._resolve((host, port), family, proto, flags)
            laddr_infos = None if local_addr is None else await self._resolve(local_addr, family, proto, flags)
            if interleave:
                infos = _interleave_addrinfos(infos, interleave)
            exceptions = []
            if happy_eyeballs_delay is None:
                for addrinfo in infos:
                    try:
                        sock = await self._connect_sock(
                            exceptions, addrinfo, laddr_infos)
                        break
                    except OSError:
                        continue
            else:
                from asyncio import staggered
                attempts = (lambda info=info: self._connect_sock(exceptions, info, laddr_infos) for info in infos)
                sock = (await staggered.staggered_race(attempts, happy_eyeballs_delay, loop=self))[0]
            if sock is None:
                exceptions = [exc for part in exceptions for exc in part]
                try:
                    if all_errors:
                        raise ExceptionGroup("create_connection failed", exceptions)
                    if not exceptions:
                        raise TimeoutError('create_connection failed')
                    if all(str(exc) == str(exceptions[0]) for exc in exceptions):
                        raise exceptions[0]
                    raise OSError('Multiple exceptions: {}'.format(
                        ', '.join(str(exc) for exc in exceptions)))
                finally:
                    exceptions = None  # breaks a cycle with the traceback
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        elif sock.type != _sockets().SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        return await self._create_connection_transport(sock, protocol_factory)

    async def _resolve(self, address, family, proto, flags):
        infos = await self._ensure_resolved(address, family=family, proto=proto, flags=flags, loop=self)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos

    async def _create_connection_transport(self, sock, protocol_factory):
        try:
            sock.setblocking(False)
            context = contextvars.copy_context()
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_socket_transport(sock, protocol, waiter, context=context)
        except:
            sock.close()
            raise
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        if sock.type != _sockets().SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        _check_tls(ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        return await self._create_connection_transport(sock, protocol_factory)

    # --- Servers ---

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, flags=flags, loop=self)
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100,
                            ssl=None, reuse_address=None, reuse_port=None, keep_alive=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _check_tls(ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not hasattr(host, '__iter__'):
                hosts = [host]
            else:
                hosts = host
            found = await tasks.gather(
                *[self._create_server_getaddrinfo(each, port, family, flags) for each in hosts])
            infos = dict.fromkeys(itertools.chain.from_iterable(found))
            sockets = self._bind_all(infos, reuse_address is not False, reuse_port, keep_alive)
        else:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            if sock.type != _sockets().SOCK_STREAM:
                raise ValueError(f'A Stream Socket was expected, got {sock!r}')
            sockets = [sock]
        for one in sockets:
            one.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            server._start_serving()
            await tasks.sleep(0)
        return server

    def _bind_all(self, infos, reuse_address, reuse_port, keep_alive):
        """A socket for each address; none if one of them is taken."""
        socket = _sockets()
        sockets = []
        try:
            for family, type, proto, _, address in infos:
                try:
                    sock = socket.socket(family, type, proto)
                except socket.error:
                    continue  # a family the machine does not have
                sockets.append(sock)
                if reuse_address:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                if reuse_port and family in (socket.AF_INET, socket.AF_INET6):
                    _set_reuseport(sock)
                if keep_alive:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
                try:
                    sock.bind(address)
                except OSError as err:
                    if err.errno == errno.EADDRNOTAVAIL:
                        sockets.pop()
                        sock.close()
                        continue
                    text = f'error while attempting to bind on address {address!r}: {str(err).lower()}'
                    raise OSError(err.errno, text) from None
            if not sockets:
                raise OSError(f'could not bind on any address out of {[info[4] for info in infos]!r}')
        except BaseException:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    # --- Pipes and other programs ---

    async def connect_read_pipe(self, protocol_factory, pipe):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_read_pipe_transport(pipe, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        if self._debug:
            logger.debug('Read pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return transport, protocol

    async def connect_write_pipe(self, protocol_factory, pipe):
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_write_pipe_transport(pipe, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        if self._debug:
            logger.debug('Write pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return transport, protocol

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1,
                               universal_newlines=False, shell=True, bufsize=0,
                               encoding=None, errors=None, text=None, **kwargs):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        if universal_newlines:
            raise ValueError("universal_newlines must be False")
        if not shell:
            raise ValueError("shell must be True")
        if bufsize != 0:
            raise ValueError("bufsize must be 0")
        if text:
            raise ValueError("text must be False")
        if encoding is not None:
            raise ValueError("encoding must be None")
        if errors is not None:
            raise ValueError("errors must be None")

        protocol = protocol_factory()
        debug_log = None
        if self._debug:
            debug_log = 'run shell command %r' % cmd
            self._log_subprocess(debug_log, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(
            protocol, cmd, True, stdin, stdout, stderr, bufsize, **kwargs)
        if self._debug and debug_log is not None:
            logger.info('%s: %r', debug_log, transport)
        return transport, protocol

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1,
                              universal_newlines=False, shell=False, bufsize=0,
                              encoding=None, errors=None, text=None, **kwargs):
        if universal_newlines:
            raise ValueError("universal_newlines must be False")
        if shell:
            raise ValueError("shell must be False")
        if bufsize != 0:
            raise ValueError("bufsize must be 0")
        if text:
            raise ValueError("text must be False")
        if encoding is not None:
            raise ValueError("encoding must be None")
        if errors is not None:
            raise ValueError("errors must be None")

        popen_args = (program,) + args
        protocol = protocol_factory()
        debug_log = None
        if self._debug:
            debug_log = f'execute program {program!r}'
            self._log_subprocess(debug_log, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(
            protocol, popen_args, False, stdin, stdout, stderr,
            bufsize, **kwargs)
        if self._debug and debug_log is not None:
            logger.info('%s: %r', debug_log, transport)
        return transport, protocol

    def _log_subprocess(self, msg, stdin, stdout, stderr):
        from asyncio import base_subprocess
        logger.debug(base_subprocess._format_start(msg, stdin, stdout, stderr))


_Networking = BaseEventLoop  # the rest follows
