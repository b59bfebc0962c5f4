"""Errors of using threads and locks wrongly."""
import threading
import time


def attempt(what, f, *args, **kwargs):
    try:
        print(what, '->', f(*args, **kwargs))
    except BaseException as e:
        print(what, '->', type(e).__name__, e)


def idle():
    time.sleep(0.01)


t = threading.Thread(target=idle)
attempt('join early', t.join)
attempt('is_alive', t.is_alive)
t.start()
attempt('start twice', t.start)
def set_daemon():
    t.daemon = True
attempt('daemon late', set_daemon)
t.join()
attempt('start after end', t.start)
attempt('join main', threading.current_thread().join)
attempt('join self timeout', threading.main_thread().join, 0.1)
attempt('group', threading.Thread, 1)
attempt('bad keyword', threading.Thread, target=idle, foo=1)
attempt('release', threading.Lock().release)
attempt('rlock release', threading.RLock().release)
attempt('lock args', threading.Lock, 1)
attempt('acquire timeout', threading.Lock().acquire, timeout=-2)
attempt('acquire nonblocking timeout', threading.Lock().acquire, False, 3)
attempt('acquire huge', threading.Lock().acquire, timeout=1e20)
attempt('acquire text', threading.Lock().acquire, timeout='a')
attempt('cond wait', threading.Condition().wait)
attempt('cond notify', threading.Condition().notify)
attempt('semaphore', threading.Semaphore, -1)
attempt('semaphore timeout', threading.Semaphore().acquire, False, 1)
attempt('semaphore release', threading.Semaphore().release, 0)
attempt('bounded', threading.BoundedSemaphore(1).release)
attempt('barrier', threading.Barrier, 0)
attempt('event', threading.Event().wait, 'x')


class Forgot(threading.Thread):
    def __init__(self):
        pass


f = Forgot()
attempt('forgot start', f.start)
attempt('forgot join', f.join)
attempt('forgot name', lambda: f.name)
attempt('forgot daemon', lambda: setattr(f, 'daemon', True))
attempt('forgot repr', lambda: repr(f))
attempt('excepthook', threading.excepthook, 1)
attempt('args', threading.ExceptHookArgs, (1, 2))
attempt('args', threading.ExceptHookArgs, 1)
attempt('stack', threading.stack_size)
attempt('stack', threading.stack_size, 1)
attempt('stack', threading.stack_size, -1)
attempt('stack', threading.stack_size, 65536)
attempt('stack', threading.stack_size)
attempt('stack', threading.stack_size, 0)
attempt('atexit', threading._register_atexit, print, 'registered')
with threading.Lock() as got:
    print(got)
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked(), lock.release(), lock.locked())
import _thread
attempt('start', _thread.start_new_thread, 1, ())
attempt('start', _thread.start_new_thread, idle, 1)
attempt('start', _thread.start_new_thread, idle)
