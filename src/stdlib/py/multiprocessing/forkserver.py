"""The fork server: its first child does what the server does first, and the others are copies of it from there on."""

import atexit
import os
import sys
import _fork
import _pickle
import _processes
from multiprocessing import popen_forkserver, spawn, util

__all__ = ['main', 'set_forkserver_preload']


def set_forkserver_preload(module_names, *, on_error='ignore'):
    """Name modules that the server imports before it forks."""


def main(child_r, fds=(), unused_fds=(), old_handlers=None):
    """What a child does in the server's loop, right after the fork."""
    code = 1
    try:
        atexit._clear()
        atexit.register(util._exit_function)
        try:
            code = _serve_one(child_r, fds,
                              unused_fds,
                              old_handlers)
        except Exception:
            sys.excepthook(*sys.exc_info())
    finally:
        atexit._run_exitfuncs()
        os._exit(code)


def _serve_one(child_r, fds, unused_fds, handlers):
    parent_sentinel = None
    code = spawn._main(child_r, parent_sentinel)
    return code


def serve(server, ready, data):
    """Import the program, as the server does before it forks; what follows each child does with `data` of its own.
    `server` is the number of its first child, 0 for that itself, which closes what `ready` is the ticket of."""
    popen_forkserver._server = server or os.getpid()
    # What is printed meanwhile is printed once.
    _processes.mute(server != 0)
    spawn._preload_main()
    _processes.mute(False)
    own = _processes.serve(data)
    if own is not data:
        own = own[_pickle._loads(own)[1]:]
    elif ready is not None:
        _processes.close(_processes.unpack(ready))
        _processes.compute(_processes.SERVER_CHILD)
    _fork._after_in_child()
    main(own)
