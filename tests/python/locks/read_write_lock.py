"""A read-write lock from conditions, a bounded semaphore pool, and a countdown latch."""
import threading, time, random, contextlib
from dataclasses import dataclass, field
class RWLock:
    def __init__(self):
        self._cond = threading.Condition(threading.RLock())
        self._readers = 0; self._writer = False; self._waiting = 0
    @contextlib.contextmanager
    def read(self):
        with self._cond:
            self._cond.wait_for(lambda: not self._writer and not self._waiting)
            self._readers += 1
        try: yield self
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers: self._cond.notify_all()
    @contextlib.contextmanager
    def write(self):
        with self._cond:
            self._waiting += 1
            while self._writer or self._readers: self._cond.wait()
            self._waiting -= 1; self._writer = True
        try: yield
        finally:
            with self._cond: self._writer = False; self._cond.notify_all()
class CountDownLatch:
    def __init__(self, n): self.n, self.c = n, threading.Condition()
    def count_down(self):
        with self.c:
            self.n -= 1
            if self.n <= 0: self.c.notify_all()
    def await_(self, timeout=None):
        with self.c: return self.c.wait_for(lambda: self.n <= 0, timeout)
@dataclass(slots=True)
class Account:
    owner: str
    balance: float = 0.0
    history: list[tuple[str, float]] = field(default_factory=list, repr=False)
    lock: RWLock = field(default_factory=RWLock, repr=False, compare=False)
    def deposit(self, amount):
        with self.lock.write():
            b = self.balance; time.sleep(0.001); self.balance = b + amount; self.history.append(('dep', amount))
    def read(self):
        with self.lock.read(): return self.balance
acc = Account('Ann'); latch = CountDownLatch(5)
def depositor(n):
    for i in range(3): acc.deposit(n)
    latch.count_down()
ts = [threading.Thread(target=depositor, args=(i,)) for i in range(1, 6)]
[t.start() for t in ts]
print(latch.await_(5), acc.read(), acc, len(acc.history), latch.await_(0))
try: acc.nope = 1
except AttributeError as e: print(e)
print(Account('b') == Account('b'), Account.__slots__, Account.__match_args__)
bs = threading.BoundedSemaphore(2)
with bs: print(bs._value)
try: bs.release()
except ValueError as e: print(e)
c = threading.Condition()
for op in (c.notify, c.wait):
    try: op()
    except RuntimeError as e: print(e)
b = threading.Barrier(3, action=lambda: print('all here'), timeout=1)
def party(): i = b.wait(); res.append(i)
res = []
ps = [threading.Thread(target=party) for _ in range(3)]
[p.start() for p in ps]; [p.join() for p in ps]
print(sorted(res), b.parties, b.n_waiting, b.broken); b.abort()
try: b.wait()
except threading.BrokenBarrierError as e: print(repr(e))
print(threading.RLock.__name__ if hasattr(threading.RLock, '__name__') else '', threading.Lock().locked(), threading.Semaphore(3)._value)
