"""Signals: what a process is told from outside while it runs. The numbers, as enumerations, over `_signal`.

A handler runs in the main thread, at its next safe point. A call that waits goes on after it, unless it raises.
"""

import _signal
from _signal import raise_signal, alarm, getitimer, pause, pthread_kill, set_wakeup_fd, siginterrupt, strsignal, NSIG
from enum import IntEnum


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64
    SIGIOT = 6
    SIGPOLL = 29
    SIGCLD = 17


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


for _name, _member in [*Signals.__members__.items(), *Handlers.__members__.items()]:
    globals()[_name] = _member
SIGIOT, SIGPOLL, SIGCLD = Signals.SIGABRT, Signals.SIGIO, Signals.SIGCHLD

ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
default_int_handler = _signal.default_int_handler
setitimer = _signal.setitimer
ItimerError = _signal.ItimerError


def _as_enum(value, cls):
    # None and functions stay what they are.
    if not isinstance(value, int):
        return value
    try:
        return cls(value)
    except ValueError:
        return value


def _enum_to_int(value):
    return int(value) if isinstance(value, int) else value


def signal(signalnum, handler):
    """Set the handler of a signal: a function of (number, frame), SIG_DFL or SIG_IGN. Returns the one before."""
    handler = _signal.signal(_enum_to_int(signalnum), _enum_to_int(handler))
    return _as_enum(handler, Handlers)


def getsignal(signalnum):
    return _as_enum(_signal.getsignal(signalnum), Handlers)


def valid_signals():
    return {_as_enum(n, Signals) for n in range(1, NSIG) if n not in (32, 33)}
