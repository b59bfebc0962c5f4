"""What the words of the shell become: variables, output of commands, sums, names of files."""

import os
from _gilscope import unsupported
from _sh_parse import is_name


class Bad(Exception):
    """Ends the shell, with a message and status 2."""


def _joined(sh, words):
    ifs = sh.vars.get('IFS', ' \t\n')
    return ifs[:1].join(words)


def special(sh, name):
    """The value of a parameter, else None."""
    if name == '?':
        return str(sh.status)
    if name == '$':
        return str(sh.pid)
    if name == '#':
        return str(len(sh.args))
    if name == '!':
        return str(sh.last) if sh.last else None
    if name == '-':
        return ''.join(sorted(sh.options))
    if name == '0':
        return sh.name
    if name in '@*':
        return _joined(sh, sh.args) if sh.args else None
    if name.isdigit():
        return sh.args[int(name) - 1] if int(name) <= len(sh.args) else None
    if sh.bash and name in ('RANDOM', 'SECONDS', 'BASH_VERSION', 'BASHPID', 'HOSTNAME', 'UID', 'EUID', 'PIPESTATUS', 'OSTYPE'):
        unsupported(f'${name} of bash')
    return sh.vars.get(name)


def variable(sh, part):
    """What ${…} becomes: text."""
    _, name, operator, word, quoted = part
    value = special(sh, name)
    unset = value is None
    if operator == 'length':
        return str(len(value or ''))
    if operator[:1] == ':':
        unset = not value
    kind = operator[-1:]
    if kind == '-' and unset:
        return text_of(sh, word)
    if kind == '+':
        return '' if unset else text_of(sh, word)
    if kind == '=' and unset:
        if not is_name(name):
            raise Bad(f'{name}: bad variable name')
        value = text_of(sh, word)
        sh.vars[name] = value
        return value
    if kind == '?' and unset:
        raise Bad(f'{name}: ' + (text_of(sh, word) or 'parameter not set' + (' or null' if ':' in operator else '')))
    if value is None:
        if 'u' in sh.options and name not in '@*' and kind in ('', '%', '#'):
            raise Bad(f'{name}: parameter not set')
        value = ''
    if kind and kind in '%#':
        return _cut(value, pattern_of(sh, word), kind, operator)
    return value


def _cut(value, pattern, kind, operator):
    from fnmatch import fnmatchcase
    sizes = range(len(value) + 1)
    for size in reversed(sizes) if len(operator) == 2 else sizes:
        part = value[:size] if kind == '#' else value[len(value) - size:]
        if fnmatchcase(part, pattern):
            return value[size:] if kind == '#' else value[:len(value) - size]
    return value


def value_of(sh, part):
    if part[0] == 't':
        return part[1]
    if part[0] == 'v':
        return variable(sh, part)
    if part[0] == 'c':
        return sh.output(part[1]).rstrip('\n')
    return str(Sum(sh, text_of(sh, part[1])).value())


def _home(sh, word):
    """A ~ at the beginning of a word."""
    if word and word[0][0] == 't' and not word[0][2] and word[0][1][:1] == '~':
        text = word[0][1]
        if (text == '~' and len(word) == 1 or text.startswith('~/')) and 'HOME' in sh.vars:
            return [('t', sh.vars['HOME'], True), ('t', text[1:], False)] + word[1:]
        if text[1:2].isalpha():
            unsupported('the folder of another user')
    return word


def text_of(sh, word):
    """One text, as in an assignment."""
    if any(part[0] == 't' and not part[2] and ':~' in part[1] for part in word):
        unsupported('~ behind a colon')
    return ''.join([value_of(sh, part) for part in _home(sh, word)])


def pattern_of(sh, word):
    """A pattern for fnmatch: what was quoted stands for itself."""
    return ''.join([_escaped(value_of(sh, part)) if part[-1] else _plain(value_of(sh, part)) for part in _home(sh, word)])


