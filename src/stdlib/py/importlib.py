"""Importing by name. How a module is found and loaded is the interpreter's; loaders and finders are left out."""

import sys

__all__ = ['import_module', 'invalidate_caches']


def import_module(name, package=None):
    """The module of this name; with dots in front, from a package."""
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f'{name!r}')
        base = package.rsplit('.', level - 1)
        if len(base) < level:
            raise ImportError('attempted relative import beyond top-level package')
        name = f'{base[0]}.{name[level:]}' if name[level:] else base[0]
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is cached."""
