"""Signals: handlers, timers, interrupted calls."""
import os
import queue
import signal
import threading
import time


def attempt(what, f, *args):
    try:
        print(what, '->', f(*args))
    except (Exception, KeyboardInterrupt) as e:
        print(what, '->', type(e).__name__, e)


def handler(number, frame):
    print('handler', signal.Signals(number).name, threading.current_thread().name)


print(signal.SIGINT, repr(signal.SIGINT), signal.SIGALRM.name, repr(signal.SIG_DFL), repr(signal.getsignal(signal.SIGTERM)))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGPIPE)))
print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL, signal.getsignal(10) is handler)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print('after')

start = time.monotonic()
signal.signal(signal.SIGALRM, handler)
print(signal.alarm(1), signal.alarm(2))
time.sleep(3)
print('slept', round(time.monotonic() - start))

signal.setitimer(signal.ITIMER_REAL, 0.2, 0.3)
time.sleep(1)
print([round(x, 1) for x in signal.setitimer(signal.ITIMER_REAL, 0)], signal.getitimer(signal.ITIMER_REAL))

signal.alarm(1)
signal.pause()
print('paused', round(time.monotonic() - start))


class Timeout(Exception):
    pass


def give_up(number, frame):
    raise Timeout(f'after {number}')


signal.signal(signal.SIGALRM, give_up)
signal.setitimer(signal.ITIMER_REAL, 0.5)
try:
    queue.Queue().get()
except Timeout as e:
    print('Timeout:', e)
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    while True:
        pass
except Timeout as e:
    print('loop left:', e)
finally:
    signal.alarm(0)
lock = threading.Lock()
lock.acquire()
signal.setitimer(signal.ITIMER_REAL, 0.1)
attempt('lock', lock.acquire)
signal.setitimer(signal.ITIMER_REAL, 0.1)
signal.signal(signal.SIGALRM, handler)
attempt('lock with timeout', lock.acquire, True, 0.3)

signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0.1)
time.sleep(0.2)
print('ignored')
attempt('number', signal.signal, 0, handler)
attempt('number', signal.signal, 100, handler)
attempt('kill', signal.signal, signal.SIGKILL, handler)
attempt('handler', signal.signal, signal.SIGTERM, 'x')
attempt('interrupt', signal.raise_signal, signal.SIGINT)
attempt('strsignal', signal.strsignal, signal.SIGTERM)


def elsewhere():
    attempt('thread', signal.signal, signal.SIGTERM, handler)
    signal.raise_signal(signal.SIGUSR1)
    print('raised')


t = threading.Thread(target=elsewhere)
t.start()
t.join()
import _thread
t = threading.Timer(0.1, _thread.interrupt_main)
t.start()
attempt('sleep', time.sleep, 1)
print(len(signal.valid_signals()))


def late():
    time.sleep(0.1)
    signal.raise_signal(signal.SIGUSR1)


# The signal goes to the other thread: the main thread sleeps on, and only then runs the handler.
start = time.monotonic()
threading.Thread(target=late).start()
time.sleep(0.5)
print(round(time.monotonic() - start, 1))
