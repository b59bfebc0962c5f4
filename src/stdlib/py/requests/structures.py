"""Dictionaries of a kind."""

import _web


class CaseInsensitiveDict(_web.Headers):
    """Headers."""


class LookupDict(dict):
    """Names as attributes."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __getitem__(self, key):
        return self.__dict__.get(key, None)


class RequestsCookieJar(dict):
    """Cookies, by name."""

    __module__ = 'requests.cookies'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._hosts = {}

    def _take(self, cookies, url):
        host = url.partition('://')[2].partition('/')[0].partition(':')[0]
        for name, value in cookies.items():
            self[name] = value
            self._hosts[name] = host if '.' in host else host + '.local'

    def update(self, other=(), /, **named):
        super().update(other, **named)
        self._hosts.update(getattr(other, '_hosts', {}))

    def set(self, name, value, **kwargs):
        if value is None:
            self.pop(name, None)
        else:
            self[name] = value

    def get_dict(self, domain=None, path=None):
        return dict(self)

    def __repr__(self):
        cookies = (f'<Cookie {name}={value} for {self._hosts.get(name, "")}/>' for name, value in self.items())
        return f"<RequestsCookieJar[{', '.join(cookies)}]>"
