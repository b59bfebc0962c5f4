"""Sockets as CPython has them in C."""

import posix
import _gilscope
import _sockets

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOCK_NONBLOCK, SOCK_CLOEXEC = 2048, 524288
SOL_SOCKET, SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST = 1, 1, 2, 3, 4, 6
SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 7, 8, 9, 13, 15
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, IPV6_V6ONLY = 1, 4, 5, 6, 26
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_NOSIGNAL = 1, 2, 256, 64, 16384
SOMAXCONN = 4096
INADDR_ANY = 0
INADDR_LOOPBACK = 0x7f000001
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 32, 1024
NI_NUMERICHOST, NI_NUMERICSERV, NI_NAMEREQD = 1, 2, 8
EAI_NONAME, EAI_AGAIN, EAI_FAMILY, EAI_SERVICE = -2, -3, -6, -8
has_ipv6 = False

error = OSError
timeout = TimeoutError
_default_timeout = None


class herror(OSError):
    __module__ = 'socket'


class gaierror(OSError):
    __module__ = 'socket'


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout, /):
    global _default_timeout
    _default_timeout = _seconds(timeout)


def _seconds(timeout):
    if timeout is None:
        return None
    if isinstance(timeout, str) or not hasattr(timeout, '__float__'):
        raise TypeError(f'must be real number, not {type(timeout).__name__}')
    timeout = float(timeout)
    if timeout != timeout:
        raise ValueError('Invalid value NaN (not a number)')
    if timeout < 0.0:
        raise ValueError('Timeout value out of range')
    if timeout * 1e9 >= 2 ** 63:
        raise OverflowError('timestamp out of range for C PyTime_t')
    return timeout


def _address(address, name):
    """(host, port) of an AF_INET address, the host resolved."""
    if not isinstance(address, tuple):
        raise TypeError(f'{name}(): AF_INET address must be tuple, not {type(address).__name__}')
    if len(address) != 2:
        raise TypeError('AF_INET address must be a pair (host, port)')
    host, port = address
    if isinstance(host, bytes):
        host = host.decode()
    if not isinstance(host, str):
        raise TypeError(f'{name}(): AF_INET address must be tuple (host, port)' if host is None else
                        'str, bytes or bytearray expected, not ' + type(host).__name__)
    if not isinstance(port, int):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError(f'{name}(): port must be 0-65535.')
    if host == '<broadcast>':
        return '255.255.255.255', port
    found = _sockets._resolve(host)
    if found is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    return found, port


