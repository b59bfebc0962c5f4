"""Ending well: a handler that asks workers to stop, a pool that is interrupted, children that clean up, time limits."""
import concurrent.futures
import contextlib
import multiprocessing as mp
import os
import queue
import signal
import sys
import threading
import time


def say(*args):
    print(*args, flush=True)


print('-- SIGTERM asks the workers to stop')
stop = threading.Event()
finished = []


def on_term(number, frame):
    say('handler', signal.Signals(number).name, threading.current_thread() is threading.main_thread())
    stop.set()


old = signal.signal(signal.SIGTERM, on_term)
say(old, signal.getsignal(signal.SIGTERM) is on_term)


def worker(n):
    while not stop.wait(0.01):
        pass
    finished.append(n)


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM)).start()
for t in threads:
    t.join()
say(sorted(finished))
signal.signal(signal.SIGTERM, signal.SIG_DFL)

print('-- Ctrl-C while waiting for a queue, a lock, a future, a condition, an event')


@contextlib.contextmanager
def ctrl_c(after=0.05):
    timer = threading.Timer(after, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        yield
        say('not interrupted')
    except KeyboardInterrupt:
        say('KeyboardInterrupt')
    timer.join()


with ctrl_c():
    queue.Queue().get()
with ctrl_c():
    queue.SimpleQueue().get()
lock = threading.Lock()
lock.acquire()
with ctrl_c():
    lock.acquire()
with ctrl_c():
    concurrent.futures.Future().result()
condition = threading.Condition()
with ctrl_c():
    with condition:
        condition.wait(5)
say(condition._is_owned(), len(condition._waiters))
with ctrl_c():
    threading.Event().wait()
gate = threading.Event()
t = threading.Thread(target=gate.wait)
t.start()
with ctrl_c():
    t.join()
gate.set()
t.join()
with ctrl_c():
    while True:
        pass

print('-- a pool is interrupted')
gate = threading.Event()
with ctrl_c():
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        f = pool.submit(gate.wait, 5)
        g = pool.submit(print, 'never')
        try:
            f.result()
        except KeyboardInterrupt:
            say('in the block', g.cancel())
            gate.set()
            raise

print('-- a time limit')


class TooLong(Exception):
    pass


@contextlib.contextmanager
def limit(seconds):
    def ring(number, frame):
        raise TooLong(f'more than {seconds} s')
    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


for pause in (0.01, 5):
    try:
        with limit(0.1):
            time.sleep(pause)
        say('in time')
    except TooLong as e:
        say('TooLong', e)
try:
    with limit(0.05):
        sum(x * x for x in iter(int, 1))
except TooLong as e:
    say('TooLong', e)
say(signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL))

print('-- a handler cannot be set elsewhere, and is not run elsewhere', flush=True)


def elsewhere():
    try:
        signal.signal(signal.SIGUSR1, on_term)
    except ValueError as e:
        say(e)


t = threading.Thread(target=elsewhere)
t.start()
t.join()
ran = []
signal.signal(signal.SIGUSR1, lambda *args: ran.append(threading.current_thread().name))
t = threading.Thread(target=signal.raise_signal, args=(signal.SIGUSR1,))
t.start()
t.join()
time.sleep(0.01)
say(ran)

print('-- children', flush=True)


def cleans_up(conn):
    def end(number, frame):
        say('child: cleaning up')
        sys.exit(0)
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    conn.send('ready')
    time.sleep(30)


if __name__ == '__main__':
    ctx = mp.get_context('fork')
    for end in ('interrupt', 'terminate', 'kill'):
        a, b = ctx.Pipe()
        p = ctx.Process(target=cleans_up, args=(b,))
        p.start()
        a.recv()
        getattr(p, end)()
        p.join(0.2)
        say(end, p.is_alive(), p.exitcode)
        if p.is_alive():
            p.kill()
            p.join()
