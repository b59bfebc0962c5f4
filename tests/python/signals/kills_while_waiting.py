"""A handler kills the process that the main thread waits for: the wait ends."""

import multiprocessing
import os
import signal
import subprocess
import time


def handled(victim, number):
    signal.signal(signal.SIGALRM, lambda *_: os.kill(victim, number))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    return time.monotonic()


if __name__ == '__main__':
    for number in signal.SIGKILL, signal.SIGTERM:
        child = subprocess.Popen(['sleep', '5'])
        start = handled(child.pid, number)
        print(os.waitpid(child.pid, 0)[1], time.monotonic() - start < 2)
        child.returncode = 0

        child = subprocess.Popen(['sleep', '5'])
        start = handled(child.pid, number)
        print(child.wait(), time.monotonic() - start < 2)

        child = multiprocessing.get_context('fork').Process(target=time.sleep, args=(5,))
        child.start()
        start = handled(child.pid, number)
        child.join()
        print(child.exitcode, time.monotonic() - start < 2)

    # A handler that does nothing to it: the wait goes on.
    child = subprocess.Popen(['sleep', '0.5'])
    signal.signal(signal.SIGALRM, lambda *_: print('rang'))
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    print(child.wait())