class socket:
    """A socket."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        for number in (family, type, proto):
            if not hasattr(number, '__index__'):
                raise TypeError(f"'{number.__class__.__name__}' object cannot be interpreted as an integer")
        family = AF_INET if family == -1 else family
        type = SOCK_STREAM if type == -1 else type
        self.proto = 0 if proto == -1 else proto
        nonblocking = bool(type & SOCK_NONBLOCK)
        type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        self._timeout = 0.0 if nonblocking else _default_timeout
        self._family = family
        self._type = type
        if fileno is not None:
            if fileno < 0:
                raise ValueError('negative file descriptor')
            self._fd = fileno
            return
        self._fd = -1
        if family not in (AF_INET, AF_UNIX) or type not in (SOCK_STREAM, SOCK_DGRAM):
            if family == AF_INET6:
                raise OSError(97, 'Address family not supported by protocol')
            if type == SOCK_RAW:
                raise PermissionError(1, 'Operation not permitted')
            if type not in (SOCK_STREAM, SOCK_DGRAM):
                raise OSError(22, 'Invalid argument')
            raise OSError(97, 'Address family not supported by protocol')
        self._fd = _sockets._new(family == AF_UNIX, type == SOCK_STREAM)

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def timeout(self):
        return self._timeout

    def fileno(self):
        return self._fd

    def close(self):
        fd = self._fd
        if fd != -1:
            self._fd = -1
            posix.close(fd)

    def detach(self):
        fd = self._fd
        self._fd = -1
        return fd

    def __del__(self):
        fd = getattr(self, '_fd', -1)
        if fd != -1:
            self._fd = -1
            posix._drop(fd)

    def _check_open(self):
        if self._fd == -1:
            raise OSError(9, 'Bad file descriptor')

    def setblocking(self, flag, /):
        self._check_open()
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def settimeout(self, timeout, /):
        timeout = _seconds(timeout)
        self._check_open()
        self._timeout = timeout

    def gettimeout(self):
        return self._timeout

    def bind(self, address, /):
        if self._family == AF_UNIX:
            _gilscope.unsupported('Unix sockets with names')
        _sockets._bind(self._fd, _address(address, 'bind'))

    def listen(self, backlog=128, /):
        from operator import index
        index(backlog)
        _sockets._listen(self._fd)

    def _accept(self):
        return _sockets._accept(self._fd, self._timeout)

    def connect(self, address, /):
        _sockets._connect(self._fd, _address(address, 'connect'), self._timeout)

    def connect_ex(self, address, /):
        try:
            _sockets._connect(self._fd, _address(address, 'connect_ex'), self._timeout)
        except TimeoutError as e:
            return e.errno or 11
        except gaierror:
            raise
        except OSError as e:
            return e.errno
        return 0

    def send(self, data, flags=0, /):
        if self._type == SOCK_DGRAM:
            return _sockets._sendto(self._fd, _plain(data), None)
        return _sockets._send(self._fd, _plain(data), self._timeout)

    def sendall(self, data, flags=0, /):
        return _sockets._sendall(self._fd, _plain(data), self._timeout)

    def sendto(self, data, *args):
        if not args or len(args) > 2:
            raise TypeError(f'sendto() takes 2 or 3 arguments ({len(args) + 1} given)')
        return _sockets._sendto(self._fd, _plain(data), _address(args[-1], 'sendto'))

    def recv(self, bufsize, flags=0, /):
        return _sockets._recv(self._fd, bufsize, bool(flags & MSG_PEEK),
                              0.0 if flags & MSG_DONTWAIT else self._timeout)

    def recv_into(self, buffer, nbytes=0, flags=0):
        if nbytes < 0:
            raise ValueError('negative buffersize in recv_into')
        data = self.recv(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data)

    def recvfrom(self, bufsize, flags=0, /):
        if self._type == SOCK_STREAM:
            return self.recv(bufsize, flags), None
        return _sockets._recvfrom(self._fd, bufsize, self._timeout)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        data, address = self.recvfrom(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data), address

    def shutdown(self, how, /):
        if how not in (0, 1, 2):
            raise OSError(22, 'Invalid argument')
        _sockets._shutdown(self._fd, how)

    def getsockname(self):
        name = _sockets._names(self._fd)[0]
        return '' if self._family == AF_UNIX else name

    def getpeername(self):
        peer, connected = _sockets._names(self._fd)[1::2]
        if self._family == AF_UNIX and connected:
            return ''
        if peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return peer

    def setsockopt(self, level, optname, value, *more):
        if isinstance(value, int):
            _sockets._option(self._fd, level, optname, int(value))

    def getsockopt(self, level, optname, buflen=0, /):
        value = _sockets._option(self._fd, level, optname, None)
        return value.to_bytes(buflen, 'little') if buflen else value


SocketType = socket


def _plain(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, (str, int, float, list, tuple, dict, set)) or data is None:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    pair = []
    for fd in _sockets._pair():
        pair.append(socket(family, type, proto, fd))
    return tuple(pair)


def dup(fd, /):
    return posix.dup(fd)


def close(fd, /):
    posix.close(fd)


def gethostname():
    return 'gilscope'


def gethostbyname(hostname, /):
    found = _sockets._resolve(hostname)
    if found is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    return found


def gethostbyname_ex(hostname, /):
    return hostname, [], [gethostbyname(hostname)]


def gethostbyaddr(ip_address, /):
    if ip_address.startswith('127.') or ip_address == 'localhost':
        return 'localhost', [], ['127.0.0.1']
    name = _sockets._name_of(ip_address)
    if name is None:
        raise herror(1, 'Unknown host')
    return name, [], [ip_address]


_SERVICES = {'http': 80, 'https': 443, 'ftp': 21, 'ssh': 22, 'smtp': 25, 'domain': 53, 'echo': 7}


def getservbyname(servicename, protocolname='tcp', /):
    try:
        return _SERVICES[servicename]
    except KeyError:
        raise OSError('service/proto not found') from None


def getservbyport(port, protocolname='tcp', /):
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError('port/proto not found')


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if family == AF_INET6:
        raise gaierror(EAI_FAMILY, 'ai_family not supported')
    if isinstance(host, bytes):
        host = host.decode()
    if host is None:
        found = '0.0.0.0' if flags & AI_PASSIVE else '127.0.0.1'
    else:
        found = _sockets._resolve(host)
    if found is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    if port is None:
        port = 0
    elif isinstance(port, (str, bytes)):
        port = port.decode() if isinstance(port, bytes) else port
        if port.isdigit():
            port = int(port)
        elif port in _SERVICES:
            port = _SERVICES[port]
        else:
            raise gaierror(EAI_SERVICE, 'Servname not supported for ai_socktype')
    kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, IPPROTO_IP)]
    name = host or '' if flags & AI_CANONNAME else ''
    return [(AF_INET, kind, number, name, (found, port)) for kind, number in kinds
            if (not type or type == kind) and (not proto or proto == number)]


def getnameinfo(sockaddr, flags, /):
    host, port = sockaddr[:2]
    name = None
    if not flags & NI_NUMERICHOST:
        try:
            name = gethostbyaddr(host)[0]
        except herror:
            if flags & NI_NAMEREQD:
                raise gaierror(EAI_NONAME, 'Name or service not known') from None
    services = {} if flags & NI_NUMERICSERV else {number: service for service, number in _SERVICES.items()}
    return name or host, services.get(port, str(port))


def inet_aton(ip_addr, /):
    parts = ip_addr.split('.')
    try:
        # The last part stands for all bytes that are left.
        *first, last = [int(part, 0) for part in parts]
        numbers = [*first, *last.to_bytes(4 - len(first))]
        if not all(0 <= number <= 255 for number in numbers):
            raise ValueError
    except (ValueError, OverflowError):
        raise OSError('illegal IP address string passed to inet_aton') from None
    return bytes(numbers)


def inet_ntoa(packed_ip, /):
    if len(packed_ip) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join(map(str, packed_ip))


def inet_pton(address_family, ip_string, /):
    if address_family == 10:
        import ipaddress
        try:
            return ipaddress.IPv6Address(ip_string).packed
        except ValueError:
            raise OSError('illegal IP address string passed to inet_pton') from None
    try:
        return inet_aton(ip_string)
    except OSError:
        raise OSError('illegal IP address string passed to inet_pton') from None


def inet_ntop(address_family, packed_ip, /):
    if address_family == 10:
        import ipaddress
        if len(packed_ip) != 16:
            raise ValueError('invalid length of packed IP address string')
        return str(ipaddress.IPv6Address(packed_ip))
    return inet_ntoa(packed_ip)


def htons(x, /):
    if x < 0:
        raise ValueError('Cannot convert negative int')
    if x > 0xffff:
        raise OverflowError('Python int too large for C uint16_t')
    return (x & 255) << 8 | x >> 8


ntohs = htons


def htonl(x, /):
    return int.from_bytes(x.to_bytes(4, 'little'), 'big')


ntohl = htonl


def if_nameindex():
    return [(1, 'lo'), (2, 'eth0')]
