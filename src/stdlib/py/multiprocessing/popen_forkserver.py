"""`Popen` by way of the fork server: a small process without threads that forks itself for each child."""

import io
import os
import _processes
from multiprocessing.context import reduction, set_spawning_popen
from multiprocessing import popen_fork
from multiprocessing import spawn, util

__all__ = ['Popen']

_running = False


class Popen(popen_fork.Popen):
    method = 'forkserver'

    def __init__(self, process_obj):
        super().__init__(process_obj)

    def _launch(self, process_obj):
        global _running
        prep_data = spawn.get_preparation_data(process_obj._name)
        # The first child does what the server does before its first fork.
        prep_data['preload'] = not _running
        buf = io.BytesIO()
        reduction.dump('forkserver', buf)
        set_spawning_popen(self)
        try:
            reduction.dump(prep_data, buf)
            reduction.dump(process_obj, buf)
        finally:
            set_spawning_popen(None)
        pause = _processes.SERVER_FORK
        if not _running:
            # Where the server listens; nobody sees the folder.
            if util._logger:
                util.info('created temp directory %s', '/tmp/pymp-' + os.urandom(4).hex())
            pause += _processes.SERVER_START
        _running = True
        self.pid = self.sentinel = _processes.spawn(pause, _processes.SERVER_CHILD, buf.getvalue())
