"""A connection pool with double-checked locking, context managers and weak references."""
import threading
import weakref
import time
from contextlib import contextmanager, ExitStack, closing, suppress
from itertools import count


class Singleton(type):
    _instances = weakref.WeakValueDictionary()
    _lock = threading.Lock()

    def __call__(cls, *args, **kwargs):
        inst = cls._instances.get(cls)
        if inst is None:
            with cls._lock:
                inst = cls._instances.get(cls)
                if inst is None:
                    inst = super().__call__(*args, **kwargs)
                    cls._instances[cls] = inst
        return inst


class Connection:
    ids = count(1)

    def __init__(self):
        self.id = next(self.ids)
        self.open = True

    def close(self):
        self.open = False

    def __repr__(self):
        return f"<{type(self).__name__} #{self.id} {'open' if self.open else 'closed'}>"


class Pool(metaclass=Singleton):
    def __init__(self, size=2):
        self.free = [Connection() for _ in range(size)]
        self.slots = threading.Semaphore(size)
        self.lock = threading.Lock()
        self.peak = self.used = 0

    @contextmanager
    def connection(self):
        with self.slots:
            with self.lock:
                c = self.free.pop()
                self.used += 1
                self.peak = max(self.peak, self.used)
            try:
                yield c
            finally:
                with self.lock:
                    self.used -= 1
                    self.free.append(c)


ids = set()


def client():
    pool = Pool()
    ids.add(id(pool))
    with pool.connection() as c, suppress(ZeroDivisionError):
        time.sleep(0.01)
        1 / 0


p = Pool(3)
ts = [threading.Thread(target=client) for _ in range(9)]
[t.start() for t in ts]
[t.join() for t in ts]
print(len(ids), p.peak, p is Pool(77), len(p.free))
with ExitStack() as stack:
    conns = [stack.enter_context(closing(c)) for c in sorted(p.free, key=lambda c: c.id)]
    stack.callback(print, "leaving")
    print(conns)
print(sorted(p.free, key=lambda c: c.id))
ref = weakref.ref(p, lambda r: print("pool is gone"))
fin = weakref.finalize(p, print, "finalized", sep="-")
print(fin.alive, ref() is p)
del p
print(ref(), fin.alive, dict(Singleton._instances))
