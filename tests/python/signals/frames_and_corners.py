# status: 1
"""What a handler is told, and calls that are refused."""
import os
import signal
import sys
import threading
import time
import asyncio


class Timeout(Exception):
    pass


def handler(signum, frame):
    raise Timeout(f"{signal.Signals(signum).name} in {frame.f_code.co_name}")


def work():
    time.sleep(5)


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    work()
except Timeout as e:
    print(e)
signal.alarm(1)
print(signal.alarm(0))
print(signal.getsignal(signal.SIGALRM) is handler, signal.getsignal(signal.SIGTERM), signal.SIGINT, signal.default_int_handler is signal.getsignal(signal.SIGINT))
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.1)
except KeyboardInterrupt as e:
    print("interrupted", repr(e))
seen = []
signal.signal(signal.SIGUSR1, lambda s, f: seen.append(s))
for i in range(3):
    signal.raise_signal(signal.SIGUSR1)
print(seen)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR1)
print("ignored")


def in_thread():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    except ValueError as e:
        print("thread:", e)


t = threading.Thread(target=in_thread)
t.start()
t.join()
for bad in (lambda: signal.signal(99, signal.SIG_IGN), lambda: signal.signal(signal.SIGKILL, signal.SIG_IGN), lambda: signal.signal(2, 5), lambda: signal.signal(2, "x"), lambda: signal.Signals(99), lambda: os.kill(999999, 0), lambda: signal.strsignal(2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(signal.strsignal(15), signal.Signals.SIGHUP.value, signal.valid_signals() >= {1, 2, 15})


async def amain():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, lambda: (print("term"), stop.set()))
    loop.call_later(0.02, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))


asyncio.run(amain())


def ev_wait():
    e = threading.Event()
    signal.signal(signal.SIGALRM, lambda *a: (print("alarm"), e.set()))
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    print(e.wait(2))


ev_wait()
print(signal.getitimer(signal.ITIMER_REAL))
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.02)
with threading.Lock() as l:
    threading.Event().wait()
