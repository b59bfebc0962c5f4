"""A parent that asks for it is told by SIGCHLD that a child is over."""
import multiprocessing
import os
import signal
import sys
import time

told = []


def over(number, frame):
    told.append(number)
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if not pid:
            break
        print("over:", os.waitstatus_to_exitcode(status), flush=True)


def child(code, after):
    pid = os.fork()
    if not pid:
        time.sleep(after)
        os._exit(code)
    return pid


print(child(1, 0) > 0, signal.getsignal(signal.SIGCHLD))
print(os.wait()[1])
signal.signal(signal.SIGCHLD, over)
child(3, 0.05)
child(4, 0.1)
start = time.monotonic()
time.sleep(0.3)
print("slept on:", time.monotonic() - start >= 0.3, told == [signal.SIGCHLD] * 2)

victim = child(0, 60)
os.kill(victim, signal.SIGKILL)
while len(told) < 3:
    time.sleep(0.01)
print(len(told))

signal.signal(signal.SIGCHLD, lambda *_: print("joined or not", flush=True))
process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(0.05,))
process.start()
process.join()
print(process.exitcode)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
pid = child(7, 0)
print(os.waitpid(pid, 0) == (pid, 7 << 8))
sys.stdout.flush()
