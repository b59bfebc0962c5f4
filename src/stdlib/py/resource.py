"""What processes have used (`Modules/resource.c`): their time, and the memory that the model says they take."""

import posix
import time
from collections import namedtuple

error = OSError

RUSAGE_SELF = 0
RUSAGE_CHILDREN = -1
RUSAGE_THREAD = 1

struct_rusage = namedtuple('struct_rusage', [
    'ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap',
    'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'])


def getrusage(who, /):
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError('invalid who parameter')
    own, children = posix._resident()
    if who == RUSAGE_CHILDREN:
        used, memory = 0.0, children
    else:
        used, memory = time.thread_time() if who == RUSAGE_THREAD else time.process_time(), own
    return struct_rusage(used, 0.0, memory // 1000, *[0] * 13)


def getpagesize():
    return 4096
