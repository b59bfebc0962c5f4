"""What a child made by spawn or forkserver does first: get ready, import the parent's main module, unpickle itself."""

import io
import os
import sys
import _boot
from multiprocessing import process, reduction, util
from multiprocessing.context import get_spawning_popen
import runpy

__all__ = ['_main', 'freeze_support', 'get_preparation_data', 'import_main_path']


def freeze_support():
    """For programs made into one executable; nothing to do here."""


def is_forking(argv):
    return False


def spawn_main(fd, parent_sentinel=None):
    exitcode = _main(fd, parent_sentinel)
    sys.exit(exitcode)


def _main(fd, parent_sentinel=None):
    from_parent = io.BytesIO(fd)
    process.current_process()._inheriting = True
    try:
        preparation_data = reduction.pickle.load(from_parent)
        prepare(preparation_data)
        self = reduction.pickle.load(from_parent)
    finally:
        del process.current_process()._inheriting
    return self._bootstrap(parent_sentinel)


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        ''')


def get_preparation_data(name):
    """What a child has to know before it can unpickle its Process object."""
    _check_not_importing_main()
    from multiprocessing import context
    data = dict(log_to_stderr=util._log_to_stderr, authkey=process.current_process().authkey, name=name,
                sys_argv=sys.argv, start_method=context._default_context.get_start_method(allow_none=True))
    if util._logger is not None:
        data['log_level'] = util._logger.getEffectiveLevel()
    main_path = _boot.main_path()
    if main_path is not None:
        data['init_main_from_path'] = main_path
    return data


def prepare(data):
    """Do as `get_preparation_data` says."""
    from multiprocessing import context
    if 'name' in data:
        process.current_process().name = data['name']
    if 'authkey' in data:
        process.current_process().authkey = data['authkey']
    if 'log_to_stderr' in data and data['log_to_stderr']:
        util.log_to_stderr()
    if 'log_level' in data:
        util.get_logger().setLevel(data['log_level'])
    if 'sys_argv' in data:
        sys.argv = data['sys_argv']
    if 'start_method' in data:
        context._default_context.set_start_method(data['start_method'], force=True)
    if not _preloaded and 'init_main_from_path' in data:
        _fixup_main_from_path(data['init_main_from_path'])


_preloaded = False


def _preload_main():
    # The fork server imports the main module before it forks, so its children have it already. If that fails, the
    # server says nothing, and each child tries again.
    global _preloaded
    process.current_process()._inheriting = True
    try:
        if _boot.main_path() is not None:
            import_main_path(_boot.main_path())
        _preloaded = True
    except Exception:
        pass
    finally:
        del process.current_process()._inheriting
    util._flush_std_streams()


def _fixup_main_from_path(main_path):
    main_content = runpy.run_path(main_path,
                                  run_name="__mp_main__")


def import_main_path(main_path):
    """Run the file at `main_path` as the main module of this process."""
    _fixup_main_from_path(main_path)
