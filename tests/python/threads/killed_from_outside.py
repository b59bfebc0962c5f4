"""An exception raised in another thread with PyThreadState_SetAsyncExc: it comes when that thread executes Python."""
import ctypes
import queue
import threading
import time


def raise_in(thread_id, kind):
    """The well-known recipe."""
    found = ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(thread_id), ctypes.py_object(kind))
    if found == 0:
        raise ValueError('invalid thread id')
    if found != 1:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread_id, None)
        raise SystemError('PyThreadState_SetAsyncExc failed')


class Worker(threading.Thread):
    def run(self):
        try:
            while True:
                print('working')
                time.sleep(0.2)
        finally:
            print('cleaned up')


class Stop(Exception):
    pass


worker = Worker()
worker.start()
time.sleep(0.5)
raise_in(worker.ident, SystemExit)
asked = time.perf_counter()
worker.join()
print('alive:', worker.is_alive(), '- it slept on for', round(time.perf_counter() - asked, 1), 's')
for ident in (12345, worker.ident):
    try:
        raise_in(ident, SystemExit)
    except ValueError as e:
        print(e)


def spin():
    n = 0
    try:
        while True:
            n += 1
    except Stop as e:
        print('stopped', repr(e), e.args, n > 0)


def stubborn():
    while True:
        try:
            time.sleep(0.1)
        except KeyboardInterrupt:
            print('not me')
            break


def waiting():
    try:
        queue.Queue().get(timeout=0.3)
    except BaseException as e:
        print(type(e).__name__)


for target, kind in (spin, Stop), (stubborn, KeyboardInterrupt), (waiting, Stop):
    thread = threading.Thread(target=target)
    thread.start()
    time.sleep(0.05)
    raise_in(thread.ident, kind)
    thread.join()

lock = threading.Lock()
lock.acquire()


def wants_lock():
    try:
        with lock:
            print('never printed')
    except SystemExit:
        print('came while the lock was its own')
        raise


thread = threading.Thread(target=wants_lock)
thread.start()
time.sleep(0.05)
raise_in(thread.ident, SystemExit)
thread.join(0.2)
print('still blocked:', thread.is_alive())
lock.release()
thread.join()
print('released again:', not lock.locked())

set_async_exc = ctypes.pythonapi.PyThreadState_SetAsyncExc
thread = threading.Thread(target=lambda: (time.sleep(0.1), print('called off')))
thread.start()
print(set_async_exc(ctypes.c_ulong(thread.ident), ctypes.py_object(Stop)),
      set_async_exc(ctypes.c_ulong(thread.ident), None))
thread.join()
try:
    set_async_exc(ctypes.c_long(thread.ident), SystemExit)
except ctypes.ArgumentError as e:
    print(e)
try:
    raise_in(threading.get_ident(), Stop)
    print('not reached')
except Stop:
    print('raised in itself')


def counting():
    for _ in range(3):
        time.sleep(0.1)
    print('not reached')


for kind in ValueError, SystemExit('an instance is none'):
    thread = threading.Thread(target=counting, name='victim')
    thread.start()
    time.sleep(0.05)
    raise_in(thread.ident, kind)
    thread.join()
