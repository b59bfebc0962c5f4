"""Files by pattern."""

import os
from fnmatch import fnmatchcase

__all__ = ['escape', 'glob', 'iglob', 'translate']


def has_magic(text):
    return any(c in text for c in '*?[')


def escape(pathname):
    return ''.join(f'[{c}]' if c in '*?[' else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    base = '' if root_dir is None else os.fspath(root_dir)
    root = '/' if pathname.startswith('/') else ''
    parts = [part for part in pathname.split('/') if part]
    only_folders = pathname.endswith('/')
    for found in _match(base, root, parts, recursive, include_hidden):
        if only_folders:
            if os.path.isdir(os.path.join(base, found)):
                yield os.path.join(found, '')
        else:
            yield found


def _entries(base, folder):
    try:
        return list(os.scandir(os.path.join(base, folder) or '.'))
    except OSError:
        return []


def _match(base, prefix, parts, recursive, hidden):
    if not parts:
        if prefix:
            yield prefix
        return
    first, rest = parts[0], parts[1:]
    if recursive and first == '**':
        yield from _below(base, prefix, rest, recursive, hidden)
        return
    if not has_magic(first):
        path = os.path.join(prefix, first)
        if os.path.exists(os.path.join(base, path)):
            yield from _match(base, path, rest, recursive, hidden)
        return
    for entry in _entries(base, prefix):
        if entry.name.startswith('.') and not hidden and not first.startswith('.'):
            continue
        if fnmatchcase(entry.name, first) and (not rest or entry.is_dir()):
            yield from _match(base, os.path.join(prefix, entry.name), rest, recursive, hidden)


def _below(base, prefix, rest, recursive, hidden):
    """The folder itself and everything in it."""
    if rest:
        yield from _match(base, prefix, rest, recursive, hidden)
    elif prefix:
        yield os.path.join(prefix, '')
    for entry in _entries(base, prefix):
        if entry.name.startswith('.') and not hidden:
            continue
        path = os.path.join(prefix, entry.name)
        if entry.is_dir():
            for found in _below(base, path, rest, recursive, hidden):
                yield found.rstrip('/') if not rest else found
        elif not rest:
            yield path