def _escaped(text):
    return ''.join([f'[{c}]' if c in '*?[' else c for c in text])


def _plain(text):
    if '\\' in text:
        unsupported('backslashes in patterns of the shell')
    return text


def fields(sh, words):
    """All the fields that words become: split where nothing is quoted, and names of files for patterns."""
    found = []
    for word in words:
        if len(word) == 1 and word[0][0] == 't' and (word[0][2] or not any(c in word[0][1] for c in '*?[~')):
            found.append(word[0][1])
            continue
        for field in _split(sh, _home(sh, word)):
            found += _files(sh, field)
    return found


def _chosen(sh, word):
    """The word with those in ${…:-…} and ${…:+…} in their places, if they count: what is quoted there stays so."""
    found = []
    for part in word:
        if part[0] == 'v' and not part[-1] and part[2] in ('-', ':-', '+', ':+'):
            value = special(sh, part[1])
            if (not value if ':' in part[2] else value is None) == ('-' in part[2]):
                found += _chosen(sh, part[3])
                continue
        found.append(part)
    return found


def _split(sh, word):
    """Lists of (text, quoted)."""
    done, now = [], None
    word = _chosen(sh, word)
    ifs = sh.vars.get('IFS', ' \t\n')
    for part in word:
        quoted = part[-1]
        if part[0] == 'v' and part[1] in '@*' and not part[2] and (part[1] == '@' or not quoted):
            for at, text in enumerate(sh.args):
                if at:
                    done.append(now)
                    now = None
                if quoted:
                    now = (now or []) + [(text, True)]
                else:
                    now = _apart(text, ifs, done, now)
            continue
        value = value_of(sh, part)
        if part[0] == 't' or quoted:
            now = (now or []) + [(value, quoted)]
        else:
            now = _apart(value, ifs, done, now)
    return [field for field in done + [now] if field is not None]


def _apart(value, ifs, done, now):
    """Split at the characters of IFS; blanks count together. Puts fields that are complete to `done`; the last one."""
    at, size = 0, len(value)
    blanks = ''.join([c for c in ifs if c in ' \t\n'])
    while at < size:
        c = value[at]
        if c not in ifs:
            start = at
            while at < size and value[at] not in ifs:
                at += 1
            now = (now or []) + [(value[start:at], False)]
            continue
        while at < size and value[at] in blanks:
            at += 1
        if at < size and value[at] in ifs:
            at += 1
            now = now or []
            while at < size and value[at] in blanks:
                at += 1
        if now is not None:
            done.append(now)
        now = None
    return now


def _files(sh, field):
    text = ''.join([part for part, _ in field])
    if 'f' in sh.options or not any(c in part for part, quoted in field if not quoted for c in '*?['):
        return [text]
    import glob
    pattern = ''.join([_escaped(part) if quoted else _plain(part) for part, quoted in field])
    if sh.bash and '**' in pattern:
        pattern = pattern.replace('**', '*')
    return sorted(glob.glob(pattern)) or [text]


