"""Whole files and folders: copy, move, remove."""

import collections
import fnmatch
import os

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SpecialFileError', 'disk_usage', 'get_terminal_size', 'which', 'ignore_patterns', 'SameFileError']


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and target are the same file."""


class SpecialFileError(OSError):
    """Not a regular file."""


def copyfileobj(fsrc, fdst, length=0):
    while chunk := fsrc.read(length or 65536):
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as fsrc:
        with open(dst, 'wb') as fdst:
            copyfileobj(fsrc, fdst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    found = os.stat(src)
    os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns))
    os.chmod(dst, found.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        here, there = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(here):
            copytree(here, there, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(here, there)
    copystat(src, dst)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        for entry in list(os.scandir(path)):
            if entry.is_dir():
                rmtree(entry.path, ignore_errors, onerror, onexc=onexc)
            else:
                os.unlink(entry.path)
        os.rmdir(path)
    except OSError as e:
        if onexc is not None:
            onexc(os.rmdir, path, e)
        elif onerror is not None:
            onerror(os.rmdir, path, (type(e), e, e.__traceback__))
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    os.stat(src)  # whose error names one path only
    os.rename(src, real)
    return real


_Usage = collections.namedtuple('usage', 'total used free')


def disk_usage(path):
    os.stat(path)
    return _Usage(268435456, 1048576, 267386880)


def get_terminal_size(fallback=(80, 24)):
    return os.get_terminal_size()


def which(cmd, mode=1, path=None):
    from _programs import find
    name = os.fspath(cmd)
    if isinstance(name, bytes):
        found = find(name.decode(), None if path is None else os.fsdecode(path))
        return found and found.encode()
    return find(name, None if path is None else os.fsdecode(path))
