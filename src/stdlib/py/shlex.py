"""Words of a command line as a Unix shell splits it."""

import re

__all__ = ['shlex', 'split', 'quote', 'join']

_unsafe = re.compile(r'[^\w@%+=:,./-]', re.ASCII).search


def split(s, comments=False, posix=True):
    """The words of a text."""
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        import _gilscope
        _gilscope.unsupported('shlex.split(posix=False)')
    words = []
    word = None
    quote = ''
    at = 0
    while at < len(s):
        c = s[at]
        at += 1
        if quote:
            if c == quote:
                quote = ''
            elif c == '\\' and quote == '"':
                if at == len(s):
                    raise ValueError("No escaped character")
                if s[at] not in '"\\':
                    word += c
                word += s[at]
                at += 1
            else:
                word += c
        elif c in ' \t\r\n':
            if word is not None:
                words.append(word)
                word = None
        elif c == '#' and comments:
            if word is not None:
                words.append(word)
                word = None
            while at < len(s) and s[at] != '\n':
                at += 1
        elif c in '\'"':
            quote = c
            word = word or ''
        elif c == '\\':
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or '') + s[at]
            at += 1
        else:
            word = (word or '') + c
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def join(split_command):
    """Words as a text that split() takes apart again."""
    return ' '.join(quote(word) for word in split_command)


def quote(s):
    """A word so that a shell takes it as it is."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if s.isascii() and not _unsafe(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def __getattr__(name):
    if name == 'shlex':
        import _gilscope
        _gilscope.unsupported('shlex.shlex')
    raise AttributeError(f"module 'shlex' has no attribute '{name}'")