class Sum:
    """An arithmetic expression."""

    LEVELS = (('||',), ('&&',), ('|',), ('^',), ('&',), ('==', '!='), ('<=', '>=', '<', '>'), ('<<', '>>'), ('+', '-'),
              ('*', '/', '%'))

    def __init__(self, sh, text):
        self.sh = sh
        self.text = text
        self.at = 0

    def bad(self, what):
        raise Bad(f'arithmetic expression: {what}: "{self.text}"')

    def value(self):
        if not self.text.strip():
            return 0
        value = self.assigned()
        if self.skip() < len(self.text):
            self.bad('expecting EOF')
        return value

    def skip(self):
        while self.text[self.at:self.at + 1] in (' ', '\t', '\n') and self.at < len(self.text):
            self.at += 1
        return self.at

    def take(self, *operators):
        self.skip()
        for operator in operators:
            after = self.text[self.at + len(operator):self.at + len(operator) + 1]
            if self.text.startswith(operator, self.at) and not (operator in ('|', '&') and after == operator or
                                                               operator in ('<', '>') and after in ('=', operator)
                                                               and after or after == '=' and operator in '+-*/%^|&<<>>'):
                self.at += len(operator)
                return operator
        return ''

    def name(self):
        start = self.skip()
        at = start
        while self.text[at:at + 1].isalnum() or self.text[at:at + 1] == '_':
            at += 1
        return self.text[start:at] if is_name(self.text[start:at]) else ''

    def assigned(self):
        name = self.name()
        if name:
            start = self.at
            self.at += len(name)
            self.skip()
            for operator in ('=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '|=', '^='):
                if self.text.startswith(operator, self.at) and self.text[self.at:self.at + 2] != '==':
                    self.at += len(operator)
                    value = self.assigned()
                    if operator != '=':
                        value = self.apply(operator[:-1], self.number(self.sh.vars.get(name, '0')), value)
                    self.sh.vars[name] = str(value)
                    return value
            self.at = start
        value = self.binary(0)
        if self.take('?'):
            yes = self.assigned()
            if not self.take(':'):
                self.bad('expecting \':\'')
            no = self.assigned()
            return yes if value else no
        return value

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        value = self.binary(level + 1)
        while operator := self.take(*self.LEVELS[level]):
            value = self.apply(operator, value, self.binary(level + 1))
        return value

    def apply(self, op, a, b):
        if op in '/%':
            if not b:
                self.bad('division by zero')
            value = abs(a) // abs(b) if op == '/' else abs(a) % abs(b)
            return -value if (a < 0) != (b < 0 and op == '/') else value
        value = {'||': lambda: int(bool(a or b)), '&&': lambda: int(bool(a and b)), '|': lambda: a | b,
                 '^': lambda: a ^ b, '&': lambda: a & b, '==': lambda: int(a == b), '!=': lambda: int(a != b),
                 '<=': lambda: int(a <= b), '>=': lambda: int(a >= b), '<': lambda: int(a < b), '>': lambda: int(a > b),
                 '<<': lambda: a << (b & 63), '>>': lambda: a >> (b & 63), '+': lambda: a + b, '-': lambda: a - b,
                 '*': lambda: a * b, '**': lambda: a ** b}[op]()
        return (value + (1 << 63)) % (1 << 64) - (1 << 63)

    def number(self, text):
        text = text.strip()
        try:
            digits = text.lstrip('+-')
            return int(text, 8 if digits[:1] == '0' and digits[1:].isdigit() else 0) if text else 0
        except ValueError:
            raise Bad(f'Illegal number: {text}') from None

    def unary(self):
        self.skip()
        c = self.text[self.at:self.at + 1]
        if self.sh.bash and self.text[self.at:self.at + 2] in ('++', '--'):
            unsupported('++ of bash')
        if c and c in '+-!~':
            self.at += 1
            value = self.unary()
            return -value if c == '-' else int(not value) if c == '!' else ~value if c == '~' else value
        if c == '(':
            self.at += 1
            value = self.assigned()
            if not self.take(')'):
                self.bad("expecting ')'")
            return value
        name = self.name()
        if name:
            self.at += len(name)
            if self.sh.bash and self.text[self.at:self.at + 2] in ('++', '--', '**'):
                unsupported(self.text[self.at:self.at + 2] + ' of bash')
            value = special(self.sh, name)
            if value is None and 'u' in self.sh.options:
                raise Bad(f'{name}: parameter not set')
            return self.number(value or '0')
        start = self.at
        while self.text[self.at:self.at + 1].isalnum():
            self.at += 1
        if start == self.at:
            self.bad('expecting primary')
        if self.text[start] == '0' and self.text[start:self.at].isdigit() and set('89') & set(self.text[start:self.at]):
            self.bad('expecting EOF')
        return self.number(self.text[start:self.at])
