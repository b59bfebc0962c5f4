"""`Connection`: one end of a pipe through which objects go as pickles, each after its length; `wait` for several;
`Listener` and `Client`: connections between programs that know an address and a key.
"""

import os
import time
import _processes
from multiprocessing import reduction, util
from multiprocessing.context import AuthenticationError, BufferTooShort, get_spawning_popen

__all__ = ['Client', 'Listener', 'Pipe', 'wait']

_ForkingPickler = reduction.ForkingPickler

BUFSIZE = 64 * 1024


class _Message(bytes):
    """What has been received, as CPython's tracebacks have it."""

    __slots__ = ()

    def getbuffer(self):
        return self


def _check_buffer(buf):
    if isinstance(buf, str) or not hasattr(buf, '__len__'):
        raise TypeError(f"memoryview: a bytes-like object is required, not '{type(buf).__name__}'")


class _ConnectionBase:
    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        if handle < 0:
            raise ValueError("invalid handle")
        if not readable and not writable:
            raise ValueError('at least one of `readable` and `writable` must be True')
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __del__(self):
        if self._handle is not None:
            self._close()

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        self._check_closed()
        return self._handle

    def close(self):
        """Close this end; who reads at the other one finds the end of the stream."""
        if self._handle is not None:
            try:
                self._close()
            finally:
                self._handle = None

    def _detach(self):
        self._handle = None

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes as one message."""
        self._check_closed()
        self._check_writable()
        _check_buffer(buf)
        if type(buf) not in (bytes, bytearray):
            buf = bytes(memoryview(buf).cast('B'))
        n = len(buf)
        if offset < 0:
            raise ValueError("offset is negative")
        if n < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = n - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > n:
            raise ValueError("buffer length < offset + size")
        self._send_bytes(buf if size == n else buf[offset:offset + size])

    def send(self, obj):
        """Send an object that can be pickled."""
        self._check_closed()
        self._check_writable()
        self._send_bytes(_ForkingPickler.dumps(obj))

    def recv_bytes(self, maxlength=None):
        """Wait for a message and return its bytes."""
        self._check_closed()
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        buf = self._recv_bytes(maxlength)
        if buf is None:
            if self._writable:
                self._readable = False
            else:
                self.close()
            raise OSError("bad message length")
        return bytes(buf)

    def recv_bytes_into(self, buf, offset=0):
        """Wait for a message and put its bytes into a bytearray."""
        self._check_closed()
        self._check_readable()
        if offset < 0:
            raise ValueError("negative offset")
        _check_buffer(buf)
        if type(buf) is not bytearray:
            buf = memoryview(buf).cast('B')
        if offset > len(buf):
            raise ValueError("offset too large")
        data = self._recv_bytes()
        if len(buf) < offset + len(data):
            raise BufferTooShort(bytes(data))
        buf[offset:offset + len(data)] = data
        return len(data)

    def recv(self):
        """Wait for an object."""
        self._check_closed()
        self._check_readable()
        buf = self._recv_bytes()
        return _ForkingPickler.loads(buf.getbuffer())

    def poll(self, timeout=0.0):
        """Whether there is something to read, within `timeout` seconds."""
        self._check_closed()
        self._check_readable()
        return self._poll(timeout)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


class Connection(_ConnectionBase):
    """A connection over a file descriptor."""

    def _close(self):
        _processes.close(self._handle)

    def _recv(self, size):
        parts = []
        remaining = size
        while remaining > 0:
            chunk = _processes.read(self._handle, min(BUFSIZE, remaining))
            if not chunk:
                if remaining == size:
                    raise EOFError
                raise OSError("got end of file during message")
            parts.append(chunk)
            remaining -= len(chunk)
        return parts[0] if len(parts) == 1 else b''.join(parts)

    def _send_bytes(self, buf):
        n = len(buf)
        header = n.to_bytes(4, 'big')
        if n > 16384:
            _processes.write(self._handle, header)
            _processes.write(self._handle, buf)
        else:
            _processes.write(self._handle, header + buf)

    def _recv_bytes(self, maxsize=None):
        buf = self._recv(4)
        size = int.from_bytes(buf, 'big')
        if maxsize is not None and size > maxsize:
            return None
        return _Message(self._recv(size))

    def _poll(self, timeout):
        return bool(wait([self], timeout))


class _SocketConnection(Connection):
    """A connection over a socket."""

    def __init__(self, sock):
        super().__init__(sock.fileno())
        self._sock = sock

    def _close(self):
        self._sock.close()

    def _recv(self, size):
        parts = []
        remaining = size
        while remaining > 0:
            chunk = self._sock.recv(remaining)
            if not chunk:
                if remaining == size:
                    raise EOFError
                raise OSError("got end of file during message")
            parts.append(chunk)
            remaining -= len(chunk)
        return b''.join(parts)

    def _send_bytes(self, buf):
        self._sock.sendall(len(buf).to_bytes(4, 'big') + buf)


_SocketConnection.__name__ = _SocketConnection.__qualname__ = 'Connection'


class Listener(object):
    """Accepts connections at an address."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        import socket
        family = family or address and address_type(address) or 'AF_UNIX'
        if address is None:
            address = ('localhost', 0) if family == 'AF_INET' else '/tmp/listener-' + os.urandom(4).hex()
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        self._authkey = authkey
        self._family = family
        self._socket = socket.socket(getattr(socket, family))
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(address)
            self._socket.listen(backlog)
        except OSError:
            self._socket.close()
            raise
        self._address = self._socket.getsockname()
        self._last_accepted = None

    def accept(self):
        """Wait for a connection."""
        if self._socket is None:
            raise OSError('listener is closed')
        sock, self._last_accepted = self._socket.accept()
        conn = _SocketConnection(sock)
        if self._authkey is not None:
            deliver_challenge(conn, self._authkey)
            answer_challenge(conn, self._authkey)
        return conn

    def close(self):
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    @property
    def address(self):
        return self._address

    @property
    def last_accepted(self):
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """Connect to a listener."""
    # The address itself says what its family is.
    c = SocketClient(address)
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    if authkey is not None:
        answer_challenge(c, authkey)
        deliver_challenge(c, authkey)
    return c


