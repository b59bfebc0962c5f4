"""How requests are sent: over connections that are kept."""

import http.client
import socket
from urllib.parse import urlsplit

import _web
from .exceptions import ConnectionError, ConnectTimeout, ReadTimeout, InvalidURL
from .models import Response
from .structures import CaseInsensitiveDict, RequestsCookieJar

DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0


class BaseAdapter:
    def send(self, request, **kwargs):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    """Keeps a connection to each host."""

    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE, max_retries=DEFAULT_RETRIES,
                 pool_block=False):
        self.max_retries = max_retries
        self._pool = {}

    def close(self):
        for connections in self._pool.values():
            for connection in connections:
                connection.close()
        self._pool.clear()

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        parts = urlsplit(request.url)
        host, secure = parts.hostname, parts.scheme == 'https'
        if not host:
            raise InvalidURL(f'Invalid URL {request.url!r}: No host supplied', request=request)
        port = parts.port or (443 if secure else 80)
        target = (parts.path or '/') + ('?' + parts.query if parts.query else '')
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        pool = f"HTTP{'S' if secure else ''}ConnectionPool(host={host!r}, port={port})"
        shown = f"HTTP{'S' if secure else ''}Connection(host={host!r}, port={port})"

        def failed(cause):
            return f'{pool}: Max retries exceeded with url: {target} (Caused by {cause})'

        key = parts.scheme, host, port
        idle = self._pool.setdefault(key, [])
        connection = idle.pop() if idle else None
        reused = connection is not None
        while True:
            if connection is None:
                kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
                connection = kind(host, port, timeout=connect)
                try:
                    connection.connect()
                except socket.gaierror as e:
                    raise ConnectionError(failed(f'NameResolutionError("{shown}: Failed to resolve {host!r} ({e})")'),
                                          request=request) from None
                except TimeoutError as e:
                    raise ConnectTimeout(failed(f"ConnectTimeoutError({shown}, 'Connection to {host} timed out. "
                                                f"(connect timeout={connect})')"), request=request) from None
                except OSError as e:
                    raise ConnectionError(failed(f'NewConnectionError("{shown}: Failed to establish a new connection: '
                                                 f'{e}")'), request=request) from None
            connection.sock.settimeout(read)
            try:
                connection.request(request.method, target, request.body, dict(request.headers.items()))
                raw = connection.getresponse()
                break
            except TimeoutError:
                connection.close()
                raise ReadTimeout(f'{pool}: Read timed out. (read timeout={read})', request=request) from None
            except (OSError, http.client.HTTPException) as e:
                connection.close()
                connection = None
                if not reused:
                    raise ConnectionError(f"('Connection aborted.', {e!r})", request=request) from None
                # The server had closed a connection that was kept: once more on a fresh one.
                reused = False
        response = Response()
        response.status_code = raw.status
        response.reason = raw.reason
        response.headers = CaseInsensitiveDict(raw.headers.items())
        default = 'utf-8' if 'application/json' in (response.headers.get('content-type') or '') else \
            'ISO-8859-1' if 'text' in (response.headers.get('content-type') or '') else None
        response.encoding = _web.charset(response.headers, default)
        response.cookies = RequestsCookieJar()
        response.cookies._take(_web.cookies_of(raw.headers.get_all('set-cookie')), request.url)
        response.raw = _Raw(raw, connection, idle, pool, read, request)
        response.url = request.url
        response.request = request
        response.connection = self
        return response


class _Raw:
    """The body, which gives the connection back when it is read."""

    def __init__(self, raw, connection, idle, pool, timeout, request):
        self._raw = raw
        self._connection = connection
        self._idle = idle
        self._pool = pool
        self._timeout = timeout
        self._request = request
        self.status = raw.status
        self.reason = raw.reason
        self.headers = raw.headers

    def read(self, amt=None, decode_content=None):
        try:
            data = self._raw.read(amt)
        except TimeoutError:
            raise ReadTimeout(f'{self._pool}: Read timed out. (read timeout={self._timeout})',
                              request=self._request) from None
        if self._raw.isclosed():
            self._give_back()
        return data

    def _give_back(self):
        connection, self._connection = self._connection, None
        if connection is not None:
            if connection.sock is not None and len(self._idle) < DEFAULT_POOLSIZE:
                self._idle.append(connection)
            else:
                connection.close()

    def close(self):
        if self._connection is not None:
            if self._raw.isclosed():
                self._give_back()
            else:
                self._connection.close()
                self._connection = None
