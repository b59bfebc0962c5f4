"""`JSONDecoder`. CPython has the work in C, so the frames do not show."""

import re


class JSONDecodeError(ValueError):
    """What is wrong with a text, and where."""

    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


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
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)


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
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if c == '"':
            return ''.join(parts), end + 1
        at = end + 1
        if c != '\\':
            if strict:
                raise JSONDecodeError('Invalid control character at', s, end)
            parts.append(c)
            continue
        c = s[at:at + 1]
        if not c:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if c != 'u':
            if c not in _ESCAPES:
                raise JSONDecodeError('Invalid \\escape', s, at - 1)
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


class JSONDecoder:
    """Makes values of text."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None, array_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.array_hook = array_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _space(s, 0))
        end = _space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx, {})

    def _value(self, s, at, memo):
        c = s[at:at + 1]
        if c == '"':
            return _string(s, at + 1, self.strict)
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
                return self.parse_float(hit.group()), hit.end()
            return self.parse_int(whole), hit.end()
        for name, value in _ODD:
            if s.startswith(name, at):
                return (self.parse_constant(name) if self.parse_constant else value), at + len(name)
        raise JSONDecodeError('Expecting value', s, at)

    def _object(self, s, at, memo):
        pairs = []
        at = _space(s, at)
        if s[at:at + 1] == '}':
            at += 1
        else:
            while True:
                if s[at:at + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
                key, at = _string(s, at + 1, self.strict)
                key = memo.setdefault(key, key)
                at = _space(s, at)
                if s[at:at + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._value(s, _space(s, at + 1), memo)
                pairs.append((key, value))
                at = _space(s, at)
                c = s[at:at + 1]
                at += 1
                if c == '}':
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, at - 1)
                comma, at = at - 1, _space(s, at)
                if s[at:at + 1] == '}':
                    raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        found = dict(pairs)
        return (found if self.object_hook is None else self.object_hook(found)), at

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
                    raise JSONDecodeError("Expecting ',' delimiter", s, at - 1)
                comma, at = at - 1, _space(s, at)
                if s[at:at + 1] == ']':
                    raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)
        return (values if self.array_hook is None else self.array_hook(values)), at
