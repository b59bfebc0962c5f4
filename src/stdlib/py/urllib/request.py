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
        self.timeout = None

    @property
    def full_url(self):
        return self._full_url

    @full_url.setter
    def full_url(self, url):
        self._full_url = url
        self._parse()

    def _parse(self):
        parts = urlsplit(self.full_url)
        self.type = parts.scheme
        if not self.type:
            raise ValueError("unknown url type: %r" % self.full_url)
        self.host = parts.netloc
        self.selector = (parts.path or '/') + ('?' + parts.query if parts.query else '')

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
    """Opens URLs; here it is its own handler for everything."""

    handle_open = {'http', 'https', 'file', 'data'}
    inf_msg = 'The HTTP server returned a redirect error that would lead to an infinite loop.\n' \
              'The last 30x error message was:\n'

    def __init__(self):
        self.addheaders = [('User-agent', f'Python-urllib/{__version__}')]
        self._context = None
        self.parent = self

    def add_handler(self, handler):
        self._context = getattr(handler, 'context', None)

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        if isinstance(fullurl, str):
            req = Request(fullurl, data)
        else:
            req = fullurl
            if data is not None:
                req.data = data
        req.timeout = timeout
        is_http = req.type in ('http', 'https')
        if is_http:
            meth = self.do_request_
            req = meth(req)
        response = self._open(req, data)
        if is_http:
            meth = self.http_response
            response = meth(req, response)
        return response

    def _open(self, req, data=None):
        protocol = req.type
        if protocol in self.handle_open:
            result = self._call_chain(self.handle_open, protocol, protocol +
                                      '_open', req)
            return result
        return self._call_chain(self.handle_open, 'unknown',
                                'unknown_open', req)

    def _call_chain(self, chain, kind, meth_name, *args):
        func = getattr(self, meth_name)
        result = func(*args)
        return result

    def error(self, proto, *args):
        given = args
        if args[2] in (301, 302, 303, 307, 308):
            args = (None, proto, 'http_error_302', *given)
            result = self._call_chain(*args)
            if result:
                return result
        args = (None, 'default', 'http_error_default', *given)
        return self._call_chain(*args)

    def do_request_(self, request):
        if not request.host:
            raise URLError('no host given')
        if isinstance(request.data, str):
            msg = "POST data should be bytes, an iterable of bytes, " \
                  "or a file object. It cannot be of type str."
            raise TypeError(msg)
        if request.data is not None and not request.has_header('Content-type'):
            request.add_unredirected_header('Content-type', 'application/x-www-form-urlencoded')
        for key, value in self.addheaders:
            if not request.has_header(key.capitalize()):
                request.add_unredirected_header(key, value)
        return request

    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    def https_open(self, req):
        return self.do_open(http.client.HTTPSConnection, req,
                            context=self._context)

    def do_open(self, http_class, req, **http_conn_args):
        host = req.host
        h = http_class(host, timeout=req.timeout, **http_conn_args)
        headers = dict(req.unredirected_hdrs)
        headers.update({key: value for key, value in req.headers.items() if key not in headers})
        headers['Connection'] = 'close'
        headers = {name.title(): value for name, value in headers.items()}
        try:
            try:
                h.request(req.get_method(), req.selector, req.data, headers,
                          encode_chunked=req.has_header('Transfer-encoding'))
            except OSError as err:
                raise URLError(err)
            r = h.getresponse()
        except:
            h.close()
            raise
        if h.sock:
            h.sock.close()
            h.sock = None
        r.url = req.full_url
        r.msg = r.reason
        return r

    def http_response(self, request, response):
        code, msg, hdrs = response.status, response.msg, response.headers
        if not (200 <= code < 300):
            response = self.parent.error(
                'http', request, response, code, msg, hdrs)
        return response

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)

    def http_error_302(self, req, fp, code, msg, headers):
        location = headers.get('location')
        if not location or req.get_method() not in ('GET', 'HEAD', 'POST'):
            return
        newurl = urljoin(req.full_url, location)
        scheme = urlsplit(newurl).scheme
        if scheme not in ('http', 'https', 'ftp', ''):
            raise HTTPError(
                newurl, code,
                "%s - Redirection to url '%s' is not allowed" % (msg, newurl),
                headers, fp)
        new = Request(newurl, headers={
            key: value for key, value in req.headers.items() if key.lower() not in ('content-length', 'content-type')})
        visited = new.redirect_dict = getattr(req, 'redirect_dict', {})
        if visited.get(newurl, 0) >= 4 or len(visited) >= 10:
            raise HTTPError(req.full_url, code,
                            self.inf_msg + msg, headers, fp)
        visited[newurl] = visited.get(newurl, 0) + 1
        fp.read()
        return self.parent.open(new, timeout=req.timeout)

    def open_local_file(self, req):
        localfile = url2pathname(req.selector)
        try:
            stats = os.stat(localfile)
            with open(localfile, 'rb') as f:
                data = f.read()
        except OSError as exp:
            raise URLError(exp, exp.filename)
        return _answer(io.BytesIO(data), req.full_url, 'text/plain')

    file_open = open_local_file

    def data_open(self, req):
        kind, _, text = req.full_url[5:].partition(',')
        return _answer(io.BytesIO(unquote(text).encode()), req.full_url, kind or 'text/plain')

    def unknown_open(self, req):
        type = req.type
        raise URLError('unknown url type: %s' % type)


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


def _answer(file, url, kind):
    file.url = url
    file.status = file.code = None
    file.headers = http.client.HTTPMessage([('Content-type', kind)])
    file.info = lambda: file.headers
    file.geturl = lambda: url
    file.getcode = lambda: None
    return file


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
