"""Clients."""

import datetime
import http.client
import socket
import time
from contextlib import asynccontextmanager, contextmanager

import _gilscope
import _web
from enum import IntEnum
from http import HTTPStatus
from ._errors import (ConnectError, ConnectTimeout, ReadError, ReadTimeout, RemoteProtocolError, TooManyRedirects,
                      UnsupportedProtocol)
from ._models import URL, Headers, Request, Response, Timeout

_DEFAULT = object()
codes = IntEnum('codes', {status.name: status.value for status in HTTPStatus}, module='httpx')
_USER_AGENT = 'python-httpx/0.28.1'


def _without_body(name, kwargs):
    for given in ('content', 'data', 'files', 'json'):
        if given in kwargs:
            raise TypeError(f'{name}() got an unexpected keyword argument {given!r}')


class _BaseClient:
    """What clients have in common."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, http1=True,
                 http2=False, proxy=None, mounts=None, timeout=5.0, follow_redirects=False, limits=None,
                 max_redirects=20, event_hooks=None, base_url='', transport=None, trust_env=True,
                 default_encoding='utf-8'):
        if transport is not None or http2 or proxy:
            _gilscope.unsupported('transports, proxies or HTTP/2 of httpx')
        self.auth = auth
        self.params = params
        self.headers = Headers({'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate', 'Connection': 'keep-alive',
                                'User-Agent': _USER_AGENT})
        self.headers.update(headers or {})
        self.cookies = dict(cookies or {})
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.base_url = URL(base_url)
        self.limits = limits
        self.is_closed = False
        self._idle = {}

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None,
                      headers=None, cookies=None, timeout=None, extensions=None):
        url = str(url)
        if str(self.base_url) and '://' not in url:
            url = str(self.base_url).rstrip('/') + '/' + url.lstrip('/')
        url = _web.with_params(_web.with_params(url, self.params), params)
        body, kind = _web.encode_body(content if content is not None else data, json, files, separators=(',', ':'),
                                      ensure_ascii=False)
        merged = self.headers.copy()
        merged.update(headers or {})
        if kind and 'content-type' not in merged:
            merged['Content-Type'] = kind
        if body is not None:
            merged['Content-Length'] = str(len(body))
        elif method.upper() in ('POST', 'PUT', 'PATCH'):
            merged['Content-Length'] = '0'
        cookies = {**self.cookies, **dict(cookies or {})}
        if cookies:
            merged['Cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
        return Request(method, url, headers=merged, content=body)

    def _check(self, request, auth):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        if request.url.scheme not in ('http', 'https'):
            if not request.url.scheme:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.",
                                          request=request)
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{request.url.scheme}://'.",
                                      request=request)
        auth = self.auth if auth is _DEFAULT else auth
        if isinstance(auth, tuple):
            request.headers['Authorization'] = _web.basic(*auth)

    def _place(self, request):
        url = request.url
        if not url.host:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        return url.scheme, url.host, url.port or (443 if url.scheme == 'https' else 80)

    def _target(self, request):
        query = request.url.query.decode()
        return request.url.path + ('?' + query if query else '')

    def _response(self, request, status, phrase, headers, body, start):
        response = Response(status, headers=headers, content=body, request=request)
        response._phrase = phrase
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
        response.cookies = _web.cookies_of([value for key, value in headers if key.lower() == 'set-cookie'])
        self.cookies.update(response.cookies)
        return response

    def _next(self, request, response, history):
        """The request that a redirect asks for."""
        if len(history) > self.max_redirects:
            raise TooManyRedirects('Exceeded maximum allowed redirects.', request=request)
        method = request.method
        content = request.content
        headers = request.headers.copy()
        if response.status_code == 303 and method != 'HEAD' or response.status_code in (301, 302) and \
                method == 'POST':
            method, content = 'GET', None
            for name in ('Content-Length', 'Content-Type'):
                headers.pop(name, None)
        return Request(method, request.url.join(response.headers['location']), headers=headers, content=content)


class Client(_BaseClient):
    """A client that waits."""

    __module__ = 'httpx'

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.is_closed = True
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    def send(self, request, *, stream=False, auth=_DEFAULT, follow_redirects=None, timeout=None):
        self._check(request, auth)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        timeout = self.timeout if timeout is None else timeout
        history = []
        while True:
            response = self._send_one(request, timeout)
            response.history = list(history)
            if not (follow and response.has_redirect_location):
                return response
            history.append(response)
            request = self._next(request, response, history)

    def _send_one(self, request, timeout):
        start = time.perf_counter()
        scheme, host, port = key = self._place(request)
        idle = self._idle.setdefault(key, [])
        connection = idle.pop() if idle else None
        reused = connection is not None
        while True:
            if connection is None:
                kind = http.client.HTTPSConnection if scheme == 'https' else http.client.HTTPConnection
                connection = kind(host, port, timeout=timeout.connect)
                try:
                    connection.connect()
                except TimeoutError:
                    raise ConnectTimeout('timed out', request=request) from None
                except OSError as e:
                    raise ConnectError(str(e), request=request) from None
            connection.sock.settimeout(timeout.read)
            try:
                connection.request(request.method, self._target(request), request.content or None,
                                   dict(request.headers.items()))
                raw = connection.getresponse()
                body = raw.read()
                break
            except TimeoutError:
                connection.close()
                raise ReadTimeout('The read operation timed out' if scheme == 'https' else 'timed out',
                                  request=request) from None
            except (OSError, http.client.HTTPException) as e:
                connection.close()
                connection = None
                if not reused:
                    if isinstance(e, http.client.RemoteDisconnected):
                        raise RemoteProtocolError('Server disconnected without sending a response.',
                                                  request=request) from None
                    raise ReadError(str(e), request=request) from None
                reused = False
        if connection.sock is not None:
            idle.append(connection)
        response = self._response(request, raw.status, raw.reason, raw.headers.items(), body, start)
        response.http_version = 'HTTP/1.0' if raw.version == 10 else 'HTTP/1.1'
        return response

    def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                cookies=None, auth=_DEFAULT, follow_redirects=None, timeout=_DEFAULT, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies)
        return self.send(request, auth=auth, follow_redirects=follow_redirects,
                         timeout=None if timeout is _DEFAULT else Timeout(timeout))

    @contextmanager
    def stream(self, method, url, **kwargs):
        yield self.request(method, url, **kwargs)

    def get(self, url, **kwargs):
        _without_body('Client.get', kwargs)
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        _without_body('Client.options', kwargs)
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        _without_body('Client.head', kwargs)
        return self.request('HEAD', url, **kwargs)

    def post(self, url, **kwargs):
        return self.request('POST', url, **kwargs)

    def put(self, url, **kwargs):
        return self.request('PUT', url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request('PATCH', url, **kwargs)

    def delete(self, url, **kwargs):
        _without_body('Client.delete', kwargs)
        return self.request('DELETE', url, **kwargs)


class AsyncClient(_BaseClient):
    """A client for asyncio."""

    __module__ = 'httpx'

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    async def send(self, request, *, stream=False, auth=_DEFAULT, follow_redirects=None, timeout=None):
        self._check(request, auth)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        timeout = self.timeout if timeout is None else timeout
        history = []
        while True:
            response = await self._send_one(request, timeout)
            response.history = list(history)
            if not (follow and response.has_redirect_location):
                return response
            history.append(response)
            request = self._next(request, response, history)

    async def _send_one(self, request, timeout):
        import _aioweb
        start = time.perf_counter()
        scheme, host, port = key = self._place(request)
        idle = self._idle.setdefault(key, [])
        connection = idle.pop() if idle else None
        reused = connection is not None
        while True:
            if connection is None:
                try:
                    connection = await _aioweb.connect(host, port, scheme == 'https', timeout.connect)
                except TimeoutError:
                    raise ConnectTimeout('', request=request) from None
                except OSError as e:
                    raise ConnectError('All connection attempts failed' if not isinstance(e, socket.gaierror)
                                       else str(e), request=request) from None
            try:
                answer = await _aioweb.exchange(connection, request.method, self._target(request), host, port,
                                                request.headers.items(), request.content, timeout.read)
                body = await answer.read()
                break
            except TimeoutError:
                connection.close()
                raise ReadTimeout('', request=request) from None
            except (OSError, EOFError) as e:
                connection.close()
                connection = None
                if not reused:
                    if isinstance(e, EOFError):
                        raise RemoteProtocolError('Server disconnected without sending a response.',
                                                  request=request) from None
                    raise ReadError('', request=request) from None
                reused = False
            except BaseException:
                connection.close()
                raise
        if answer.keep:
            idle.append(connection)
        else:
            connection.close()
        return self._response(request, answer.status, answer.reason, answer.headers, body, start)

    async def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None,
                      headers=None, cookies=None, auth=_DEFAULT, follow_redirects=None, timeout=_DEFAULT,
                      extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects,
                               timeout=None if timeout is _DEFAULT else Timeout(timeout))

    @asynccontextmanager
    async def stream(self, method, url, **kwargs):
        yield await self.request(method, url, **kwargs)

    async def get(self, url, **kwargs):
        _without_body('AsyncClient.get', kwargs)
        return await self.request('GET', url, **kwargs)

    async def options(self, url, **kwargs):
        _without_body('AsyncClient.options', kwargs)
        return await self.request('OPTIONS', url, **kwargs)

    async def head(self, url, **kwargs):
        _without_body('AsyncClient.head', kwargs)
        return await self.request('HEAD', url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request('POST', url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request('PUT', url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request('PATCH', url, **kwargs)

    async def delete(self, url, **kwargs):
        _without_body('AsyncClient.delete', kwargs)
        return await self.request('DELETE', url, **kwargs)
