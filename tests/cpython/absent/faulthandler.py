"""Not in gilscope: reports of crashes. A crash is a signal here."""

import os
import signal


def enable(*args, **kwargs):
    pass


disable = enable


def is_enabled():
    return False


def _sigsegv():
    os.kill(os.getpid(), signal.SIGSEGV)
