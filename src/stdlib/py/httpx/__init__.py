"""HTTP for programs with and without asyncio, against the simulated internet: the part that tutorials use."""

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


def get(url, **kwargs):
    return request('GET', url, **kwargs)


def options(url, **kwargs):
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    return request('HEAD', url, **kwargs)


def post(url, **kwargs):
    return request('POST', url, **kwargs)


def put(url, **kwargs):
    return request('PUT', url, **kwargs)


def patch(url, **kwargs):
    return request('PATCH', url, **kwargs)


def delete(url, **kwargs):
    return request('DELETE', url, **kwargs)
