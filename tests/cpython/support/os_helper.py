"""Files in tests."""

import contextlib
import os
import tempfile

TESTFN = '@test'
TESTFN_UNENCODABLE = None
FS_NONASCII = 'æ'


def unlink(name):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(name)


def fd_count():
    count = 0
    for fd in range(100):
        with contextlib.suppress(OSError):
            os.fstat(fd)
            count += 1
    return count


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    with tempfile.TemporaryDirectory() as folder:
        yield folder


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'<FakePath {self.path!r}>'

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type):
            raise self.path
        return self.path


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name='tempcwd', quiet=False):
    with temp_dir() as folder, change_cwd(folder) as place:
        yield place
