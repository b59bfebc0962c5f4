"""The part of `os.path` that asks the system."""

import os
import stat
from _os import _stat


def _check_arg_types(function, part):
    raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}')


def exists(path):
    return _stat(path) is not None


lexists = exists


def isfile(path):
    found = _stat(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def isdir(s):
    found = _stat(s)
    return found is not None and stat.S_ISDIR(found.st_mode)


def commonprefix(m, /):
    import warnings
    warnings.warn('os.path.commonprefix() is deprecated. Use os.path.commonpath() for longest path prefix.',
                  category=DeprecationWarning, stacklevel=2)
    return _common(m)


def _common(list):
    if not list:
        return ''
    if not isinstance(list[0], (tuple, type([]))):
        list = [os.fspath(item) for item in list]
    low = min(list)
    high = max(list)
    for at, item in enumerate(low):
        if item != high[at]:
            return low[:at]
    return low


def getsize(filename, /):
    return os.stat(filename).st_size


def getmtime(filename, /):
    return os.stat(filename).st_mtime


def getatime(filename, /):
    return os.stat(filename).st_atime


def getctime(filename, /):
    return os.stat(filename).st_ctime


def samestat(s1, s2, /):
    return s1.st_ino == s2.st_ino


def samefile(f1, f2, /):
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(os.fstat(fp1), os.fstat(fp2))
