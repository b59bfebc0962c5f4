"""echo, printf and test: the shell has them, too."""

import os
import _programs as p
from _programs import complain, quoted, shell, usage

_ESCAPES = {'a': 7, 'b': 8, 'e': 27, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92}


def unescaped(text, more='ex', zero=True):
    """What backslashes mean: bytes, and whether \\c ended the output. `more` names those that not all programs know;
    `zero`: a 0 may stand before three octal digits."""
    done, at = bytearray(), 0
    while at < len(text):
        c = text[at]
        at += 1
        if c != '\\' or at == len(text):
            done += c.encode()
            continue
        c = text[at]
        at += 1
        if c == 'c':
            return bytes(done), True
        most, digits = {'x': 2, 'u': 4, 'U': 8}.get(c, 0) if c in more else 0, '0123456789abcdefABCDEF'
        if c in '01234567':
            most, digits = 3, digits[:8]
            at -= c != '0' or not zero
        start = at
        while at < start + most and text[at:at + 1] and text[at] in digits:
            at += 1
        if c in '01234567':
            done.append(int(text[start:at] or '0', 8) & 255)
        elif at > start:
            value = int(text[start:at], 16)
            done += bytes([value]) if c == 'x' else chr(value).encode()
        elif c in _ESCAPES and (c != 'e' or c in more):
            done.append(_ESCAPES[c])
        else:
            done += (c if c in '"' and c in more else '\\' + c).encode()
    return bytes(done), False


def echo():
    words = list(p.args)
    newline, escapes = True, False
    while words and len(words[0]) > 1 and words[0][0] == '-' and not words[0][1:].strip('neE'):
        for c in words.pop(0)[1:]:
            if c == 'n':
                newline = False
            else:
                escapes = c == 'e'
    text = ' '.join(words)
    if escapes:
        data, ended = unescaped(text)
        p.out.write(data if ended or not newline else data + b'\n')
    else:
        p.out.text(text + '\n' * newline)


def number(text, trouble, floating):
    """The number that an argument of printf means."""
    if text[:1] in ('"', "'") and len(text) > 1:
        if len(text) > 2:
            p.unsupported('more than one character behind a quote')
        return ord(text[1])
    whole = text.lstrip(' \t\n')
    value, end = 0, len(whole)
    while end:
        try:
            if whole[end - 1].isspace():
                raise ValueError
            if floating:
                part = whole[:end]
                value = float('_' if '_' in part else part) if 'x' not in part else float.fromhex(part)
            elif '_' in whole[:end]:
                raise ValueError
            else:
                digits = whole[:end].lstrip('+-')
                value = int(whole[:end], 8 if digits[0] == '0' and digits[1:].isdigit() else 0)
            break
        except (ValueError, IndexError):
            end -= 1
    if not end:
        trouble(text, True)
    elif end < len(whole):
        trouble(text, False)
    return value


def formatted(format, words, trouble, more='exuU"'):
    """What printf writes: bytes, and the words it had no use for. `trouble(word, whole)` hears of words that are no
    numbers."""
    done = bytearray()
    words = list(words)
    while True:
        used, at = False, 0
        while at < len(format):
            start = at
            while at < len(format) and format[at] != '%':
                at += 2 if format[at] == '\\' else 1
            if at > start:
                data, ended = unescaped(format[start:at], more, False)
                done += data
                if ended:
                    return bytes(done), []
                continue
            at += 1
            start = at
            while format[at:at + 1] and format[at] in "-+ #0":
                at += 1
            flags = format[start:at]
            sizes = [None, None]
            for part in 0, 1:
                if part:
                    if format[at:at + 1] != '.':
                        break
                    at += 1
                start = at
                while format[at:at + 1].isdigit():
                    at += 1
                sizes[part] = int(format[start:at]) if at > start else 0 if part else None
                if format[at:at + 1] == '*':
                    at += 1
                    used = True
                    sizes[part] = number(words.pop(0), trouble, False) if words else 0
            width, precision = sizes
            if (width or 0) < 0:
                flags, width = flags + '-', -width
            kind = format[at:at + 1]
            at += 1
            if kind == '%':
                if format[at - 2] != '%':
                    p.unsupported('a width of %%')
                done += b'%'
                continue
            if not kind or kind not in 'sbcdiouxXeEfFgGq' or kind == 'q' and 'u' not in more:
                p.unsupported(f'printf %{kind}')
            used = True
            word = words.pop(0) if words else None
            ended = False
            if kind in 'sbcq':
                data = (word or '').encode()
                if kind == 'b':
                    data, ended = unescaped(word or '', more)
                elif kind == 'c':
                    data = data[:1] or b'\0'
                elif kind == 'q':
                    data = shell(word or '', False).encode()
                if precision is not None and kind != 'c':
                    data = data[:precision]
                text = data
            else:
                value = 0 if word is None else number(word, trouble, kind in 'eEfFgG')
                if kind in 'ouxX' and value < 0:
                    value += 1 << 64
                if precision is not None and kind in 'diouxX':
                    flags = flags.replace('0', '')
                kind = 'd' if kind in 'iu' else kind
                if '#' in flags and kind in 'oxX':
                    flags = flags.replace('#', '') if not value or kind == 'o' else flags
                    if kind == 'o':
                        p.unsupported('printf %#o')
                size = ('' if width is None else str(width)) + ('' if precision is None else f'.{precision}')
                text = (f'%{flags}{size}{kind}' % value).encode()
            done += text.ljust(width or 0) if '-' in flags else text.rjust(width or 0)
            if ended:
                return bytes(done), []
        if not words or not used:
            return bytes(done), words


