"""Imports that skip a test, or give a module anew."""

import contextlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        __import__(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))
    return sys.modules[name]


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """A module that is loaded once more, with others loaded once more or missing."""
    names = {name, *fresh, *blocked}
    before = {each: module for each, module in list(sys.modules.items())
              if each in names or any(each.startswith(other + '.') for other in names)}
    for each in before:
        del sys.modules[each]
    for each in blocked:
        sys.modules[each] = None
    try:
        try:
            for each in fresh:
                __import__(each)
        except ImportError:
            return None
        __import__(name)
        return sys.modules[name]
    finally:
        for each in names:
            sys.modules.pop(each, None)
        sys.modules.update(before)


def ensure_lazy_imports(imported_module, modules_to_block):
    raise unittest.SkipTest('needs a subprocess')


@contextlib.contextmanager
def isolated_modules():
    yield
