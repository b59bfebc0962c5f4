"""`Popen`: a process as its parent handles it. Those of the other start methods derive from it."""

import atexit
import os
import _processes
from _weakref import ref
from _fork import _children
from multiprocessing import util

__all__ = ['Popen']


class Popen(object):
    """A process that was started as a copy of this one."""

    method = 'fork'

    def __init__(self, process_obj):
        util._flush_std_streams()
        self.returncode = None
        self._parent = os.getpid()
        self.finalizer = None
        self._tickets = []
        self._launch(process_obj)
        for ticket in self._tickets:
            _processes.hand(self.pid, ticket)
        # What closes the pipes in CPython: a started process cannot be pickled because of it.
        self.finalizer = util.Finalize.__new__(util.Finalize)
        self.finalizer._weakref = ref(self)

    def _launch(self, process_obj):
        parent = os.getpid()
        self.pid = self.sentinel = os.fork()
        if self.pid == 0:
            code = 1
            try:
                atexit._clear()
                atexit.register(util._exit_function)
                code = process_obj._bootstrap(parent_sentinel=parent)
            finally:
                atexit._run_exitfuncs()
                os._exit(code)

    def poll(self):
        if self.returncode is None and (self._parent == os.getpid() or self.method == 'forkserver'):
            self.returncode = _processes.status(self.pid)
            if self.returncode is not None and self.pid in _children:
                _children.remove(self.pid)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            if _processes.ready([], [self.pid], timeout) is None:
                return None
            return self.poll()
        return self.returncode

    def _send_signal(self, sig):
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def interrupt(self):
        self._send_signal(2)

    def terminate(self):
        self._send_signal(15)

    def kill(self):
        self._send_signal(9)

    def close(self):
        pass