def SocketClient(address):
    import socket
    s = socket.socket(getattr(socket, address_type(address)))
    s.connect(address)
    return _SocketConnection(s)


def address_type(address):
    """The family of an address."""
    if type(address) == tuple:
        return 'AF_INET'
    if type(address) is str:
        return 'AF_UNIX'
    if not isinstance(address, bytes):
        raise TypeError(f'address type of {address!r} unrecognized')
    raise ValueError('address type of %r unrecognized' % address)


MESSAGE_LENGTH = 40
_CHALLENGE, _WELCOME, _FAILURE = b'#CHALLENGE#', b'#WELCOME#', b'#FAILURE#'


def _create_response(authkey, message):
    import hmac
    return b'{sha256}' + hmac.new(authkey, message, 'sha256').digest()


def deliver_challenge(connection, authkey, digest_name='sha256'):
    """Let the other side prove that it knows the key."""
    message = b'{%s}' % digest_name.encode() + os.urandom(MESSAGE_LENGTH)
    connection.send_bytes(_CHALLENGE + message)
    if connection.recv_bytes(256) == _create_response(authkey, message):
        connection.send_bytes(_WELCOME)
    else:
        connection.send_bytes(_FAILURE)
        raise AuthenticationError('digest received was wrong')


def answer_challenge(connection, authkey):
    """Prove that this side knows the key."""
    message = connection.recv_bytes(256)
    if not message.startswith(_CHALLENGE):
        raise AuthenticationError(f'Protocol error, expected challenge: {message=}')
    connection.send_bytes(_create_response(authkey, message[len(_CHALLENGE):]))
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError('digest sent was rejected')


def Pipe(duplex=True):
    """Two connections: what one sends the other receives. Without `duplex` the first only receives."""
    a, b = _processes.pipe(1 if duplex else 0)
    if duplex:
        return Connection(a), Connection(b)
    return Connection(a, writable=False), Connection(b, readable=False)


def wait(object_list, timeout=None):
    """Wait until some of the connections or sentinels are ready, and return those."""
    objects = list(object_list)
    fds, pids = [], []
    for obj in objects:
        if isinstance(obj, int):
            # A sentinel is the number of its process.
            pids.append(obj)
        elif isinstance(obj, Connection) and not isinstance(obj, _SocketConnection):
            fds.append(obj.fileno())
        else:
            return _wait_for_sockets(objects, timeout)
    if timeout is not None and 0.0 + timeout < 0:
        timeout = 0
    flags = _processes.ready(fds, pids, timeout)
    if flags is None:
        return []
    of_fds, of_pids = iter(flags[:len(fds)]), iter(flags[len(fds):])
    return [obj for obj in objects if next(of_pids if isinstance(obj, int) else of_fds)]


def _wait_for_sockets(objects, timeout):
    import selectors
    import _gilscope
    with selectors.PollSelector() as selector:
        for obj in objects:
            if isinstance(obj, int) or isinstance(obj, Connection) and not isinstance(obj, _SocketConnection):
                _gilscope.unsupported('waiting for sockets and other things at once')
            selector.register(obj, selectors.EVENT_READ)
        return [key.fileobj for key, events in selector.select(timeout)]


def reduce_connection(conn):
    if isinstance(conn, _SocketConnection):
        return _SocketConnection, (conn._sock,)
    ticket = _processes.pack(conn.fileno())
    popen = get_spawning_popen()
    if popen:
        popen._tickets.append(ticket)
    return rebuild_connection, (ticket, conn.readable, conn.writable)


def rebuild_connection(ticket, readable, writable):
    return Connection(_processes.unpack(ticket), readable, writable)


reduction.register(Connection, reduce_connection)
reduction.register(_SocketConnection, reduce_connection)
