"""`Popen` by starting a new interpreter."""

import io
import _boot
import _processes
from multiprocessing.context import reduction, set_spawning_popen
from multiprocessing import popen_fork
from multiprocessing import spawn

__all__ = ['Popen']


class Popen(popen_fork.Popen):
    method = 'spawn'

    def __init__(self, process_obj):
        super().__init__(process_obj)

    def _launch(self, process_obj):
        prep_data = spawn.get_preparation_data(process_obj._name)
        fp = io.BytesIO()
        reduction.dump(((), _boot.about()), fp)
        set_spawning_popen(self)
        try:
            reduction.dump(prep_data, fp)
            reduction.dump(process_obj, fp)
        finally:
            set_spawning_popen(None)
        self.pid = self.sentinel = _processes.spawn(_processes.SPAWN_EXEC, _processes.SPAWN_CHILD, fp.getvalue(), 0)
