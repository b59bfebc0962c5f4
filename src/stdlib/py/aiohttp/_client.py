"""Sessions and answers."""

import asyncio
import socket
from collections import deque
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import _aioweb
import _gilscope
import _web
from .client_exceptions import (ClientConnectionError, ClientConnectorDNSError, ClientConnectorError, ClientOSError,
                                ClientPayloadError, ClientResponseError, ConnectionTimeoutError, ContentTypeError,
                                InvalidUrlClientError, NonHttpUrlClientError, ServerDisconnectedError,
                                SocketTimeoutError, TooManyRedirects)

__name__ = 'aiohttp.client'  # the module of its classes

_USER_AGENT = 'Python/3.15 aiohttp/3.13.2'


class URL:
    """A URL, as yarl has it."""

    def __init__(self, url):
        self._url = str(url)
        self._parts = urlsplit(self._url)
        if self._parts.netloc and not self._parts.path:
            self._parts = self._parts._replace(path='/')
            self._url = self._parts.geturl()

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname)
    path = property(lambda self: self._parts.path or '/')
    query_string = property(lambda self: self._parts.query)
    name = property(lambda self: self.path.rsplit('/', 1)[-1])
    parts = property(lambda self: tuple(['/'] + [part for part in self.path.split('/') if part]))

    @property
    def port(self):
        return self._parts.port or {'http': 80, 'https': 443}.get(self.scheme)

    @property
    def path_qs(self):
        return self.path + ('?' + self.query_string if self.query_string else '')

    def join(self, url):
        return URL(urljoin(self._url, str(url)))

    def __str__(self):
        return self._url

    def __repr__(self):
        return f'URL({self._url!r})'

    def __eq__(self, other):
        return isinstance(other, URL) and other._url == self._url

    def __hash__(self):
        return hash(self._url)


class ClientTimeout:
    """How long things may take, in s."""

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None, ceil_threshold=5):
        self.total = total
        self.connect = connect
        self.sock_read = sock_read
        self.sock_connect = sock_connect
        self.ceil_threshold = ceil_threshold

    def __repr__(self):
        return f'ClientTimeout(total={self.total}, connect={self.connect}, sock_read={self.sock_read}, ' \
               f'sock_connect={self.sock_connect}, ceil_threshold={self.ceil_threshold})'


class BasicAuth:
    """User and password."""

    def __init__(self, login, password='', encoding='latin1'):
        self.login = login
        self.password = password

    def encode(self):
        return _web.basic(self.login, self.password)


class FormData:
    """Fields of a form."""

    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, 'items') else fields)

    def add_field(self, name, value, **kwargs):
        self._fields.append((name, value))

    def items(self):
        return self._fields


class CookieJar:
    def __init__(self, **kwargs):
        pass


class DummyCookieJar(CookieJar):
    pass


class TraceConfig:
    def __init__(self, *args, **kwargs):
        _gilscope.unsupported('aiohttp.TraceConfig')


class TCPConnector:
    """Connections: how many at a time, and those that are kept."""

    def __init__(self, *, limit=100, limit_per_host=0, ssl=True, verify_ssl=True, force_close=False, ttl_dns_cache=10,
                 use_dns_cache=True, keepalive_timeout=15, enable_cleanup_closed=False, family=0, resolver=None,
                 loop=None, **kwargs):
        self.limit = limit
        self.limit_per_host = limit_per_host
        self.force_close = force_close
        self._idle = {}
        self._in_use = 0
        self._per_host = {}
        self._waiters = deque()
        self.closed = False

    def _free(self, key):
        return (not self.limit or self._in_use < self.limit) and \
            (not self.limit_per_host or self._per_host.get(key, 0) < self.limit_per_host)

    async def acquire(self, key, timeout):
        while not self._free(key):
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
        self._in_use += 1
        self._per_host[key] = self._per_host.get(key, 0) + 1
        try:
            idle = self._idle.get(key)
            while idle:
                connection = idle.pop()
                if not connection.closed and not connection.reader.at_eof():
                    return connection
            scheme, host, port = key
            return await _aioweb.connect(host, port, scheme == 'https', timeout)
        except BaseException:
            self._done(key)
            raise

    def _done(self, key):
        self._in_use -= 1
        self._per_host[key] -= 1
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
                break

    def release(self, key, connection, keep):
        if keep and not self.force_close and not self.closed:
            self._idle.setdefault(key, []).append(connection)
        else:
            connection.close()
        self._done(key)

    async def close(self):
        self.closed = True
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()


