"""LeetCode concurrency: Foo, FooBar, ZeroEvenOdd, H2O, FizzBuzz, BoundedBlockingQueue, traffic light."""
import threading, collections
from threading import Lock, Semaphore, Condition, Event, Barrier, Thread
from typing import Callable
class Foo:
    def __init__(self): self.a, self.b = Event(), Event()
    def first(self, p): p(); self.a.set()
    def second(self, p): self.a.wait(); p(); self.b.set()
    def third(self, p): self.b.wait(); p()
class FooBar:
    def __init__(self, n): self.n = n; self.f, self.b = Semaphore(1), Semaphore(0)
    def foo(self, printFoo: 'Callable[[], None]') -> None:
        for i in range(self.n): self.f.acquire(); printFoo(); self.b.release()
    def bar(self, printBar: 'Callable[[], None]') -> None:
        for i in range(self.n): self.b.acquire(); printBar(); self.f.release()
class ZeroEvenOdd:
    def __init__(self, n): self.n = n; self.z, self.e, self.o = Lock(), Lock(), Lock(); self.e.acquire(); self.o.acquire()
    def zero(self, p):
        for i in range(1, self.n + 1): self.z.acquire(); p(0); (self.o if i % 2 else self.e).release()
    def even(self, p):
        for i in range(2, self.n + 1, 2): self.e.acquire(); p(i); self.z.release()
    def odd(self, p):
        for i in range(1, self.n + 1, 2): self.o.acquire(); p(i); self.z.release()
class H2O:
    def __init__(self): self.h, self.o, self.bar = Semaphore(2), Semaphore(1), Barrier(3)
    def hydrogen(self, p):
        with self.h: self.bar.wait(); p()
    def oxygen(self, p):
        with self.o: self.bar.wait(); p()
class FizzBuzz:
    def __init__(self, n): self.n = n; self.i = 1; self.cv = Condition()
    def _run(self, cond, out):
        while True:
            with self.cv:
                self.cv.wait_for(lambda: self.i > self.n or cond(self.i))
                if self.i > self.n: return
                out(self.i); self.i += 1; self.cv.notify_all()
    def fizz(self, p): self._run(lambda i: i % 3 == 0 and i % 5, lambda i: p('fizz'))
    def buzz(self, p): self._run(lambda i: i % 5 == 0 and i % 3, lambda i: p('buzz'))
    def fizzbuzz(self, p): self._run(lambda i: i % 15 == 0, lambda i: p('fizzbuzz'))
    def number(self, p): self._run(lambda i: i % 3 and i % 5, p)
class BoundedBlockingQueue:
    def __init__(self, capacity: int): self.q = collections.deque(); self.cap = capacity; self.lock = Lock(); self.ne, self.nf = Condition(self.lock), Condition(self.lock)
    def enqueue(self, x):
        with self.nf:
            while len(self.q) >= self.cap: self.nf.wait()
            self.q.append(x); self.ne.notify()
    def dequeue(self):
        with self.ne:
            while not self.q: self.ne.wait()
            x = self.q.popleft(); self.nf.notify(); return x
    def size(self): return len(self.q)
def run(*fs):
    ts = [Thread(target=f[0], args=f[1:]) for f in fs]
    [t.start() for t in ts]; [t.join() for t in ts]
out = []; put = out.append
f = Foo(); run((f.third, lambda: put('third')), (f.second, lambda: put('second')), (f.first, lambda: put('first'))); print(''.join(out)); out.clear()
fb = FooBar(3); run((fb.bar, lambda: put('bar')), (fb.foo, lambda: put('foo'))); print(''.join(out)); out.clear()
z = ZeroEvenOdd(5); run((z.zero, put), (z.even, put), (z.odd, put)); print(*out, sep=''); out.clear()
h = H2O(); run(*[(h.hydrogen, lambda: put('H'))] * 4, *[(h.oxygen, lambda: put('O'))] * 2); print(*[''.join(sorted(out[i:i + 3])) for i in (0, 3)]); out.clear()
fz = FizzBuzz(15); run((fz.fizz, put), (fz.buzz, put), (fz.fizzbuzz, put), (fz.number, put)); print(out); out.clear()
q = BoundedBlockingQueue(2); got = []
run((lambda: [q.enqueue(i) for i in range(10)],), (lambda: [got.append(q.dequeue()) for _ in range(10)],)); print(got, q.size())
lock = Lock(); 
try: lock.release()
except RuntimeError as e: print(e)
r = threading.RLock()
try: r.release()
except RuntimeError as e: print(e)
print(lock.acquire(timeout=0.01), lock.acquire(False), lock.locked(), lock.acquire(timeout=0.01))
try: lock.acquire(False, 3)
except ValueError as e: print(e)
t = Thread(target=print)
for bad in (t.join, lambda: (t.start(), t.join(), t.start())):
    try: bad()
    except RuntimeError as e: print(e)
print(t.name, t.ident is not None, t.is_alive(), t.native_id is not None, threading.main_thread().name)
