"""Objects as bytes and back: the module that programs import, above `_pickle`, which does the work.

The bytes are those of protocol 5 (or 4), as CPython writes them.
"""

import _pickle
from _pickle import PickleError, PicklingError, UnpicklingError
from copyreg import dispatch_table

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The pickle of an object, as bytes."""
    return _pickle._dumps(obj, protocol, dispatch_table)


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """The object of a pickle."""
    return _pickle._loads(data)[0]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the pickle of an object to a file open for writing bytes."""
    Pickler(file, protocol).dump(obj)


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """Read one pickle from a file open for reading bytes."""
    return Unpickler(file).load()


class Pickler:
    """Writes pickles to a file. A `dispatch_table` of its own tells it how to reduce objects of some classes."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        try:
            self._write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self._protocol = protocol

    def dump(self, obj):
        self._write(_pickle._dumps(obj, self._protocol, getattr(self, 'dispatch_table', dispatch_table)))

    def clear_memo(self):
        pass


class Unpickler:
    """Reads pickles from a file, one after the other."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
        try:
            self._read = file.read
            file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file

    def load(self):
        data = self._read()
        obj, used = _pickle._loads(data)
        if used < len(data):
            self._file.seek(self._file.tell() - len(data) + used)
        return obj