class _RequestInfo:
    def __init__(self, url, method, headers):
        self.url = self.real_url = url
        self.method = method
        self.headers = headers


class _Stream:
    """response.content"""

    def __init__(self, response):
        self._response = response
        self._buffer = b''

    async def read(self, n=-1):
        if n < 0:
            data, self._buffer = self._buffer, b''
            return data + await self._response._rest()
        if not self._buffer:
            self._buffer = await self._response._some(max(n, 1))
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        return data

    async def readany(self):
        return await self.read(65536)

    async def readline(self):
        while b'\n' not in self._buffer:
            more = await self._response._some(65536)
            if not more:
                break
            self._buffer += more
        at = self._buffer.find(b'\n') + 1 or len(self._buffer)
        line, self._buffer = self._buffer[:at], self._buffer[at:]
        return line

    async def iter_chunked(self, n):
        while data := await self.read(n):
            yield data

    async def iter_any(self):
        while data := await self.readany():
            yield data

    async def iter_chunks(self):
        while data := await self.readany():
            yield data, True

    async def __aiter__(self):
        while line := await self.readline():
            yield line


# What a request takes besides, without effect here.
_OTHER_SETTINGS = ('chunked', 'compress', 'expect100', 'fingerprint', 'max_field_size', 'max_headers', 'max_line_size',
                   'middlewares', 'proxy', 'proxy_auth', 'proxy_headers', 'read_bufsize', 'read_until_eof',
                   'auto_decompress', 'server_hostname', 'skip_auto_headers', 'ssl_context', 'trace_request_ctx',
                   'verify_ssl')


class ClientResponse:
    """An answer."""

    def __init__(self, method, url, answer, session, key, deadline):
        self.method = method
        self.url = self.real_url = url
        self.status = answer.status
        self.reason = answer.reason
        self.headers = _web.Headers(answer.headers)
        self.cookies = _web.cookies_of([value for key_, value in answer.headers if key_.lower() == 'set-cookie'])
        self.history = ()
        self.content = _Stream(self)
        self._answer = answer
        self._session = session
        self._key = key
        self._deadline = deadline
        self._body = None
        self._released = self._cut = False
        self.request_info = None
        if answer.done:
            self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'

    @property
    def ok(self):
        return self.status < 400

    @property
    def host(self):
        return self.url.host

    @property
    def closed(self):
        return self._released

    @property
    def content_type(self):
        return (self.headers.get('content-type') or 'application/octet-stream').split(';')[0].strip().lower()

    @property
    def charset(self):
        return _web.charset(self.headers)

    @property
    def content_length(self):
        length = self.headers.get('content-length')
        return int(length) if length else None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.release()

    def release(self):
        if not self._released:
            self._released, self._cut = True, not self._answer.done
            self._session._connector.release(self._key, self._answer.connection,
                                             self._answer.done and self._answer.keep)

    def close(self):
        self.release()

    async def _some(self, most):
        if self._cut:
            raise ClientConnectionError('Connection closed')
        try:
            async with asyncio.timeout_at(self._deadline):
                data = await self._answer.some(most)
        except EOFError:
            self.release()
            raise ClientPayloadError('Response payload is not completed') from None
        except TimeoutError:
            self.release()
            raise asyncio.TimeoutError() from None
        except OSError as e:
            self.release()
            raise ClientOSError(*e.args) from None
        if self._answer.done:
            self.release()
        return data

    async def _rest(self):
        parts = []
        while part := await self._some(65536):
            parts.append(part)
        return b''.join(parts)

    async def read(self):
        if self._body is None:
            self._body = await self.content.read()
        return self._body

    def get_encoding(self):
        return self.charset or 'utf-8'

    async def text(self, encoding=None, errors='strict'):
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=None, content_type='application/json'):
        if content_type and self.content_type != content_type and not self.content_type.endswith('+json'):
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f'Attempt to decode JSON with unexpected mimetype: '
                                           f'{self.headers.get("content-type") or ""}')
        text = (await self.text(encoding)).strip()
        if not text:
            return None
        if loads is None:
            from json import loads
        return loads(text)

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)


