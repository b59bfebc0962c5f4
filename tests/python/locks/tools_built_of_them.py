"""What people build from locks and conditions: latches, reader-writer locks, ordered locks, pools of resources."""
import contextlib
import functools
import threading
import time
from collections import OrderedDict


class Latch:
    def __init__(self, count):
        self.count, self.cond = count, threading.Condition()

    def count_down(self):
        with self.cond:
            self.count -= 1
            if self.count <= 0:
                self.cond.notify_all()

    def wait(self, timeout=None):
        with self.cond:
            return self.cond.wait_for(lambda: self.count <= 0, timeout)


class ReadWrite:
    def __init__(self):
        self.lock = threading.Condition(threading.Lock())
        self.readers, self.writing, self.most_readers = 0, False, 0

    @contextlib.contextmanager
    def reading(self):
        with self.lock:
            self.lock.wait_for(lambda: not self.writing)
            self.readers += 1
            self.most_readers = max(self.most_readers, self.readers)
        try:
            yield
        finally:
            with self.lock:
                self.readers -= 1
                self.lock.notify_all()

    @contextlib.contextmanager
    def writes(self):
        with self.lock:
            self.lock.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        try:
            yield
        finally:
            with self.lock:
                self.writing = False
                self.lock.notify_all()


_held = threading.local()


@contextlib.contextmanager
def acquire(*locks):
    """All of them, always in the same order, so that nobody waits in a circle."""
    locks = sorted(locks, key=id)
    held = getattr(_held, 'locks', [])
    if held and max(id(lock) for lock in held) >= id(locks[0]):
        raise RuntimeError('lock order violation')
    held.extend(locks)
    _held.locks = held
    try:
        for lock in locks:
            lock.acquire()
        yield
    finally:
        for lock in reversed(locks):
            lock.release()
        del held[-len(locks):]


class Resources:
    def __init__(self, items):
        self.items, self.lock = list(items), threading.Lock()
        self.free = threading.BoundedSemaphore(len(self.items))

    @contextlib.contextmanager
    def borrow(self):
        with self.free:
            with self.lock:
                item = self.items.pop()
            try:
                yield item
            finally:
                with self.lock:
                    self.items.append(item)


def synchronized(method):
    @functools.wraps(method)
    def locked(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    return locked


class Account:
    def __init__(self, balance):
        self._lock = threading.RLock()
        self.balance = balance

    @synchronized
    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError('not enough')
        now = self.balance
        time.sleep(0)
        self.balance = now - amount

    @synchronized
    def move(self, other, amount):
        self.withdraw(amount)
        other.withdraw(-amount)


def together(*targets):
    threads = [threading.Thread(target=t) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


print('-- latch')
latch, log = Latch(3), []
t = threading.Thread(target=lambda: log.append(('released', latch.wait(5), latch.count)))
t.start()
print(latch.wait(0.01))
together(*[latch.count_down] * 3)
t.join()
print(log, latch.wait())

print('-- readers and writers')
rw, value, seen = ReadWrite(), [0, 0], []
meet = threading.Barrier(3)


def reader():
    with rw.reading():
        meet.wait()
        seen.append(value[0] == value[1])


def writer():
    for _ in range(20):
        with rw.writes():
            value[0] += 1
            time.sleep(0)
            value[1] += 1


together(reader, reader, reader, writer, writer)
print(value, seen, rw.most_readers)

print('-- ordered locks')
a, b = threading.Lock(), threading.Lock()
counts = [0, 0]


def one(first, second, n):
    for _ in range(50):
        with acquire(first, second):
            counts[n] += 1


together(lambda: one(a, b, 0), lambda: one(b, a, 1))
print(counts, a.locked(), b.locked())
first, second = sorted((a, b), key=id)
try:
    with acquire(second):
        with acquire(first):
            pass
except RuntimeError as e:
    print(e, first.locked(), second.locked())

print('-- resources')
pool, used, most, running = Resources('xyz'), set(), 0, 0
guard = threading.Lock()


def use():
    global most, running
    with pool.borrow() as item:
        with guard:
            used.add(item)
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with guard:
            running -= 1


together(*[use] * 7)
print(sorted(used), most, sorted(pool.items), pool.free._value)

print('-- synchronized methods')
x, y = Account(100), Account(0)
together(*[lambda: x.withdraw(7)] * 5)
print(x.balance)
together(lambda: [x.move(y, 1) for _ in range(30)], lambda: [y.withdraw(0) for _ in range(30)])
print(x.balance, y.balance, x.withdraw.__name__)
try:
    x.withdraw(1000)
except ValueError as e:
    print(e, x._lock.locked())

print('-- made once')


class Singleton:
    _instance, _lock, made = None, threading.Lock(), 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    time.sleep(0.01)
                    cls.made += 1
                    cls._instance = super().__new__(cls)
        return cls._instance


instances = []
together(*[lambda: instances.append(Singleton())] * 5)
print(len(set(map(id, instances))), Singleton.made)
calls = []


@functools.cache
def slow(n):
    calls.append(n)
    time.sleep(0.01)
    return n * n


results = []
together(*[lambda: results.append(slow(3))] * 3)
print(results, len(calls) >= 1, slow(3), slow.cache_info().currsize)
cache = OrderedDict()
lock = threading.Lock()


def remember(key):
    with lock:
        cache[key] = True
        cache.move_to_end(key)
        while len(cache) > 3:
            cache.popitem(last=False)


together(*[functools.partial(remember, n) for n in range(10)])
print(len(cache))
