"""Puzzles with threads: in order, in turn, molecules, bounded queues, traffic lights, a list with a lock per node."""
# status: 1

import collections
import concurrent.futures
import functools
import time
from threading import Barrier, Condition, Lock, Semaphore, Thread
from typing import Callable, List


class Foo:
    def __init__(self):
        self.locks = (Lock(), Lock())
        [l.acquire() for l in self.locks]

    def first(self, f: 'Callable[[], None]') -> None:
        f()
        self.locks[0].release()

    def second(self, f: 'Callable[[], None]') -> None:
        with self.locks[0]:
            f()
            self.locks[1].release()

    def third(self, f: 'Callable[[], None]') -> None:
        with self.locks[1]:
            f()


class FooBar:
    def __init__(self, n):
        self.n = n
        self.f, self.b = Semaphore(1), Semaphore(0)

    def foo(self, p):
        for _ in range(self.n):
            self.f.acquire()
            p()
            self.b.release()

    def bar(self, p):
        for _ in range(self.n):
            self.b.acquire()
            p()
            self.f.release()


class H2O:
    def __init__(self):
        self.h, self.o, self.bar = Semaphore(2), Semaphore(1), Barrier(3)

    def hydrogen(self, p):
        with self.h:
            self.bar.wait()
            p()

    def oxygen(self, p):
        with self.o:
            self.bar.wait()
            p()


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.z, self.e, self.o = Semaphore(1), Semaphore(0), Semaphore(0)

    def zero(self, p):
        for i in range(1, self.n + 1):
            self.z.acquire()
            p(0)
            (self.o if i % 2 else self.e).release()

    def _go(self, start, sem, p):
        for i in range(start, self.n + 1, 2):
            sem.acquire()
            p(i)
            self.z.release()

    even = functools.partialmethod(_go, 2)

    def run(self, p):
        ts = [
            Thread(target=self.zero, args=(p,)),
            Thread(target=self._go, args=(2, self.e, p)),
            Thread(target=self._go, args=(1, self.o, p)),
        ]
        for t in ts:
            t.start()
        for t in ts:
            t.join()


class FizzBuzz:
    def __init__(self, n):
        self.n, self.i, self.c = n, 1, Condition()

    def loop(self, pred, emit):
        while True:
            with self.c:
                self.c.wait_for(lambda: self.i > self.n or pred(self.i))
                if self.i > self.n:
                    return
                emit(self.i)
                self.i += 1
                self.c.notify_all()


class BoundedBlockingQueue:
    def __init__(self, cap):
        self.q, self.cap = collections.deque(), cap
        self.c = Condition()

    def enqueue(self, x):
        with self.c:
            while len(self.q) == self.cap:
                self.c.wait()
            self.q.appendleft(x)
            self.c.notify()

    def dequeue(self):
        with self.c:
            while not self.q:
                self.c.wait()
            x = self.q.pop()
            self.c.notify()
            return x

    def size(self):
        return len(self.q)


class TrafficLight:
    def __init__(self):
        self.lock, self.green = Lock(), 1

    def carArrived(self, car, road, direction, turn, cross):
        with self.lock:
            if self.green != road:
                self.green = road
                turn()
            cross()


class HtmlParser:
    G = {
        'http://n.com/a': ['http://n.com/b', 'http://x.com/q'],
        'http://n.com/b': ['http://n.com/a', 'http://n.com/c/d'],
        'http://n.com/c/d': [],
    }

    def getUrls(self, url):
        time.sleep(0.015)
        return self.G[url]


def crawl(start: str, parser) -> List[str]:
    host = lambda u: u.split('/')[2]
    seen = {start}
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as ex:
        pending = {ex.submit(parser.getUrls, start)}
        while pending:
            done, pending = concurrent.futures.wait(pending, return_when=concurrent.futures.FIRST_COMPLETED)
            for d in done:
                for u in d.result():
                    if host(u) == host(start) and u not in seen:
                        seen.add(u)
                        pending.add(ex.submit(parser.getUrls, u))
    return sorted(seen)


out = []
emit = lambda s: functools.partial(out.append, s)
foo = Foo()
ts = [
    Thread(target=m, args=(emit(n),)) for m, n in ((foo.third, 'third'), (foo.first, 'first'), (foo.second, 'second'))
]
[t.start() for t in ts]
[t.join() for t in ts]
print(''.join(out))
out.clear()
fb = FooBar(3)
ts = [Thread(target=fb.bar, args=(emit('bar'),)), Thread(target=fb.foo, args=(emit('foo'),))]
[t.start() for t in ts]
[t.join() for t in ts]
print(''.join(out))
out.clear()
w = H2O()
ts = [Thread(target=w.oxygen if c == 'O' else w.hydrogen, args=(emit(c),)) for c in 'OOHHHH']
[t.start() for t in ts]
[t.join() for t in ts]
print(sorted(''.join(out)[:3]), len(out))
out.clear()
ZeroEvenOdd(5).run(out.append)
print(*out, sep='')
out.clear()
f = FizzBuzz(15)
ts = [
    Thread(target=f.loop, args=a)
    for a in (
        (lambda i: i % 15 == 0, lambda i: out.append('fizzbuzz')),
        (lambda i: i % 3 == 0 and i % 5, lambda i: out.append('fizz')),
        (lambda i: i % 5 == 0 and i % 3, lambda i: out.append('buzz')),
        (lambda i: i % 3 and i % 5, out.append),
    )
]
[t.start() for t in ts]
[t.join() for t in ts]
print(*out)
out.clear()
q = BoundedBlockingQueue(2)
ts = [
    Thread(target=lambda: [q.enqueue(i) for i in range(5)]),
    Thread(target=lambda: out.extend(q.dequeue() for _ in range(4))),
]
[t.start() for t in ts]
[t.join() for t in ts]
print(out, q.size())
out.clear()
tl = TrafficLight()
for car, road, d in ((1, 1, 2), (3, 1, 1), (2, 2, 4), (5, 1, 2)):
    tl.carArrived(car, road, d, lambda: out.append(f'turn {road}'), lambda: out.append(f'car {car} via {road}->{d}'))
print(out)
print(crawl('http://n.com/a', HtmlParser()))


class Node:
    def __init__(self, v):
        self.v, self.next, self.lock = v, None, Lock()


class SortedList:
    """hand-over-hand locking"""

    def __init__(self):
        self.head = Node(float('-inf'))

    def add(self, v):
        p = self.head
        p.lock.acquire()
        c = p.next
        if c:
            c.lock.acquire()
        while c and c.v < v:
            p.lock.release()
            p, c = c, c.next
            if c:
                c.lock.acquire()
        n = Node(v)
        n.next = c
        p.next = n
        p.lock.release()
        if c:
            c.lock.release()

    def __iter__(self):
        n = self.head.next
        while n:
            yield n.v
            n = n.next


sl = SortedList()
ts = [Thread(target=lambda xs=xs: [sl.add(x) for x in xs]) for xs in ([5, 1, 9], [7, 3, 2], [8, 6, 4])]
[t.start() for t in ts]
[t.join() for t in ts]
print(list(sl))
try:
    [*SortedList().head]
except TypeError as e:
    print(e)
Thread(target=foo.first).start()
time.sleep(0.05)
ZeroEvenOdd(2).even(out.append, 1)
