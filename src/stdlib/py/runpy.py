"""Running a file as a module: only the program's own file, for the children of `multiprocessing`."""

import _processes

__all__ = ['run_path']


def run_path(path_name, init_globals=None, run_name=None):
    """Run the program's file as the module `run_name`; its names."""
    return _processes.run_main(run_name)
