"""What the HTTP client libraries here share: forms, headers, texts of answers."""

from urllib.parse import urlencode

import _gilscope


def missing(module, names):
    """A module's `__getattr__`: what the real one has and this one has not ends the run."""
    names = names.split()

    def __getattr__(name):
        if name in names:
            _gilscope.unsupported(f'{module}.{name}')
        raise AttributeError(f'module {module!r} has no attribute {name!r}')

    return __getattr__


def lacks(cls, names):
    """The same for attributes of a class."""
    def refuse(name):
        return property(lambda self: _gilscope.unsupported(f'{cls.__name__}.{name}'))

    for name in names.split():
        setattr(cls, name, refuse(name))


class Headers:
    """Headers by name without regard to case."""

    def __init__(self, data=None):
        self._store = {}
        if data is not None:
            self.update(data)

    def update(self, data=(), **more):
        pairs = data.items() if hasattr(data, 'items') else data
        for key, value in list(pairs) + list(more.items()):
            self[key] = value

    def __setitem__(self, key, value):
        self._store[key.lower()] = key, value

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __contains__(self, key):
        return isinstance(key, str) and key.lower() in self._store

    def __iter__(self):
        return iter([key for key, _ in self._store.values()])

    def __len__(self):
        return len(self._store)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def keys(self):
        return list(self)

    def values(self):
        return [value for _, value in self._store.values()]

    def items(self):
        return list(self._store.values())

    def copy(self):
        return type(self)(self.items())

    def __eq__(self, other):
        return dict((k.lower(), v) for k, v in self.items()) == dict((k.lower(), v) for k, v in other.items())

    def __repr__(self):
        return repr(dict(self.items()))


def with_params(url, params):
    """A URL with a query added."""
    if not params:
        return url
    if isinstance(params, (str, bytes)):
        query = params.decode() if isinstance(params, bytes) else params
    else:
        pairs = params.items() if hasattr(params, 'items') else params
        flat = []
        for key, value in pairs:
            values = value if isinstance(value, (list, tuple)) else [value]
            flat.extend((key, item) for item in values if item is not None)
        query = urlencode(flat)
    if not query:
        return url
    url, mark, fragment = url.partition('#')
    return url + ('&' if '?' in url else '?') + query + mark + fragment


def encode_body(data, json, files=None, **json_settings):
    """Body and content type of a request."""
    if files:
        _gilscope.unsupported('files in a form')
    if json is not None and not data:
        import json as _json
        return _json.dumps(json, **json_settings).encode(), 'application/json'
    if data is None:
        return None, None
    if isinstance(data, str):
        return data.encode(), None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if hasattr(data, 'items') or isinstance(data, (list, tuple)):
        return urlencode(data if not hasattr(data, 'items') else list(data.items()), doseq=True).encode(), \
            'application/x-www-form-urlencoded'
    if hasattr(data, 'read'):
        body = data.read()
        return body.encode() if isinstance(body, str) else body, None
    return b''.join(data), None


def charset(headers, default=None):
    """The encoding that the content type names."""
    kind = headers.get('content-type') or ''
    for part in kind.split(';')[1:]:
        key, _, value = part.partition('=')
        if key.strip().lower() == 'charset':
            return value.strip().strip('\'"')
    return default


def basic(user, password):
    """The value of an Authorization header."""
    alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    data = f'{user}:{password}'.encode('latin-1')
    out = ''
    for at in range(0, len(data), 3):
        piece = data[at:at + 3]
        number = int.from_bytes(piece + bytes(3 - len(piece)), 'big')
        text = ''.join(alphabet[number >> shift & 63] for shift in (18, 12, 6, 0))
        out += text[:len(piece) + 1] + '=' * (3 - len(piece))
    return 'Basic ' + out


def cookies_of(values):
    """Names and values that Set-Cookie headers give."""
    found = {}
    for value in values or ():
        name, equals, rest = value.partition('=')
        if equals:
            found[name.strip()] = rest.split(';')[0].strip()
    return found
