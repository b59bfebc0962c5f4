"""`Popen` by way of the fork server: a small process without threads that forks itself for each child."""

import io
import os
import _boot
import _processes
import _signal
import _thread
from _gilscope import unsupported
from multiprocessing.context import reduction, set_spawning_popen
from multiprocessing import popen_fork
from multiprocessing import spawn, util

__all__ = ['Popen']

# The number of the server's first child; that is the server until it has imported the program.
_server = 0
_starting = _thread.allocate_lock()


class Popen(popen_fork.Popen):
    method = 'forkserver'

    def __init__(self, process_obj):
        super().__init__(process_obj)

    def _launch(self, process_obj):
        if callable(_signal.getsignal(17)):
            # The child is the server's, who would hear of its end.
            unsupported('a handler of SIGCHLD beside the fork server')
        prep_data = spawn.get_preparation_data(process_obj._name)
        buf = io.BytesIO()
        set_spawning_popen(self)
        try:
            reduction.dump(prep_data, buf)
            reduction.dump(process_obj, buf)
        finally:
            set_spawning_popen(None)
        if not _server:
            with _starting:
                if not _server:
                    self.pid = self.sentinel = _start_server(buf.getvalue())
                    return
        self.pid = self.sentinel = _ask(_processes.SERVER_FORK, _processes.SERVER_CHILD, None, buf.getvalue())


def _start_server(data):
    global _server
    # Where the server listens; nobody sees the folder.
    if util._logger:
        util.info('created temp directory %s', '/tmp/pymp-' + os.urandom(4).hex())
    pause = _processes.SERVER_START + _processes.SERVER_FORK
    if not _processes.SERVES:
        _server = _ask(pause, _processes.SERVER_CHILD, None, data)
        return _server
    reader, writer = _processes.pipe(0)
    ready = _processes.pack(writer)
    _processes.close(writer)
    pid = _ask(pause, 0, ready, data)
    # It forks when it has imported the program, or has ended by that.
    _processes.ready([reader], [pid], None)
    _processes.close(reader)
    _server = pid
    return pid


def _ask(pause, start, ready, data):
    buf = io.BytesIO()
    reduction.dump(((_server, ready), _boot.about()), buf)
    return _processes.spawn(pause, start, buf.getvalue() + data, _server)
