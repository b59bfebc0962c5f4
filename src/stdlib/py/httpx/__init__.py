"""HTTP for programs with and without asyncio, against the simulated internet: the part that tutorials use."""

from contextlib import contextmanager

import _web
from ._models import URL, Headers, Limits, Request, Response, Timeout
from ._errors import (ConnectError, ConnectTimeout, CookieConflict, HTTPError, HTTPStatusError, InvalidURL,
                      LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ReadError, ReadTimeout,
                      RemoteProtocolError, RequestError, StreamError, TimeoutException, TooManyRedirects,
                      TransportError, UnsupportedProtocol, WriteError, WriteTimeout)
from ._client import AsyncClient, Client, codes

__version__ = '0.28.1'


def request(method, url, **kwargs):
    settings = {name: kwargs.pop(name) for name in ('timeout', 'follow_redirects', 'cookies', 'verify')
                if name in kwargs}
    with Client(**settings) as client:
        return client.request(method, url, **kwargs)


def _one(name, body):
    def call(url, **kwargs):
        for given in kwargs:
            if given not in _SETTINGS and not (body and given in _BODY):
                raise TypeError(f'{name}() got an unexpected keyword argument {given!r}')
        return request(name.upper(), url, **kwargs)
    call.__name__ = call.__qualname__ = name
    return call


_SETTINGS = ('params', 'headers', 'cookies', 'auth', 'proxy', 'follow_redirects', 'verify', 'timeout', 'trust_env')
_BODY = ('content', 'data', 'files', 'json')
get, options, head, delete = (_one(name, False) for name in ('get', 'options', 'head', 'delete'))
post, put, patch = (_one(name, True) for name in ('post', 'put', 'patch'))


@contextmanager
def stream(method, url, **kwargs):
    settings = {name: kwargs.pop(name) for name in ('timeout', 'follow_redirects', 'cookies', 'verify')
                if name in kwargs}
    with Client(**settings) as client, client.stream(method, url, **kwargs) as response:
        yield response


__getattr__ = _web.missing(__name__, (
    'ASGITransport AsyncBaseTransport AsyncByteStream AsyncHTTPTransport Auth BaseTransport BasicAuth ByteStream '
    'CloseError Cookies DecodingError DigestAuth HTTPTransport MockTransport NetRCAuth Proxy ProxyError QueryParams '
    'RequestNotRead ResponseNotRead StreamClosed StreamConsumed SyncByteStream USE_CLIENT_DEFAULT WSGITransport '
    'create_ssl_context main'))
_web.lacks(URL, (
    'copy_add_param copy_merge_params copy_remove_param copy_set_param copy_with fragment is_absolute_url '
    'is_relative_url params password raw raw_host raw_path raw_scheme userinfo username'))
