"""The children of the fork server. The server itself is a pause before its first child."""

import atexit
import os
import sys
from multiprocessing import spawn, util

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
