"""Sessions: what several requests share."""

import datetime
import time
from urllib.parse import urljoin, urlsplit, quote

import _web
from .adapters import HTTPAdapter
from .auth import HTTPBasicAuth
from .exceptions import InvalidSchema, InvalidURL, MissingSchema, TooManyRedirects
from .models import PreparedRequest, Request, Response
from .structures import CaseInsensitiveDict, RequestsCookieJar

DEFAULT_REDIRECT_LIMIT = 30


def default_headers():
    return CaseInsensitiveDict({'User-Agent': 'python-requests/2.32.5', 'Accept-Encoding': 'gzip, deflate',
                                'Accept': '*/*', 'Connection': 'keep-alive'})


class Session:
    """Headers, cookies and connections that are kept."""

    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.params = {}
        self.cookies = RequestsCookieJar()
        self.verify = True
        self.cert = None
        self.proxies = {}
        self.stream = False
        self.trust_env = True
        self.max_redirects = DEFAULT_REDIRECT_LIMIT
        self.adapters = {}
        self.mount('https://', HTTPAdapter())
        self.mount('http://', HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        for adapter in self.adapters.values():
            adapter.close()

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def get_adapter(self, url):
        for prefix in sorted(self.adapters, key=len, reverse=True):
            if url.lower().startswith(prefix.lower()):
                return self.adapters[prefix]
        raise InvalidSchema(f'No connection adapters were found for {url!r}')

    def prepare_request(self, request):
        url = str(request.url).strip()
        if ':' in url and not url.lower().startswith('http'):
            target = url
        else:
            parts = urlsplit(url)
            if not parts.scheme:
                raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
            if not parts.netloc:
                raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
            if not parts.path:
                url = parts._replace(path='/').geturl()
            target = _web.with_params(_web.with_params(url, self.params), request.params)
            target = quote(target, safe="!#$%&'()*+,/:;=?@[]~")
        headers = self.headers.copy()
        for key, value in dict(request.headers or {}).items():
            if value is None:
                headers.pop(key, None)
            else:
                headers[key] = value
        body, kind = _web.encode_body(request.data, request.json, request.files)
        if kind and 'content-type' not in headers:
            headers['Content-Type'] = kind
        method = request.method.upper()
        if body is not None:
            headers['Content-Length'] = str(len(body))
        elif method not in ('GET', 'HEAD', 'OPTIONS'):
            headers['Content-Length'] = '0'
        cookies = {**self.cookies, **dict(request.cookies or {})}
        if cookies:
            headers['Cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
        prepared = PreparedRequest(method, target, headers, body)
        auth = request.auth or self.auth
        if isinstance(auth, tuple):
            auth = HTTPBasicAuth(*auth)
        if auth is not None:
            auth(prepared)
        return prepared

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None,
                timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None,
                json=None):
        request = Request(method, url, headers, files, data, params, auth, cookies, hooks, json)
        prepared = self.prepare_request(request)
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects,
                         stream=self.stream if stream is None else stream)

    def send(self, request, *, timeout=None, allow_redirects=True, stream=False, **kwargs):
        history = []
        while True:
            adapter = self.get_adapter(request.url)
            start = time.perf_counter()
            response = adapter.send(request, stream=stream, timeout=timeout)
            response.elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
            self.cookies.update(response.cookies)
            if not (allow_redirects and response.is_redirect):
                break
            response.content
            if len(history) >= self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=response)
            history.append(response)
            url = urljoin(request.url, response.headers['location'])
            headers = request.headers.copy()
            method, body = request.method, request.body
            if response.status_code == 303 and method != 'HEAD' or response.status_code in (301, 302) and \
                    method == 'POST':
                method, body = 'GET', None
                for name in ('Content-Length', 'Content-Type'):
                    headers.pop(name, None)
            request = PreparedRequest(method, url, headers, body)
        response.history = history
        if not stream:
            response.content
        return response

    def get(self, url, **kwargs):
        return self.request('GET', url, **kwargs)

    def options(self, url, **kwargs):
        return self.request('OPTIONS', url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request('POST', url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request('PUT', url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request('PATCH', url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request('DELETE', url, **kwargs)


def session():
    return Session()
