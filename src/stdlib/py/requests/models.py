"""Requests and answers."""

import datetime

import _web
from .exceptions import HTTPError, JSONDecodeError
from .structures import CaseInsensitiveDict, RequestsCookieJar


class Request:
    """What is asked, before it is prepared."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                 cookies=None, hooks=None, json=None):
        self.method = method
        self.url = url
        self.headers = headers or {}
        self.files = files
        self.data = data
        self.params = params
        self.auth = auth
        self.cookies = cookies
        self.json = json

    def __repr__(self):
        return f'<Request [{self.method}]>'

    def prepare(self):
        from .sessions import Session
        return Session().prepare_request(self)


class PreparedRequest:
    """What is sent."""

    def __init__(self, method, url, headers, body):
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class Response:
    """An answer."""

    def __init__(self):
        self._content = None
        self._consumed = False
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.raw = None
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = RequestsCookieJar()
        self.elapsed = datetime.timedelta(0)
        self.request = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return f'<Response [{self.status_code}]>'

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    @property
    def is_redirect(self):
        return 'location' in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return 'utf-8'

    @property
    def links(self):
        return {}

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._content is not None:
            data = self._content
            size = chunk_size or len(data) or 1
            pieces = (data[at:at + size] for at in range(0, len(data), size))
        else:
            pieces = self._stream(chunk_size or 8192)
        for piece in pieces:
            yield piece.decode(self.encoding or 'utf-8', 'replace') if decode_unicode else piece

    def _stream(self, size):
        while piece := self.raw.read(size):
            yield piece
        self._consumed = True
        self._content = b''

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        rest = None
        for chunk in self.iter_content(chunk_size, decode_unicode):
            if rest is not None:
                chunk = rest + chunk
            lines = chunk.split(delimiter) if delimiter else chunk.splitlines()
            if lines and lines[-1] and chunk and lines[-1][-1] == chunk[-1]:
                rest = lines.pop()
            else:
                rest = None
            yield from lines
        if rest is not None:
            yield rest

    @property
    def content(self):
        if self._content is None:
            self._content = self.raw.read() if self.raw is not None else b''
        return self._content

    @property
    def text(self):
        if not self.content:
            return ''
        try:
            return str(self.content, self.encoding or self.apparent_encoding, 'replace')
        except LookupError:
            return str(self.content, 'utf-8', 'replace')

    def json(self, **kwargs):
        import json
        try:
            return json.loads(self.text, **kwargs)
        except ValueError as e:
            raise JSONDecodeError(str(e)) from None

    def raise_for_status(self):
        kind = ''
        if 400 <= self.status_code < 500:
            kind = 'Client'
        elif 500 <= self.status_code < 600:
            kind = 'Server'
        if kind:
            text = f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}'
            raise HTTPError(text, response=self)

    def close(self):
        if self.raw is not None:
            self.raw.close()
