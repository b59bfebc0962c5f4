"""A dict that stays in a file. Values are pickled one by one; the file is ours, written by sync() and close()."""

import pickle

import _gilscope
from collections.abc import MutableMapping

__all__ = ['Shelf', 'DbfilenameShelf', 'open']


class Shelf(MutableMapping):
    """A dict of pickled values over a dict of bytes."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding='utf-8'):
        self.dict = dict
        self._protocol = pickle.DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding

    def _dict(self):
        if self.dict is None:
            raise ValueError('invalid operation on closed shelf')
        return self.dict

    def __iter__(self):
        for key in self._dict().keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self._dict())

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self._dict()

    def get(self, key, default=None):
        if key.encode(self.keyencoding) in self._dict():
            return self[key]
        return default

    def __getitem__(self, key):
        try:
            value = self.cache[key]
        except KeyError:
            value = pickle.loads(self._dict()[key.encode(self.keyencoding)])
            if self.writeback:
                self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self._dict()[key.encode(self.keyencoding)] = pickle.dumps(value, self._protocol)

    def __delitem__(self, key):
        del self._dict()[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        if self.dict is None:
            return
        try:
            self.sync()
            if hasattr(self.dict, 'close'):
                self.dict.close()
        finally:
            self.dict = None

    def __del__(self):
        if hasattr(self, 'writeback'):
            self.close()

    def sync(self):
        if self.writeback and self.cache:
            self.writeback = False
            for key, entry in self.cache.items():
                self[key] = entry
            self.writeback = True
            self.cache = {}
        if hasattr(self.dict, 'sync'):
            self.dict.sync()


class _File(dict):
    """Bytes by bytes, in one file."""

    def __init__(self, filename, flag):
        import os
        self._name, self._flag = filename, flag
        exists = os.path.exists(filename)
        if flag in 'rw' and not exists:
            _gilscope.unsupported('the error of a shelf that is not there')
        if exists and flag != 'n':
            import io
            with io.open(filename, 'rb') as file:
                data = file.read()
            if data:
                self.update(pickle.loads(data))
        else:
            self.sync()

    def __getitem__(self, key):
        try:
            return dict.__getitem__(self, key)
        except KeyError:
            raise KeyError(key) from None

    def sync(self):
        if self._flag == 'r':
            return
        import io
        with io.open(self._name, 'wb') as file:
            file.write(pickle.dumps(dict(self)))

    close = sync


class DbfilenameShelf(Shelf):
    """A shelf in a file of its own."""

    def __init__(self, filename, flag='c', protocol=None, writeback=False):
        Shelf.__init__(self, _File(str(filename), flag), protocol, writeback)

    def clear(self):
        self.cache.clear()
        self._dict().clear()


def open(filename, flag='c', protocol=None, writeback=False):
    """Open a shelf: 'r' to read, 'w' to write, 'c' to make it if need be, 'n' always a new one."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
