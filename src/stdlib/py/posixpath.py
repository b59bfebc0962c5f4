"""os.path: paths as text."""

import os
from _os import _back, _text
from genericpath import *
from genericpath import _check_arg_types, _common

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
           'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive']


def normcase(s, /):
    return os.fspath(s)


def isabs(s, /):
    return _text(s)[0].startswith('/')


def join(a, /, *paths):
    parts = [os.fspath(a)]
    for part in paths:
        if not isinstance(part, (str, bytes)) and not hasattr(part, '__fspath__'):
            _check_arg_types('join', part)
        parts.append(os.fspath(part))
    kinds = {type(part) for part in parts}
    if bytes in kinds and str in kinds:
        raise TypeError("Can't mix strings and bytes in path components")
    slash = b'/' if bytes in kinds else '/'
    result = parts[0]
    for part in parts[1:]:
        if part.startswith(slash) or not result:
            result = part
        elif result.endswith(slash):
            result += part
        else:
            result += slash + part
    return result


def split(p, /):
    text, was_bytes = _text(p)
    at = text.rfind('/') + 1
    head = text[:at]
    if head.strip('/'):
        head = head.rstrip('/')
    return _back(head, was_bytes), _back(text[at:], was_bytes)


def basename(p, /):
    return split(p)[1]


def dirname(p, /):
    return split(p)[0]


def splitext(p, /):
    text, was_bytes = _text(p)
    name = text.rfind('/') + 1
    dot = text.rfind('.')
    if dot <= name or not text[name:dot].strip('.'):
        return _back(text, was_bytes), _back('', was_bytes)
    return _back(text[:dot], was_bytes), _back(text[dot:], was_bytes)


def splitdrive(p, /):
    p = os.fspath(p)
    return p[:0], p


def splitroot(path):
    text, was_bytes = _text(path)
    if not text.startswith('/'):
        root = ''
    elif text.startswith('//') and not text.startswith('///'):
        root = '//'
    else:
        root = '/'
    return _back('', was_bytes), _back(root, was_bytes), _back(text[len(root):], was_bytes)


def normpath(path):
    text, was_bytes = _text(path)
    _, root, rest = splitroot(text)
    parts = []
    for part in rest.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and (parts or root) and (not parts or parts[-1] != '..'):
            if parts:
                parts.pop()
            continue
        parts.append(part)
    return _back(root + '/'.join(parts) or '.', was_bytes)


def abspath(path):
    text, was_bytes = _text(path)
    if not text.startswith('/'):
        text = join(os.getcwd(), text)
    return _back(normpath(text), was_bytes)


def realpath(filename, /, *, strict=False):
    found = abspath(filename)
    if strict:
        os.stat(found)
    return found


def relpath(path, start=None):
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start or '.').split('/') if part]
    same = len(_common([there, here]))
    parts = ['..'] * (len(here) - same) + there[same:]
    return '/'.join(parts) or '.'


def commonpath(paths):
    paths = [os.fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({path.startswith('/') for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    return ('/' if paths[0].startswith('/') else '') + '/'.join(_common(split_paths))


def islink(path):
    return False


def isjunction(path):
    return False


def isdevdrive(path):
    return False


def ismount(path):
    return abspath(path) == '/'


def expanduser(path):
    text, was_bytes = _text(path)
    if text == '~' or text.startswith('~/'):
        text = os.environ.get('HOME', '/home/user') + text[1:]
    return _back(text, was_bytes)


def expandvars(path):
    text, was_bytes = _text(path)
    out = ''
    at = 0
    while at < len(text):
        if text[at] != '$':
            out += text[at]
            at += 1
            continue
        if text[at + 1:at + 2] == '{':
            end = text.find('}', at)
            name = text[at + 2:end] if end >= 0 else ''
            after = end + 1
        else:
            after = at + 1
            while after < len(text) and (text[after].isalnum() or text[after] == '_'):
                after += 1
            name = text[at + 1:after]
        if name and name in os.environ:
            out += os.environ[name]
            at = after
        else:
            out += '$'
            at += 1
    return _back(out, was_bytes)
