"""`JSONEncoder`. CPython has the work in C, so the frames do not show."""

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}
for _i in range(32):
    _ESCAPES.setdefault(chr(_i), f'\\u{_i:04x}')
_TABLE = str.maketrans(_ESCAPES)


def _quote(text):
    return '"' + text.translate(_TABLE) + '"'


def _quote_ascii(text):
    text = text.translate(_TABLE)
    if text.isascii() and '\x7f' not in text:
        return '"' + text + '"'
    parts = []
    for c in text:
        n = ord(c)
        if n < 127 or n == 127:
            parts.append(c)
        elif n < 0x10000:
            parts.append(f'\\u{n:04x}')
        else:
            n -= 0x10000
            parts.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


class JSONEncoder:
    """Makes text of values; `default` says what becomes of others."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self._chunks(o))

    def iterencode(self, o, _one_shot=False):
        return iter(self._chunks(o))

    def _chunks(self, o):
        parts = []
        self._quoted = _quote_ascii if self.ensure_ascii else _quote
        self._open = set()
        indent = self.indent
        self._write(o, parts.append, 0, ' ' * indent if isinstance(indent, int) else indent)
        return parts

    def _float(self, x):
        if x != x:
            text = 'NaN'
        elif x in (float('inf'), float('-inf')):
            text = 'Infinity' if x > 0 else '-Infinity'
        else:
            return float.__repr__(x)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(x))
        return text

    def _scalar(self, o):
        if isinstance(o, str):
            return self._quoted(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, emit, depth, indent):
        text = self._scalar(o)
        if text is not None:
            emit(text)
            return
        if self.check_circular:
            if id(o) in self._open:
                raise ValueError("Circular reference detected")
            self._open.add(id(o))
        if isinstance(o, (list, tuple)):
            self._list(o, emit, depth + 1, indent)
        elif isinstance(o, dict):
            self._dict(o, emit, depth + 1, indent)
        else:
            new = self.default(o)
            try:
                self._write(new, emit, depth, indent)
            except Exception as exc:
                exc.add_note(f'when serializing {_kind(o)} object')
                raise
        self._open.discard(id(o))

    def _list(self, items, emit, depth, indent):
        if not items:
            emit('[]')
            return
        newline = '' if indent is None else '\n' + indent * depth
        separator = '[' + newline
        for at, item in enumerate(items):
            try:
                text = self._scalar(item)
                if text is not None:
                    emit(separator + text)
                else:
                    emit(separator)
                    self._write(item, emit, depth, indent)
            except Exception as exc:
                exc.add_note(f'when serializing {_kind(items)} item {at}')
                raise
            separator = self.item_separator + newline
        if indent is not None:
            emit('\n' + indent * (depth - 1))
        emit(']')

    def _dict(self, mapping, emit, depth, indent):
        if not mapping:
            emit('{}')
            return
        newline = '' if indent is None else '\n' + indent * depth
        emit('{')
        separator = newline
        items = sorted(mapping.items()) if self.sort_keys else mapping.items()
        first = True
        for key, value in items:
            name = key if isinstance(key, str) else self._scalar(key)
            if name is None:
                if self.skipkeys:
                    continue
                raise TypeError('keys must be str, int, float, bool or None, not ' + key.__class__.__name__)
            if separator:
                emit(separator)
            separator = self.item_separator + newline
            first = False
            emit(self._quoted(name))
            emit(self.key_separator)
            try:
                self._write(value, emit, depth, indent)
            except Exception as exc:
                exc.add_note(f'when serializing {_kind(mapping)} item {key!r}')
                raise
        if not first and indent is not None:
            emit('\n' + indent * (depth - 1))
        emit('}')


def _kind(o):
    cls = type(o)
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'


del _i
