"""What threads, locks and the rest look like."""
import threading
import _thread


def show(thing):
    words = repr(thing).split(' ')
    print(' '.join('0x…' + w[len(w.rstrip('>:,)')):] if w.startswith('0x') else ''.join(c if not c.isdigit() or len(w) < 12 else '#' for c in w) for w in words))


lock, rlock = threading.Lock(), threading.RLock()
show(lock)
with lock:
    show(lock)
show(rlock)
print(repr(rlock).split(' at ')[0].replace('owner=0', 'owner=none'))
with rlock:
    print('count=1' in repr(rlock), repr(rlock).startswith('<locked _thread.RLock object owner='))
show(threading.Condition(lock))
show(threading.Condition())
event = threading.Event()
show(event)
event.set()
show(event)
show(threading.Semaphore(3))
show(threading.BoundedSemaphore(2))
barrier = threading.Barrier(3)
show(barrier)
barrier.abort()
show(barrier)
print(type(lock), type(rlock), threading.Lock, threading.RLock.__name__)
print(lock.__class__.__module__, lock.__class__.__name__)


def nothing():
    print(repr(threading.current_thread()).split(' started ')[0])


t = threading.Thread(target=nothing)
print(t)
t.start()
t.join()
print(repr(t).split(' stopped ')[0], ' stopped ' in repr(t))
d = threading.Thread(target=nothing, daemon=True, name='helper')
print(d, d.name, d.daemon, d.ident, d.native_id)
timer = threading.Timer(1, nothing)
print(timer)
print(repr(threading.main_thread()).split(' started ')[0], repr(threading.main_thread()).endswith('>'))


class Mine(threading.Thread):
    def run(self):
        print(repr(self).split(' started ')[0])


m = Mine(name='mine')
print(m)
m.start()
m.join()
print(threading.local().__class__, threading.local)
print(threading.ExceptHookArgs)
print(threading.Thread.__mro__, threading.ThreadError, threading.TIMEOUT_MAX)
print(_thread.allocate_lock, _thread.LockType, _thread.error)
