"""HTTP/1.1 from the client's side."""

import io
import socket
from http import HTTPStatus
from urllib.parse import urlsplit

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPSConnection', 'HTTPException', 'NotConnected', 'UnknownProtocol',
           'UnknownTransferEncoding', 'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL', 'ImproperConnectionState',
           'CannotSendRequest', 'CannotSendHeader', 'ResponseNotReady', 'BadStatusLine', 'LineTooLong',
           'RemoteDisconnected', 'error', 'responses']

HTTP_PORT = 80
HTTPS_PORT = 443

globals().update(HTTPStatus.__members__)

responses = {status: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = f', {self.expected} more expected' if self.expected is not None else ''
        return f'{type(self).__name__}({len(self.partial)} bytes read{more})'

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    pass


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)
        self.args = pos


error = HTTPException


class HTTPMessage:
    """Headers: names without regard to case, in order."""

    def __init__(self, pairs=()):
        self._headers = list(pairs)

    def get(self, name, failobj=None):
        name = name.lower()
        for key, value in self._headers:
            if key.lower() == name:
                return value
        return failobj

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        self._headers = [pair for pair in self._headers if pair[0].lower() != name.lower()]

    def __contains__(self, name):
        return self.get(name) is not None

    def __len__(self):
        return len(self._headers)

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return [key for key, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._headers if key.lower() == name.lower()]
        return found or failobj

    def add_header(self, name, value):
        self._headers.append((name, value))

    def get_content_type(self):
        return (self.get('content-type') or 'text/plain').split(';')[0].strip().lower()

    def get_content_maintype(self):
        return self.get_content_type().split('/')[0]

    def get_content_charset(self, failobj=None):
        return self.get_param('charset', failobj)

    def get_param(self, param, failobj=None, header='content-type'):
        for part in (self.get(header) or '').split(';')[1:]:
            key, _, value = part.partition('=')
            if key.strip().lower() == param.lower():
                return value.strip().strip('"').lower()
        return failobj

    def __str__(self):
        return ''.join(f'{key}: {value}\n' for key, value in self._headers) + '\n'

    as_string = __str__


def parse_headers(fp):
    pairs = []
    while True:
        line = fp.readline(65537)
        if len(line) > 65536:
            raise LineTooLong('got more than 65536 bytes when reading header line')
        if line in (b'\r\n', b'\n', b''):
            return HTTPMessage(pairs)
        key, _, value = line.decode('iso-8859-1').partition(':')
        pairs.append((key.strip(), value.lstrip(' \t').rstrip('\r\n')))


