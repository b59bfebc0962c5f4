"""`os.fork` and `os.wait`: copies of this process, and how they end (`Modules/posixmodule.c`)."""

import _processes
import posix
import sys

WNOHANG = 1

_hooks = {'before': [], 'after_in_parent': [], 'after_in_child': []}
# Children that nobody has waited for.
_children = []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Have functions called around each fork: `before` the latest first, the others in order."""
    given = {'before': before, 'after_in_child': after_in_child, 'after_in_parent': after_in_parent}
    if all(hook is None for hook in given.values()):
        raise TypeError('At least one argument is required.')
    for name, hook in given.items():
        if hook is not None and not callable(hook):
            raise TypeError(f"'{name}' must be callable, not {type(hook).__name__}")
    for name, hook in given.items():
        if hook is not None:
            _hooks[name].append(hook)


def _call(hooks):
    for hook in hooks:
        try:
            hook()
        except BaseException as exc:
            print(f'Exception ignored in atfork callback {hook!r}:', file=sys.stderr)
            import _thread
            _thread._print_exception(exc)


def _after_in_child():
    _children.clear()
    _call(_hooks['after_in_child'])


def fork():
    """Copy this process with the calling thread: the child's number, and 0 in the child."""
    _call(reversed(_hooks['before']))
    pid = _processes.fork(_processes.FORK_COPY, _processes.FORK_CHILD)
    if pid == 0:
        _after_in_child()
        return 0
    _children.append(pid)
    _call(_hooks['after_in_parent'])
    threading = sys.modules.get('threading')
    if threading is not None and len(threading._active) + len(threading._limbo) > 1:
        import warnings
        warnings.warn(f'This process (pid={posix.getpid()}) is multi-threaded, use of fork() may lead to deadlocks in '
                      'the child.', DeprecationWarning)
    return pid


def waitpid(pid, options, /):
    """Wait for the end of a child, any if `pid` is -1: its number and its wait status; (0, 0) with WNOHANG if none
    has ended."""
    mine = _children if pid in (-1, 0) else [child for child in _children if child == pid]
    if not mine:
        raise ChildProcessError(10, 'No child processes')
    if not options & WNOHANG:
        _processes.ready([], mine, None)
    for child in mine:
        status = _processes.status(child)
        if status is not None:
            _children.remove(child)
            return child, -status if status < 0 else status << 8
    return 0, 0


def wait():
    """Wait for the end of any child."""
    return waitpid(-1, 0)


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    return status & 0x7f


def WCOREDUMP(status):
    return status & 0x80 != 0


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def waitstatus_to_exitcode(status):
    """An exit code, or minus the number of a signal."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f'invalid wait status: {status}')


class SemLock:
    """How another process comes by a semaphore (`_multiprocessing.SemLock._rebuild`)."""

    @staticmethod
    def _rebuild(handle, kind, maxvalue):
        _processes.reopen(handle)
        return _processes.SemLock(kind, 0, maxvalue, handle)
