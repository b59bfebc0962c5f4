"""Pattern and Match, which CPython has in C: their frames do not show."""

import _re
from types import GenericAlias


def _error(*args):
    import re
    return re.PatternError(*args)


class Match:
    """Where a pattern was found."""

    __module__ = 're'
    __iter__ = None

    def __reduce__(self):
        raise TypeError("cannot pickle 're.Match' object")

    def __init__(self, pattern, string, pos, endpos, ends):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._ends = ends
        last = ends[-1]
        self.lastindex = None if last < 0 else last
        self.regs = tuple([(ends[i], ends[i + 1]) for i in range(0, len(ends) - 1, 2)])

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def _index(self, group):
        if isinstance(group, str):
            group = self.re.groupindex.get(group, -1)
        elif not isinstance(group, int) and hasattr(group, '__index__'):
            group = group.__index__()
        if not isinstance(group, int) or not 0 <= group <= self.re.groups:
            raise IndexError('no such group')
        return group

    def _get(self, group, default=None):
        start, end = self.regs[self._index(group)]
        return default if start < 0 or end < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) < 2:
            return self._get(groups[0] if groups else 0)
        return tuple([self._get(group) for group in groups])

    def __getitem__(self, group):
        return self._get(group)

    def groups(self, default=None):
        return tuple([self._get(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._get(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self.regs[self._index(group)][0]

    def end(self, group=0, /):
        return self.regs[self._index(group)][1]

    def span(self, group=0, /):
        return self.regs[self._index(group)]

    def expand(self, template):
        return _expand(_template(self.re, template), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.regs[0]!r}, match={self.group()!r}>'

    __class_getitem__ = classmethod(GenericAlias)


class Pattern:
    """A compiled pattern."""

    __module__ = 're'

    def __init__(self, pattern, flags, program, groups, names):
        self.pattern = pattern
        self.flags = flags
        self._program = program
        self.groups = groups
        self.groupindex = dict(names)

    def _find(self, string, pos, endpos, mode, most):
        kind = str if isinstance(self.pattern, str) else bytes
        if isinstance(string, str) != (kind is str) and isinstance(string, (str, bytes, bytearray)):
            raise TypeError('cannot use a string pattern on a bytes-like object' if kind is str else
                            'cannot use a bytes pattern on a string-like object')
        return _re.find(self._program, string, pos, endpos, mode, most)

    def _first(self, string, pos, endpos, mode):
        for ends in self._find(string, pos, endpos, mode, 1):
            size = len(string)
            return Match(self, string, max(0, min(pos, size)), max(0, min(endpos, size)), ends)
        return None

    def match(self, string, pos=0, endpos=9223372036854775807):
        return self._first(string, pos, endpos, 0)

    prefixmatch = match

    def fullmatch(self, string, pos=0, endpos=9223372036854775807):
        return self._first(string, pos, endpos, 1)

    def search(self, string, pos=0, endpos=9223372036854775807):
        return self._first(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=9223372036854775807):
        end = min(endpos, len(string))
        return iter([Match(self, string, pos, end, ends) for ends in self._find(string, pos, endpos, 2, 0)])

    def findall(self, string, pos=0, endpos=9223372036854775807):
        found = []
        for ends in self._find(string, pos, endpos, 2, 0):
            if self.groups < 2:
                at = 2 * self.groups
                found.append(string[ends[at]:ends[at + 1]] if ends[at + 1] >= 0 else string[:0])
            else:
                found.append(tuple([string[ends[i]:ends[i + 1]] if ends[i + 1] >= 0 else string[:0]
                                    for i in range(2, len(ends) - 1, 2)]))
        return found

    def split(self, string, maxsplit=0):
        parts, at = [], 0
        if maxsplit < 0:
            return [string]
        for ends in self._find(string, 0, len(string), 2, maxsplit):
            parts.append(string[at:ends[0]])
            for i in range(2, len(ends) - 1, 2):
                parts.append(string[ends[i]:ends[i + 1]] if ends[i + 1] >= 0 else None)
            at = ends[1]
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        parts, at, n = [], 0, 0
        template = None if callable(repl) else _template(self, repl)
        for ends in self._find(string, 0, len(string), 2, max(count, 0)) if count >= 0 else ():
            match = Match(self, string, 0, len(string), ends)
            parts.append(string[at:ends[0]])
            new = repl(match) if template is None else _expand(template, match)
            if new is not None:
                parts.append(new)
            at = ends[1]
            n += 1
        parts.append(string[at:])
        return string[:0].join(parts), n

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        import re
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        text = repr(self.pattern)[:200]
        return f're.compile({text}, {re.RegexFlag(flags)!r})' if flags else f're.compile({text})'

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        import re
        return re._compile, (self.pattern, self.flags)

    __class_getitem__ = classmethod(GenericAlias)


_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


def _template(pattern, repl):
    """Literal parts and group numbers of a replacement."""
    text = repl if isinstance(repl, str) else bytes(repl).decode('latin-1')
    parts, at = [], 0

    def group(number, where):
        if number > pattern.groups:
            raise _error('invalid group reference %d' % number, repl, where)
        parts.append(number)

    while True:
        i = text.find('\\', at)
        if i < 0:
            parts.append(text[at:])
            break
        parts.append(text[at:i])
        c = text[i + 1:i + 2]
        at = i + 2
        if c == 'g':
            if text[at:at + 1] != '<':
                raise _error('missing <', repl, at)
            end = text.find('>', at)
            if end < 0:
                raise _error('missing >, unterminated name' if text[at + 1:] else 'missing group name', repl,
                                   at + 1)
            name = text[at + 1:end]
            if not name:
                raise _error('missing group name', repl, at + 1)
            if name.isascii() and name.isdigit():
                group(int(name), at + 1)
            elif not name.isidentifier():
                raise _error(f'bad character in group name {name!r}', repl, at + 1)
            elif name in pattern.groupindex:
                parts.append(pattern.groupindex[name])
            else:
                raise IndexError(f'unknown group name {name!r}')
            at = end + 1
        elif c and c in '0123456789':
            octal = text[i + 1:i + 4]
            if c == '0':
                end = i + 2
                while end < i + 4 and text[end:end + 1] and text[end] in '01234567':
                    end += 1
                parts.append(chr(int(text[i + 1:end], 8) & 255))
                at = end
            elif len(octal) == 3 and all([d in '01234567' for d in octal]) and c in '0123':
                parts.append(chr(int(octal, 8)))
                at = i + 4
            else:
                end = i + 2 + (text[i + 2:i + 3].isdigit() and text[i + 2:i + 3].isascii())
                group(int(text[i + 1:end]), i + 1)
                at = end
        elif c in _ESCAPES and c:
            parts.append(_ESCAPES[c])
        elif c.isascii() and c.isalpha():
            raise _error('bad escape \\' + c, repl, i)
        elif not c:
            raise _error('bad escape (end of pattern)', repl, i)
        else:
            parts.append('\\' + c)
    if not isinstance(repl, str):
        parts = [part.encode('latin-1') if isinstance(part, str) else part for part in parts]
    return parts


def _expand(template, match):
    empty = match.string[:0]
    return empty.join([(match._get(part) or empty) if isinstance(part, int) else part for part in template])
