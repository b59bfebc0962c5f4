"""Opening URLs."""

import http.client
import io
import os
import socket
import tempfile
from urllib.error import URLError, HTTPError, ContentTooShortError
from urllib.parse import urljoin, urlsplit, unquote, quote

__all__ = ['Request', 'urlopen', 'urlretrieve', 'urlcleanup', 'build_opener', 'install_opener', 'OpenerDirector',
           'HTTPHandler', 'HTTPSHandler', 'pathname2url', 'url2pathname', 'getproxies']

__version__ = '3.15'


class Request:
    """What is asked of a server."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.unredirected_hdrs = {}
        for key, value in headers.items():
            self.add_header(key, value)
        if method:
            self.method = method
        parts = urlsplit(url)
        self.type = parts.scheme
        if not self.type:
            raise ValueError('unknown url type: %r' % url)
        self.host = parts.netloc
        self.selector = parts.path + ('?' + parts.query if parts.query else '')
        self.timeout = None

    def get_method(self):
        return getattr(self, 'method', 'POST' if self.data is not None else 'GET')

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class HTTPHandler:
    pass


class HTTPSHandler(HTTPHandler):
    def __init__(self, context=None, **kwargs):
        self.context = context


class OpenerDirector:
    """Opens URLs."""

    def __init__(self):
        self.addheaders = [('User-agent', f'Python-urllib/{__version__}')]
        self._context = None

    def add_handler(self, handler):
        self._context = getattr(handler, 'context', None)

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        return _open(request, timeout, self.addheaders, self._context, 0)


_opener = None


def build_opener(*handlers):
    opener = OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, context=None):
    global _opener
    if context:
        opener = build_opener(HTTPSHandler(context=context))
    elif _opener is None:
        _opener = opener = build_opener()
    else:
        opener = _opener
    return opener.open(url, data, timeout)


def _open(request, timeout, addheaders, context, redirects):
    if request.type == 'file':
        return _open_file(request)
    if request.type == 'data':
        kind, _, text = request.full_url[5:].partition(',')
        return _answer(io.BytesIO(unquote(text).encode()), request.full_url, kind or 'text/plain')
    if request.type not in ('http', 'https'):
        raise URLError(f'unknown url type: {request.type}')
    if not request.host:
        raise URLError('no host given')
    if isinstance(request.data, str):
        raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.')
    headers = dict(request.unredirected_hdrs)
    headers.update({key: value for key, value in request.headers.items() if key not in headers})
    if request.data is not None:
        headers.setdefault('Content-type', 'application/x-www-form-urlencoded')
    for key, value in addheaders:
        headers.setdefault(key.capitalize(), value)
    headers['Connection'] = 'close'
    headers = {name.title(): value for name, value in headers.items()}
    if request.type == 'https':
        connection = http.client.HTTPSConnection(request.host, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(request.host, timeout=timeout)
    try:
        try:
            connection.request(request.get_method(), request.selector or '/', request.data, headers)
        except OSError as err:
            raise URLError(err)
        response = connection.getresponse()
    except:
        connection.close()
        raise
    if connection.sock:
        connection.sock.close()
        connection.sock = None
    response.url = request.full_url
    response.msg = response.reason
    code = response.status
    if 200 <= code < 300:
        return response
    location = response.headers.get('location')
    if code in (301, 302, 303, 307, 308) and location and request.get_method() in ('GET', 'HEAD', 'POST'):
        if redirects >= 10:
            raise HTTPError(request.full_url, code, 'The HTTP server returned a redirect error that would lead to an '
                            'infinite loop.\nThe last 30x error message was:\n' + response.reason, response.headers,
                            response)
        response.read()
        new = Request(urljoin(request.full_url, location), headers={
            key: value for key, value in request.headers.items() if key.lower() not in ('content-length', 'content-type')})
        return _open(new, timeout, addheaders, context, redirects + 1)
    raise HTTPError(request.full_url, code, response.reason, response.headers, response)


def _answer(file, url, kind):
    file.url = url
    file.status = file.code = None
    file.headers = http.client.HTTPMessage([('Content-type', kind)])
    file.info = lambda: file.headers
    file.geturl = lambda: url
    file.getcode = lambda: None
    return file


def _open_file(request):
    path = url2pathname(urlsplit(request.full_url).path)
    try:
        with open(path, 'rb') as f:
            data = f.read()
    except OSError as exp:
        raise URLError(exp, exp.filename)
    return _answer(io.BytesIO(data), request.full_url, 'text/plain')


_temporary = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as fp:
        headers = fp.info()
        if filename:
            file = open(filename, 'wb')
        else:
            file = tempfile.NamedTemporaryFile(delete=False)
            filename = file.name
            _temporary.append(filename)
        with file:
            result = filename, headers
            block = 1024 * 8
            size = int(headers['Content-Length']) if 'content-length' in headers else -1
            read = number = 0
            if reporthook:
                reporthook(number, block, size)
            while part := fp.read(block):
                read += len(part)
                file.write(part)
                number += 1
                if reporthook:
                    reporthook(number, block, size)
    if size >= 0 and read < size:
        raise ContentTooShortError('retrieval incomplete: got only %i out of %i bytes' % (read, size), result)
    return result


def urlcleanup():
    for name in _temporary:
        try:
            os.unlink(name)
        except OSError:
            pass
    del _temporary[:]


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(url):
    return unquote(url)


def getproxies():
    return {}