class HTTPResponse(io.BufferedIOBase):
    """An answer, as a file."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.chunked = False
        self.chunk_left = None
        self.length = None
        self.will_close = None
        self.url = url

    def begin(self):
        if self.headers is not None:
            return
        while True:
            line = self.fp.readline(65537).decode('iso-8859-1')
            if not line:
                raise RemoteDisconnected('Remote end closed connection without response')
            parts = line.split(None, 2)
            if len(parts) < 2 or not parts[0].startswith('HTTP/') or not parts[1].isdigit():
                raise BadStatusLine(line)
            self.code = self.status = int(parts[1])
            self.reason = parts[2].strip() if len(parts) > 2 else ''
            self.version = 10 if parts[0] == 'HTTP/1.0' else 11
            self.headers = self.msg = parse_headers(self.fp)
            if self.status != 100:
                break
        self.chunked = (self.headers.get('transfer-encoding') or '').lower() == 'chunked'
        connection = (self.headers.get('connection') or '').lower()
        self.will_close = 'close' in connection or self.version == 10 and 'keep-alive' not in connection
        length = self.headers.get("content-length")
        self.length = int(length) if length and length.isdigit() and not self.chunked else None
        if self.status in (204, 304) or 100 <= self.status < 200 or self._method == 'HEAD':
            self.length = 0
            self.chunked = False
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _close_conn(self):
        fp, self.fp = self.fp, None
        if fp is not None:
            fp.close()

    def close(self):
        if not self._closed:
            self._closed = True
            self._close_conn()

    def flush(self):
        pass

    def readable(self):
        return True

    def isclosed(self):
        return self.fp is None

    def _chunk(self):
        """What is left of the current chunk; 0 after the last."""
        if not self.chunk_left:
            if self.chunk_left is not None:
                self.fp.readline()
            self.chunk_left = int(self.fp.readline(65537).split(b';')[0], 16)
            if self.chunk_left == 0:
                while self.fp.readline(65537) not in (b'\r\n', b'\n', b''):
                    pass
                self._close_conn()
        return self.chunk_left

    def read(self, amt=None):
        if self.fp is None:
            return b''
        if self.chunked:
            parts = []
            left = -1 if amt is None else amt
            while left and self.fp is not None and self._chunk():
                piece = self.fp.read(self.chunk_left if left < 0 else min(left, self.chunk_left))
                self.chunk_left -= len(piece)
                if left > 0:
                    left -= len(piece)
                parts.append(piece)
            return b''.join(parts)
        if amt is None or amt < 0:
            if self.length is None:
                data = self.fp.read()
            else:
                data = self.fp.read(self.length)
                if len(data) < self.length:
                    raise IncompleteRead(data, self.length - len(data))
                self.length = 0
            self._close_conn()
            return data
        if self.length is not None:
            amt = min(amt, self.length)
        data = self.fp.read(amt)
        if self.length is not None:
            self.length -= len(data)
            if not self.length:
                self._close_conn()
        elif not data and amt:
            self._close_conn()
        return data

    def read1(self, n=-1):
        return self.read(None if n < 0 else n)

    def peek(self, n=-1):
        return b'' if self.fp is None else self.fp.peek(n)

    def readline(self, limit=-1):
        if self.fp is None:
            return b''
        if self.chunked:
            return io.BufferedIOBase.readline(self, limit)
        if self.length is not None and (limit < 0 or limit > self.length):
            limit = self.length
        line = self.fp.readline(limit)
        if self.length is not None:
            self.length -= len(line)
            if not self.length:
                self._close_conn()
        return line

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return ', '.join(found) if found else default

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def fileno(self):
        return self.fp.fileno()


class HTTPConnection:
    """A connection to a server."""

    _http_vsn_str = 'HTTP/1.1'
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._response = None
        self._state = 'Idle'
        self._method = None
        self._create_connection = socket.create_connection
        if port is None:
            at = host.rfind(':')
            if at >= 0:
                try:
                    port = int(host[at + 1:])
                except ValueError:
                    if host[at + 1:]:
                        raise InvalidURL("nonnumeric port: '%s'" % host[at + 1:])
                    port = self.default_port
                host = host[:at]
            else:
                port = self.default_port
        self.host = host
        self.port = port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = self._create_connection(
            (self.host,self.port), self.timeout, self.source_address)

    def close(self):
        self._state = 'Idle'
        sock, self.sock = self.sock, None
        if sock:
            sock.close()
        response, self._response = self._response, None
        if response:
            response.close()

    def send(self, data):
        if self.sock is None:
            if self.auto_open:
                self.connect()
            else:
                raise NotConnected()
        if hasattr(data, 'read'):
            while block := data.read(self.blocksize):
                self.sock.sendall(block.encode('iso-8859-1') if isinstance(block, str) else block)
        elif isinstance(data, (bytes, bytearray)):
            self.sock.sendall(data)
        else:
            for block in data:
                self.sock.sendall(block)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != 'Idle':
            raise CannotSendRequest(self._state)
        self._state = 'Request-started'
        self._method = method
        url = url or '/'
        if any(c <= ' ' or c == '\x7f' for c in url):
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {' '!r})")
        self._lines = [f'{method} {url} {self._http_vsn_str}']
        if not skip_host:
            host = urlsplit(url).netloc if url.startswith('http') else ''
            if not host:
                host = self.host if self.port == self.default_port else f'{self.host}:{self.port}'
            self.putheader('Host', host)
        if not skip_accept_encoding:
            self.putheader('Accept-Encoding', 'identity')

    def putheader(self, header, *values):
        if self._state != 'Request-started':
            raise CannotSendHeader()
        texts = [value.decode('iso-8859-1') if isinstance(value, bytes) else str(value) for value in values]
        self._lines.append(f'{header}: ' + '\r\n\t'.join(texts))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        if self._state != 'Request-started':
            raise CannotSendHeader()
        self._state = 'Request-sent'
        self._send_output(message_body, encode_chunked=encode_chunked)

    def _send_output(self, message_body=None, encode_chunked=False):
        msg = '\r\n'.join(self._lines + ['', '']).encode('iso-8859-1')
        self._lines = []
        if isinstance(message_body, bytes):
            msg += message_body
            message_body = None
        self.send(msg)
        if message_body is not None:
            if encode_chunked:
                for block in ([message_body.read()] if hasattr(message_body, 'read') else message_body):
                    self.send(f'{len(block):X}\r\n'.encode() + block + b'\r\n')
                self.send(b'0\r\n\r\n')
            else:
                self.send(message_body)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        self._send_request(method, url, body, headers, encode_chunked)

    def _send_request(self, method, url, body, headers, encode_chunked):
        names = {name.lower() for name in headers}
        self.putrequest(method, url, 'host' in names, 'accept-encoding' in names)
        if isinstance(body, str):
            body = body.encode('iso-8859-1')
        if 'content-length' not in names and 'transfer-encoding' not in names:
            if body is None:
                if method.upper() in ('PATCH', 'POST', 'PUT'):
                    self.putheader('Content-Length', '0')
            elif isinstance(body, (bytes, bytearray)):
                self.putheader('Content-Length', str(len(body)))
            else:
                encode_chunked = True
                self.putheader('Transfer-Encoding', 'chunked')
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body, encode_chunked=encode_chunked)

    def getresponse(self):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != 'Request-sent' or self._response:
            raise ResponseNotReady(self._state)
        response = self.response_class(self.sock, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self._state = 'Idle'
            if response.will_close:
                sock, self.sock = self.sock, None
                sock.close()
            else:
                self._response = response
            return response
        except:
            response.close()
            raise


class HTTPSConnection(HTTPConnection):
    """The same over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, context=None,
                 blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize)
        import ssl
        self._context = context or ssl.create_default_context()

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
