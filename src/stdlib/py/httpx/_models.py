"""URLs, headers, requests, answers."""

import datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import _web
from ._errors import HTTPStatusError


class URL:
    """A URL and its parts."""

    __module__ = 'httpx'

    def __init__(self, url='', **parts):
        self._url = str(url)
        self._parts = urlsplit(self._url)
        if self._parts.netloc and not self._parts.path and self._url.endswith(self._parts.netloc):
            self._shown = self._url
        else:
            self._shown = self._url

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname or '')
    port = property(lambda self: self._parts.port)
    path = property(lambda self: self._parts.path or '/')
    query = property(lambda self: self._parts.query.encode())
    netloc = property(lambda self: self._parts.netloc.encode())

    def join(self, url):
        return URL(urljoin(self._url, str(url)))

    def __str__(self):
        return self._shown

    def __repr__(self):
        return f'URL({self._shown!r})'

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(other) == str(self)

    def __hash__(self):
        return hash(str(self))


class Headers(_web.Headers):
    """Headers."""

    __module__ = 'httpx'

    def __repr__(self):
        return f'Headers({dict((k.lower(), v) for k, v in self.items())!r})'


class Timeout:
    """How long each part of a request may take, in s."""

    __module__ = 'httpx'

    def __init__(self, timeout=None, *, connect=..., read=..., write=..., pool=...):
        if isinstance(timeout, Timeout):
            timeout, (connect, read, write, pool) = None, timeout._all()
        self.connect = timeout if connect is ... else connect
        self.read = timeout if read is ... else read
        self.write = timeout if write is ... else write
        self.pool = timeout if pool is ... else pool

    def _all(self):
        return self.connect, self.read, self.write, self.pool

    def __repr__(self):
        if len(set(self._all())) == 1:
            return f'Timeout(timeout={self.connect})'
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    """How many connections are kept."""

    __module__ = 'httpx'

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __repr__(self):
        return (f'Limits(max_connections={self.max_connections}, max_keepalive_connections='
                f'{self.max_keepalive_connections}, keepalive_expiry={self.keepalive_expiry})')


class Request:
    """What is asked."""

    __module__ = 'httpx'

    def __init__(self, method, url, *, headers=None, content=None, **kwargs):
        self.method = method.upper()
        self.url = URL(url)
        self.headers = Headers(headers)
        self.content = content or b''

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class Response:
    """An answer."""

    __module__ = 'httpx'

    def __init__(self, status_code, *, headers=None, content=None, text=None, json=None, request=None):
        self.status_code = status_code
        self.headers = Headers(headers)
        if json is not None:
            content, kind = _web.encode_body(None, json, separators=(',', ':'), ensure_ascii=False)
            self.headers.setdefault('content-type', kind)
        if text is not None:
            content = text.encode()
        self._content = content if content is not None else b''
        self._request = request
        self.history = []
        self.elapsed = datetime.timedelta(0)
        self.http_version = 'HTTP/1.1'
        self.is_closed = True
        self.cookies = {}
        self._phrase = None

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The request instance has not been set on this response.')
        return self._request

    @property
    def url(self):
        return self.request.url

    @property
    def reason_phrase(self):
        if self._phrase is not None:
            return self._phrase
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ''

    @property
    def content(self):
        return self._content

    @property
    def encoding(self):
        return _web.charset(self.headers, 'utf-8')

    charset_encoding = encoding

    @property
    def text(self):
        return self._content.decode(self.encoding, 'replace')

    def json(self, **kwargs):
        import json
        return json.loads(self.text, **kwargs)

    @property
    def num_bytes_downloaded(self):
        return len(self._content)

    is_informational = property(lambda self: 100 <= self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code < 600)
    is_error = property(lambda self: 400 <= self.status_code < 600)
    has_redirect_location = property(lambda self: self.status_code in (301, 302, 303, 307, 308)
                                     and 'location' in self.headers)

    def raise_for_status(self):
        request = self.request
        if self.is_success:
            return self
        kinds = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}
        kind = kinds.get(self.status_code // 100, 'Invalid status code')
        message = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
        if self.has_redirect_location:
            message += f"Redirect location: '{self.headers['location']}'\n"
        message += f'For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/' \
                   f'{self.status_code}'
        raise HTTPStatusError(message, request=request, response=self)

    def read(self):
        return self._content

    async def aread(self):
        return self._content

    def close(self):
        pass

    async def aclose(self):
        pass

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or 16384
        for at in range(0, len(self._content), size):
            yield self._content[at:at + size]

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece.decode(self.encoding, 'replace')

    def iter_lines(self):
        yield from self.text.splitlines()

    async def aiter_bytes(self, chunk_size=None):
        for piece in self.iter_bytes(chunk_size):
            yield piece

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        for piece in self.iter_text(chunk_size):
            yield piece

    async def aiter_lines(self):
        for line in self.text.splitlines():
            yield line
