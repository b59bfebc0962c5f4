"""The part of json that CPython has in C: its frames do not show."""

import re


def _error(msg, s, at):
    from json.decoder import JSONDecodeError
    return JSONDecodeError(msg, s, at)


_NUMBER = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?')
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}
_ODD = (('NaN', float('nan')), ('Infinity', float('inf')), ('-Infinity', float('-inf')))


def _space(s, at):
    while s[at:at + 1] and s[at] in ' \t\n\r':
        at += 1
    return at


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4:
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise _error('Invalid \\uXXXX escape', s, at - 1)


def _string(s, at, strict):
    """The string whose first character is at `at`; and where it ends."""
    begin, parts = at - 1, []
    while True:
        end = at
        while s[end:end + 1] and s[end] not in '"\\' and s[end] >= ' ':
            end += 1
            if end - at > 8:
                end = _PLAIN.match(s, end).end()
        parts.append(s[at:end])
        c = s[end:end + 1]
        if not c:
            raise _error("Unterminated string starting at", s, begin)
        if c == '"':
            return ''.join(parts), end + 1
        at = end + 1
        if c != '\\':
            if strict:
                raise _error('Invalid control character at', s, end)
            parts.append(c)
            continue
        c = s[at:at + 1]
        if not c:
            raise _error("Unterminated string starting at", s, begin)
        if c != 'u':
            if c not in _ESCAPES:
                raise _error('Invalid \\escape', s, at - 1)
            parts.append(_ESCAPES[c])
            at += 1
            continue
        n = _hex(s, at + 1)
        at += 5
        if 0xd800 <= n < 0xdc00 and s[at:at + 2] == '\\u':
            low = _hex(s, at + 2)
            if 0xdc00 <= low < 0xe000:
                n = 0x10000 + ((n - 0xd800) << 10 | low - 0xdc00)
                at += 6
        parts.append(chr(n))


class make_scanner:
    """Reads one value: (text, index) to (value, index behind it). StopIteration says where there is none."""

    def __init__(self, decoder):
        self._decoder = decoder

    def __call__(self, s, at):
        return self._value(s, at, {})

    def _value(self, s, at, memo):
        c = s[at:at + 1]
        if c == '"':
            return _string(s, at + 1, self._decoder.strict)
        if c == '{':
            return self._object(s, at + 1, memo)
        if c == '[':
            return self._array(s, at + 1, memo)
        if c in _CONSTANTS:
            name, value = _CONSTANTS[c]
            if s.startswith(name, at):
                return value, at + len(name)
        hit = _NUMBER.match(s, at)
        if hit:
            whole, fraction, exponent = hit.groups()
            if fraction or exponent:
                return self._decoder.parse_float(hit.group()), hit.end()
            return self._decoder.parse_int(whole), hit.end()
        for name, value in _ODD:
            if s.startswith(name, at):
                return (self._decoder.parse_constant(name) if self._decoder.parse_constant else value), at + len(name)
        raise StopIteration(at)

    def _object(self, s, at, memo):
        pairs = []
        at = _space(s, at)
        if s[at:at + 1] == '}':
            at += 1
        else:
            while True:
                if s[at:at + 1] != '"':
                    raise _error('Expecting property name enclosed in double quotes', s, at)
                key, at = _string(s, at + 1, self._decoder.strict)
                key = memo.setdefault(key, key)
                at = _space(s, at)
                if s[at:at + 1] != ':':
                    raise _error("Expecting ':' delimiter", s, at)
                value, at = self._value(s, _space(s, at + 1), memo)
                pairs.append((key, value))
                at = _space(s, at)
                c = s[at:at + 1]
                at += 1
                if c == '}':
                    break
                if c != ',':
                    raise _error("Expecting ',' delimiter", s, at - 1)
                comma, at = at - 1, _space(s, at)
                if s[at:at + 1] == '}':
                    raise _error('Illegal trailing comma before end of object', s, comma)
        if self._decoder.object_pairs_hook is not None:
            return self._decoder.object_pairs_hook(pairs), at
        found = dict(pairs)
        return (found if self._decoder.object_hook is None else self._decoder.object_hook(found)), at

    def _array(self, s, at, memo):
        values = []
        at = _space(s, at)
        if s[at:at + 1] == ']':
            at += 1
        else:
            while True:
                value, at = self._value(s, at, memo)
                values.append(value)
                at = _space(s, at)
                c = s[at:at + 1]
                at += 1
                if c == ']':
                    break
                if c != ',':
                    raise _error("Expecting ',' delimiter", s, at - 1)
                comma, at = at - 1, _space(s, at)
                if s[at:at + 1] == ']':
                    raise _error('Illegal trailing comma before end of array', s, comma)
        return (values if self._decoder.array_hook is None else self._decoder.array_hook(values)), at


_MARKED = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f', '\b': '\\b'}
for _i in range(32):
    _MARKED.setdefault(chr(_i), f'\\u{_i:04x}')
_TABLE = str.maketrans(_MARKED)


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


class make_encoder:
    """Writes a value as a list of texts."""

    def __init__(self, encoder):
        self._encoder = encoder
        self._quoted = _quote_ascii if encoder.ensure_ascii else _quote
        self._open = set()

    def __call__(self, o, depth):
        parts = []
        indent = self._encoder.indent
        self._write(o, parts.append, depth, ' ' * indent if isinstance(indent, int) else indent)
        return parts

    def _float(self, x):
        if x != x:
            text = 'NaN'
        elif x in (float('inf'), float('-inf')):
            text = 'Infinity' if x > 0 else '-Infinity'
        else:
            return float.__repr__(x)
        if not self._encoder.allow_nan:
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
        if self._encoder.check_circular:
            if id(o) in self._open:
                raise ValueError("Circular reference detected")
            self._open.add(id(o))
        if isinstance(o, (list, tuple)):
            self._list(o, emit, depth + 1, indent)
        elif isinstance(o, dict):
            self._dict(o, emit, depth + 1, indent)
        else:
            new = self._encoder.default(o)
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
            separator = self._encoder.item_separator + newline
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
        items = sorted(mapping.items()) if self._encoder.sort_keys else mapping.items()
        first = True
        for key, value in items:
            name = key if isinstance(key, str) else self._scalar(key)
            if name is None:
                if self._encoder.skipkeys:
                    continue
                raise TypeError('keys must be str, int, float, bool or None, not ' + key.__class__.__name__)
            if separator:
                emit(separator)
            separator = self._encoder.item_separator + newline
            first = False
            emit(self._quoted(name))
            emit(self._encoder.key_separator)
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
