"""Importing by name. How a module is found and loaded is the interpreter's; loaders and finders are left out."""

import sys

import _gilscope

__all__ = ['import_module', 'invalidate_caches', 'reload']


def import_module(name, package=None):
    """The module of this name; with dots in front, from a package."""
    if name.startswith('.'):
        name = _absolute(name, package)
    __import__(name)
    return sys.modules[name]


def _absolute(name, package):
    """A name with dots in front as one without."""
    level = len(name) - len(name.lstrip('.'))
    if not package:
        raise TypeError("the 'package' argument is required to perform a relative import for "
                        f'{name!r}')
    base = package.rsplit('.', level - 1)
    if len(base) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{base[0]}.{name[level:]}' if name[level:] else base[0]


def invalidate_caches():
    """Nothing is cached."""


def reload(module):
    """Run a module's file again in its namespace."""
    name = getattr(module, '__name__', None)
    if type(module) is not type(sys):
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    file = getattr(module, '__file__', None)
    if file is not None and not file.startswith('/usr/lib/'):
        with open(file, encoding='utf-8') as source:
            text = source.read()
        _gilscope.run(_gilscope.compiled(text, file, False), vars(module), None)
    return sys.modules[name]
