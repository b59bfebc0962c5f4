"""Cookies of HTTP headers (RFC 6265): `SimpleCookie` maps names to `Morsel`s."""

__all__ = ['BaseCookie', 'CookieError', 'Morsel', 'SimpleCookie']

_LEGAL = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~:")
_BARE = _LEGAL | set(' ()/<=>?@[]{}')


class CookieError(Exception):
    """A name or attribute that no cookie can have."""


def _quote(text):
    if text is None or (text and set(text) <= _LEGAL):
        return text
    out = ''
    for c in text:
        if c in '"\\':
            out += '\\' + c
        elif c in _BARE:
            out += c
        else:
            out += ''.join(f'\\{byte:03o}' for byte in c.encode('latin-1', 'replace'))
    return f'"{out}"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    out, at, text = '', 0, text[1:-1]
    while at < len(text):
        if text[at] == '\\' and at + 1 < len(text):
            if text[at + 1:at + 4].isdigit() and len(text[at + 1:at + 4]) == 3:
                out += chr(int(text[at + 1:at + 4], 8))
                at += 4
                continue
            at += 1
        out += text[at]
        at += 1
    return out


class Morsel(dict):
    """One cookie: name, value and attributes."""

    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain', 'max-age': 'Max-Age',
                 'secure': 'Secure', 'httponly': 'HttpOnly', 'version': 'Version', 'samesite': 'SameSite',
                 'partitioned': 'Partitioned'}
    _flags = {'secure', 'httponly', 'partitioned'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for name in self._reserved:
            dict.__setitem__(self, name, '')

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def __setitem__(self, name, value):
        name = name.lower()
        if name not in self._reserved:
            raise CookieError(f'Invalid attribute {name!r}')
        dict.__setitem__(self, name, value)

    def isReservedKey(self, name):
        return name.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError(f'Attempt to set a reserved key {key!r}')
        if not key or not set(key) <= _LEGAL:
            raise CookieError(f'Illegal key {key!r}')
        self._key, self._value, self._coded_value = key, val, coded_val

    def OutputString(self, attrs=None):
        parts = [f'{self._key}={self._coded_value}']
        for name, value in sorted(self.items()):
            if value == '' or (attrs is not None and name not in attrs):
                continue
            shown = self._reserved[name]
            if name in self._flags:
                if value:
                    parts.append(shown)
            elif name == 'max-age' and isinstance(value, int):
                parts.append(f'{shown}={value}')
            elif name == 'expires' and isinstance(value, int):
                from datetime import datetime, timedelta, timezone
                when = datetime.now(timezone.utc) + timedelta(seconds=value)
                parts.append(f'{shown}={when:%a, %d %b %Y %H:%M:%S GMT}')
            elif name == 'comment' and isinstance(value, str):
                parts.append(f'{shown}={_quote(value)}')
            else:
                parts.append(f'{shown}={value}')
        return '; '.join(parts)

    def output(self, attrs=None, header="Set-Cookie:"):
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self):
        return f'<{type(self).__name__}: {self.OutputString()}>'

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return NotImplemented
        return dict.__eq__(self, other) and (self._key, self._value) == (other._key, other._value)

    __hash__ = None


class BaseCookie(dict):
    """Cookies by their names."""

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _put(self, key, value, coded):
        morsel = self.get(key) or Morsel()
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._put(key, *self.value_encode(value))

    def load(self, rawdata):
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        current = None
        for part in _parts(rawdata):
            key, equals, value = part.partition('=')
            key, value = key.strip(), value.strip()
            name = key.lower()
            if name.lstrip('$') in Morsel._reserved:
                if current is None:
                    if key.startswith('$'):
                        continue
                    return
                current[name.lstrip('$')] = _unquote(value) if equals else True
            elif equals and key and set(key) <= _LEGAL:
                self._put(key, *self.value_decode(value))
                current = self[key]
            else:
                return

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        return sep.join([value.output(attrs, header) for _, value in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        items = ' '.join([f'{key}={value.value!r}' for key, value in sorted(self.items())])
        return f'<{type(self).__name__}: {items}>'


def _parts(text):
    """The parts between semicolons that are not in quotes."""
    part, quoted = '', False
    for c in text:
        if c == '"' and not part.endswith('\\'):
            quoted = not quoted
        if c == ';' and not quoted:
            yield part
            part = ''
        else:
            part += c
    if part.strip():
        yield part


class SimpleCookie(BaseCookie):
    """Cookies whose values are quoted where need be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
