"""Pickles between processes: `ForkingPickler`, which also knows connections."""

import pickle
import sys
from copyreg import dispatch_table
from io import BytesIO

__all__ = ['dump', 'ForkingPickler', 'register']

HAVE_SEND_HANDLE = True


class ForkingPickler(pickle.Pickler):
    """A pickler with a table of its own for what only processes of one machine can send each other."""

    _extra_reducers = {}
    loads = staticmethod(pickle.loads)

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = _table()

    @classmethod
    def register(cls, type, reduce):
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        buf = BytesIO()
        cls(buf, protocol).dump(obj)
        return buf.getvalue()


def _table():
    if 'socket' in sys.modules:
        register(sys.modules['socket'].socket, _reduce_socket)
    if dispatch_table:
        return {**dispatch_table, **ForkingPickler._extra_reducers}
    return ForkingPickler._extra_reducers


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    """Write an object to a file."""
    ForkingPickler(file, protocol).dump(obj)


def _reduce_socket(s):
    import _sockets
    return _rebuild_socket, (_sockets._share(s.fileno()), s.family, s.type, s.proto)


def _rebuild_socket(ticket, family, type, proto):
    import _sockets
    import socket
    return socket.socket(family, type, proto, fileno=_sockets._take(ticket))
