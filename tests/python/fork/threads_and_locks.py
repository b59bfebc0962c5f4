"""What fork does to threads and locks: only the caller lives on, and what others held is held for ever."""
import os
import sys
import threading
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
lock = threading.Lock()
mine = threading.RLock()
free = threading.Lock()
condition = threading.Condition()
event = threading.Event()
go_on = threading.Event()
local = threading.local()


def in_child(check):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            check()
            code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    print(check.__name__, 'ended with', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def hold():
    local.value = 'hold'
    with lock:
        ready.set()
        go_on.wait()


ready = threading.Event()
other = threading.Thread(target=hold, name='holder')
other.start()
ready.wait()
local.value = 'main'


def alone():
    print(threading.active_count(), threading.enumerate() == [threading.current_thread()], threading.main_thread().name)
    print(other.is_alive(), other in threading.enumerate(), other.name, local.value)
    other.join()
    print(threading.get_ident() == ident, threading.main_thread().ident == ident, threading.get_native_id() == os.getpid())
    print(lock.locked(), lock.acquire(timeout=0.05), free.acquire(), free.locked(), mine._is_owned())
    mine.release()
    print(mine._is_owned(), mine.acquire(blocking=False))
    # The holder is gone, but anybody may release a plain lock.
    lock.release()
    print(lock.locked())
    t = threading.Thread(target=lambda: print('a new thread', threading.current_thread().name, hasattr(local, 'value')))
    t.start()
    t.join()
    with condition:
        print(condition.wait(0.01))
    print(event.wait(0.01), go_on.is_set())


ident = threading.get_ident()
with mine:
    in_child(alone)
    print('parent', lock.locked(), free.locked(), mine._is_owned(), threading.active_count(), other.is_alive())
go_on.set()
other.join()
print(lock.locked(), lock.acquire(timeout=0.05))
lock.release()


# A lock that is taken in one process is free in the other.
def takes():
    lock.acquire()
    print('child has it')
    time.sleep(0.1)


sys.stdout.flush()
in_child(takes)
print('parent has it too', lock.acquire(timeout=0))


# Fork in another thread: it is the child's main thread.
def forks():
    def check():
        print(threading.current_thread().name, threading.main_thread() is threading.current_thread(),
              threading.active_count(), threading.get_ident() == here)

    here = threading.get_ident()
    in_child(check)


t = threading.Thread(target=forks, name='forker')
t.start()
t.join()


# Grandchildren.
def generation(n=3):
    print('generation', n, flush=True)
    if n:
        def next_generation():
            generation(n - 1)
        in_child(next_generation)


generation()
print(threading.active_count(), threading.current_thread().name)
