"""Condition in depth: who is woken, wait_for, own locks, timeouts, and misuse. A bounded buffer and a turnstile."""
import re
import collections
import threading
import time


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', re.sub('0x[0-9a-f]+', '0x', str(f(*args, **kwargs))))
    except Exception as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)))


print('-- misuse')
c = threading.Condition()
attempt('wait', c.wait)
attempt('notify', c.notify)
attempt('notify_all', c.notify_all)
attempt('release', c.release)
with c:
    attempt('wait', c.wait, 0)
    attempt('wait', c.wait, 0.01)
    attempt('notify', c.notify, 5)
    attempt('wait_for', c.wait_for, lambda: 'truthy')
    attempt('wait_for', c.wait_for, lambda: 0, 0.01)
    attempt('wait_for', c.wait_for, lambda: [], timeout=-1)
lock = threading.Lock()
c = threading.Condition(lock)
with c:
    print(lock.locked(), c.acquire(blocking=False))
print(lock.locked())
r = threading.RLock()
c = threading.Condition(r)
with c, c, r:
    threading.Timer(0.02, lambda: [c.acquire(), c.notify(), c.release()]).start()
    print(c.wait(5), r._recursion_count())
print(r._recursion_count())

print('-- a notification reaches those who wait, the longest waiting first')
c = threading.Condition()
waiting, woken = [], []


def waiter(n):
    with c:
        waiting.append(n)
        c.wait()
        woken.append(n)


threads = []
for n in range(5):
    t = threading.Thread(target=waiter, args=(n,))
    threads.append(t)
    t.start()
    while n not in waiting:
        time.sleep(0.001)
for count in (1, 2):
    with c:
        c.notify(count)
    while len(woken) < (1 if count == 1 else 3):
        time.sleep(0.001)
    print(sorted(woken))
with c:
    c.notify_all()
for t in threads:
    t.join()
print(sorted(woken), woken[0])
with c:
    c.notify_all()
    print('nobody waits, nothing is kept', c.wait(0.01))

print('-- bounded buffer')


class Buffer:
    def __init__(self, size):
        self.items, self.size = collections.deque(), size
        lock = threading.Lock()
        self.not_full, self.not_empty = threading.Condition(lock), threading.Condition(lock)
        self.most = 0

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


buffer, got = Buffer(3), []
producers = [threading.Thread(target=lambda k=k: [buffer.put((k, i)) for i in range(20)]) for k in range(3)]
consumers = [threading.Thread(target=lambda: [got.append(buffer.get()) for _ in range(30)]) for _ in range(2)]
for t in producers + consumers:
    t.start()
for t in producers + consumers:
    t.join()
print(len(got), len(set(got)), all(got.index((k, i)) < got.index((k, i + 1)) for k in range(3) for i in range(18)) or
      'consumers overtake each other', buffer.most <= 3)

print('-- turns in a fixed order')
turn, order = 0, []
c = threading.Condition()


def player(n, players, rounds):
    global turn
    for _ in range(rounds):
        with c:
            c.wait_for(lambda: turn % players == n)
            order.append(n)
            turn += 1
            c.notify_all()


threads = [threading.Thread(target=player, args=(n, 3, 4)) for n in (2, 0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)

print('-- Event, Semaphore, Barrier are made of it')
e = threading.Event()
print(e.is_set(), e.wait(0), e.wait(0.01), repr(e)[-7:])
e.set()
print(e.wait(), repr(e)[:18], repr(e)[-5:])
e.clear()
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(timeout=1), s.acquire(blocking=False), s.acquire(timeout=0.01))
attempt('both', s.acquire, blocking=False, timeout=1)
s.release(3)
print(s._value, repr(s)[-10:])
attempt('zero', s.release, 0)
attempt('negative', threading.Semaphore, -1)
b = threading.BoundedSemaphore(1)
attempt('too many', b.release)
with b:
    print(b._value)
barrier = threading.Barrier(2, action=lambda: print('action by one of them'), timeout=5)
numbers = []
t = threading.Thread(target=lambda: numbers.append(barrier.wait()))
t.start()
numbers.append(barrier.wait())
t.join()
print(sorted(numbers), barrier.parties, barrier.n_waiting, barrier.broken)
attempt('alone', barrier.wait, 0.01)
print(barrier.broken)
attempt('broken', barrier.wait)
barrier.reset()
print(barrier.broken)
barrier.abort()
attempt('aborted', barrier.wait)
attempt('none', threading.Barrier, 0)
failing = threading.Barrier(1, action=lambda: 1 / 0)
attempt('action', failing.wait)
print(failing.broken)