class _RequestContext:
    """What session.get() returns: awaited or entered."""

    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *args):
        self._response.release()

    def close(self):
        self._coroutine.close()


class ClientSession:
    """What several requests share."""

    def __init__(self, base_url=None, *, connector=None, headers=None, cookies=None, auth=None, timeout=None,
                 raise_for_status=False, connector_owner=True, trust_env=False, cookie_jar=None, json_serialize=None,
                 loop=None, read_bufsize=65536, **kwargs):
        asyncio.get_running_loop()
        self._base_url = base_url
        self._connector = TCPConnector() if connector is None else connector
        self._headers = _web.Headers(headers)
        self._cookies = dict(cookies or {})
        self._auth = auth
        self._timeout = ClientTimeout(total=300, sock_connect=30) if timeout is None else _timeout(timeout)
        self._raise_for_status = raise_for_status
        self._closed = False

    @property
    def closed(self):
        return self._closed

    @property
    def connector(self):
        return self._connector

    @property
    def headers(self):
        return self._headers

    @property
    def timeout(self):
        return self._timeout

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *args):
        pass

    async def close(self):
        if not self._closed:
            self._closed = True
            await self._connector.close()

    def __del__(self):
        if not getattr(self, '_closed', True):
            import asyncio.log
            asyncio.log.logger.error('Unclosed client session\nclient_session: %r', self)

    def request(self, method, url, **kwargs):
        return _RequestContext(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        return self.request('GET', url, allow_redirects=allow_redirects, **kwargs)

    def options(self, url, **kwargs):
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, *, allow_redirects=False, **kwargs):
        return self.request('HEAD', url, allow_redirects=allow_redirects, **kwargs)

    def post(self, url, *, data=None, **kwargs):
        return self.request('POST', url, data=data, **kwargs)

    def put(self, url, *, data=None, **kwargs):
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, *, data=None, **kwargs):
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request('DELETE', url, **kwargs)

    def ws_connect(self, *args, **kwargs):
        _gilscope.unsupported('web sockets')

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, cookies=None, auth=None,
                       allow_redirects=True, max_redirects=10, timeout=None, raise_for_status=None, ssl=True,
                       **kwargs):
        for name in kwargs:
            if name not in _OTHER_SETTINGS:
                raise TypeError(f'ClientSession._request() got an unexpected keyword argument {name!r}')
        if self._closed:
            raise RuntimeError('Session is closed')
        if hasattr(params, 'values'):
            for value in params.values():
                if value is None or isinstance(value, bool):
                    raise TypeError(f'Invalid variable type: value should be str, int or float, got {value} of type '
                                    f'{type(value)}')
        url = str(url)
        if self._base_url is not None and '://' not in url:
            url = urljoin(str(self._base_url), url)
        url = URL(_web.with_params(url, params))
        if not url.host:
            raise InvalidUrlClientError(url)
        if url.scheme not in ('http', 'https'):
            raise NonHttpUrlClientError(url)
        timeout = self._timeout if timeout is None else _timeout(timeout)
        loop = asyncio.get_running_loop()
        deadline = None if timeout.total is None else loop.time() + timeout.total
        body, kind = _web.encode_body(data._fields if isinstance(data, FormData) else data, json)
        if kind is None and isinstance(data, (str, bytes, bytearray)):
            kind = 'text/plain; charset=utf-8' if isinstance(data, str) else 'application/octet-stream'
        merged = _web.Headers({'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate', 'User-Agent': _USER_AGENT})
        merged.update(self._headers)
        merged.update(headers or {})
        if kind and 'content-type' not in merged:
            merged['Content-Type'] = kind
        auth = self._auth if auth is None else auth
        if auth is not None:
            merged['Authorization'] = auth.encode()
        method = method.upper()
        history = []
        while True:
            sent = merged.copy()
            jar = {**self._cookies, **dict(cookies or {})}
            if jar:
                sent['Cookie'] = '; '.join(f'{name}={value}' for name, value in jar.items())
            if body is not None:
                sent['Content-Length'] = str(len(body))
            elif method in ('POST', 'PUT', 'PATCH'):
                sent['Content-Length'] = '0'
            try:
                async with asyncio.timeout_at(deadline):
                    response = await self._once(method, url, sent, body, timeout, deadline)
            except TimeoutError as e:
                if isinstance(e, (ConnectionTimeoutError, SocketTimeoutError)):
                    raise
                raise asyncio.TimeoutError() from None
            response.request_info = _RequestInfo(url, method, sent)
            response.history = tuple(history)
            self._cookies.update(response.cookies)
            if not (allow_redirects and response.status in (301, 302, 303, 307, 308)
                    and 'location' in response.headers):
                break
            history.append(response)
            if len(history) >= max_redirects:
                response.release()
                raise TooManyRedirects(response.request_info, tuple(history), status=response.status)
            await response.read()
            url = url.join(response.headers['location'])
            if response.status == 303 and method != 'HEAD' or response.status in (301, 302) and method == 'POST':
                method, body = 'GET', None
                merged.pop('Content-Type', None)
        if self._raise_for_status if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _once(self, method, url, headers, body, timeout, deadline):
        key = url.scheme, url.host, url.port
        shown = 'default'
        for attempt in (0, 1):
            fresh = not self._connector._idle.get(key)
            try:
                connection = await self._connector.acquire(key, timeout.sock_connect or timeout.connect)
            except socket.gaierror as e:
                raise ClientConnectorDNSError(url.host, url.port, shown, e) from e
            except TimeoutError:
                raise ConnectionTimeoutError(f'Connection timeout to host {url}') from None
            except OSError as e:
                error = OSError(e.errno, f"Connect call failed ('{e.strerror}')" if False else
                                f"Connect call failed {_resolved(url)}")
                raise ClientConnectorError(url.host, url.port, shown, error) from e
            try:
                answer = await _aioweb.exchange(connection, method, url.path_qs, url.host, url.port, headers.items(),
                                                body, timeout.sock_read)
                return ClientResponse(method, url, answer, self, key, deadline)
            except TimeoutError:
                self._connector.release(key, connection, False)
                raise SocketTimeoutError(f'Timeout on reading data from socket') from None
            except (EOFError, OSError) as e:
                self._connector.release(key, connection, False)
                if fresh or attempt:
                    if isinstance(e, EOFError):
                        raise ServerDisconnectedError() from None
                    raise ClientOSError(e.errno, e.strerror) from e
            except BaseException:
                self._connector.release(key, connection, False)
                raise


def _resolved(url):
    try:
        return (socket.gethostbyname(url.host), url.port)
    except OSError:
        return (url.host, url.port)


def _timeout(value):
    if isinstance(value, ClientTimeout):
        return value
    return ClientTimeout(total=value)


def request(method, url, **kwargs):
    return _Once(method, url, kwargs)


class _Once:
    """aiohttp.request(): a session for one request."""

    def __init__(self, method, url, kwargs):
        self._args = method, url, kwargs

    async def __aenter__(self):
        method, url, kwargs = self._args
        self._session = ClientSession()
        self._response = await self._session.request(method, url, **kwargs)
        return self._response

    async def __aexit__(self, *args):
        self._response.release()
        await self._session.close()
