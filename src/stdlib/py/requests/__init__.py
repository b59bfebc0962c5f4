"""HTTP for people, against the simulated internet: the part of the library that tutorials use."""

import _web
from . import adapters, auth, exceptions, models, sessions, structures
from .exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout, RequestException,
                         Timeout, TooManyRedirects, URLRequired)
from .models import PreparedRequest, Request, Response
from .sessions import Session, session

__version__ = '2.32.5'


def request(method, url, **kwargs):
    with Session() as s:
        return s.request(method=method, url=url, **kwargs)


def get(url, params=None, **kwargs):
    return request('get', url, params=params, **kwargs)


def options(url, **kwargs):
    return request('options', url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault('allow_redirects', False)
    return request('head', url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request('post', url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request('put', url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request('patch', url, data=data, **kwargs)


def delete(url, **kwargs):
    return request('delete', url, **kwargs)


class _Codes:
    """Status codes by name."""

    ok = 200
    created = 201
    accepted = 202
    no_content = 204
    moved_permanently = 301
    found = 302
    not_modified = 304
    bad_request = 400
    unauthorized = 401
    forbidden = 403
    not_found = 404
    teapot = 418
    too_many_requests = 429
    internal_server_error = server_error = 500
    bad_gateway = 502
    service_unavailable = unavailable = 503
    gateway_timeout = 504

    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()

__getattr__ = _web.missing(__name__, (
    'DependencyWarning FileModeWarning RequestsDependencyWarning api certs chardet_version '
    'charset_normalizer_version check_compatibility compat cookies hooks packages status_codes urllib3 utils'))
_web.lacks(Session, (
    'get_redirect_target merge_environment_settings rebuild_auth rebuild_method rebuild_proxies resolve_redirects '
    'should_strip_auth'))
_web.lacks(PreparedRequest, (
    'copy deregister_hook path_url prepare prepare_auth prepare_body prepare_content_length prepare_cookies '
    'prepare_headers prepare_hooks prepare_method prepare_url register_hook'))