def printf():
    if p.args[:1] == ['--']:
        del p.args[0]
    if not p.args:
        usage('missing operand')
    status = 0

    def trouble(word, whole):
        nonlocal status
        status = 1
        complain(f'{quoted(word)}: ' + ('expected a numeric value' if whole else 'value not completely converted'))

    done, left = formatted(p.args[0], p.args[1:], trouble)
    p.out.write(done)
    if left:
        complain(f'warning: ignoring excess arguments, starting with {quoted(left[0])}')
    return status


class _Wrong(Exception):
    """An expression that `test` does not understand."""


# What `test`, that of dash and that of bash say.
_MESSAGES = {
    'integer': ('invalid integer ‘{}’', 'Illegal number: {}', '{}: integer expected'),
    'binary': ('‘{}’: binary operator expected', '{}: unexpected operator', '{}: binary operator expected'),
    'unary': ('‘{}’: unary operator expected', '{}: unexpected operator', '{}: unary operator expected'),
    'missing': ('missing argument after ‘{}’', '{}: unexpected operator', '{}: unary operator expected'),
    'extra': ('extra argument ‘{}’', '{}: unexpected operator', 'too many arguments'),
    'closing': ("')' expected", 'closing paren expected', "`)' expected"),
    'argument': ('argument expected', 'argument expected', 'argument expected'),
}


def tested(words, which=0):
    """What `test` says: a truth, or a message of the test that is meant."""
    words = list(words)
    try:
        if len(words) == 3 and words[1] in _BINARY:
            return bool(_BINARY[words[1]](words[0], words[2]))
        if len(words) == 4 and words[0] == '!' and words[2] in _BINARY:
            return not _BINARY[words[2]](words[1], words[3])
        if which == 1 and len(words) == 2 and words[1] in _BINARY and words[0] != '!':
            return words[1] + ': argument expected'
        if len(words) == 2 and words[0] != '!' and words[0] not in _UNARY:
            raise _Wrong('missing', words[1] if not which else words[0])
        if len(words) == 3 and words[0] not in '!(' and (which != 1 or words[0] not in _UNARY) and words[1] not in ('-a', '-o'):
            raise _Wrong('binary', words[which != 1])
        result = _either(words) if words else False
        if words:
            raise _Wrong('extra', words[0])
        return bool(result)
    except _Wrong as e:
        kind, word = e.args
        return _MESSAGES[kind][which].format(word)


def _integer(text):
    try:
        return int(text.strip()) if '_' not in text else int('')
    except ValueError:
        raise _Wrong('integer', text) from None


def _time(name):
    try:
        return os.stat(name).st_mtime_ns
    except OSError:
        return -1


_BINARY = {
    '=': lambda a, b: a == b, '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b,
    '>': lambda a, b: a > b, '-eq': lambda a, b: _integer(a) == _integer(b), '-ne': lambda a, b: _integer(a) != _integer(b),
    '-lt': lambda a, b: _integer(a) < _integer(b), '-le': lambda a, b: _integer(a) <= _integer(b),
    '-gt': lambda a, b: _integer(a) > _integer(b), '-ge': lambda a, b: _integer(a) >= _integer(b),
    '-nt': lambda a, b: _time(a) > _time(b), '-ot': lambda a, b: _time(a) < _time(b),
    '-ef': lambda a, b: os.path.exists(a) and os.path.exists(b) and os.path.samefile(a, b),
}


def _mode_of(name):
    """A file's kind and permissions; 0 if there is none."""
    try:
        return os.stat(name).st_mode
    except OSError:
        if name == '/dev/null':
            return 0o020666
        if name:
            p.elsewhere(name)
        return 0


_UNARY = {
    '-n': bool, '-z': lambda a: not a, '-e': _mode_of, '-f': lambda a: _mode_of(a) & 0o170000 == 0o100000,
    '-d': lambda a: _mode_of(a) & 0o170000 == 0o040000, '-r': _mode_of, '-w': _mode_of,
    '-x': lambda a: _mode_of(a) & 0o111, '-L': os.path.islink,
    '-h': os.path.islink, '-s': lambda a: _mode_of(a) and os.stat(a).st_size > 0,
    '-t': lambda a: a.isdigit() and int(a) < 3 and os.isatty(int(a)), '-p': lambda a: _mode_of(a) & 0o170000 == 0o010000,
    '-S': lambda a: False, '-b': lambda a: False, '-c': lambda a: _mode_of(a) & 0o170000 == 0o020000,
}


def _either(words):
    result = _both(words)
    while words[:1] == ['-o']:
        del words[0]
        result = _both(words) or result
    return result


def _both(words):
    result = _term(words)
    while words[:1] == ['-a']:
        del words[0]
        result = _term(words) and result
    return result


def _term(words):
    if not words:
        raise _Wrong('argument', '')
    if len(words) >= 3 and words[1] in _BINARY:
        a, op, b = words[:3]
        del words[:3]
        return _BINARY[op](a, b)
    word = words.pop(0)
    if word == '!' and words:
        return not _term(words)
    if word == '(' and words:
        result = _either(words)
        if words[:1] != [')']:
            raise _Wrong('closing', '')
        del words[0]
        return result
    if word in _UNARY and words:
        return _UNARY[word](words.pop(0))
    return bool(word)


def test():
    words = list(p.args)
    if p.prog.endswith('['):
        if not words or words.pop() != ']':
            complain('missing ‘]’', 2)
    result = tested(words)
    if isinstance(result, str):
        complain(result, 2)
    return 0 if result else 1
