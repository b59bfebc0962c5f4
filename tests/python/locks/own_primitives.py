"""Primitives built by hand from others: a semaphore, a latch, a cyclic barrier, an exchanger, a mutex of tickets, a monitor."""
import functools
import itertools
import threading
import time


class MySemaphore:
    def __init__(self, value=1):
        self.value, self.cond = value, threading.Condition()

    def __enter__(self):
        with self.cond:
            self.cond.wait_for(lambda: self.value)
            self.value -= 1

    def __exit__(self, *_):
        with self.cond:
            self.value += 1
            self.cond.notify()


class CountDownLatch:
    def __init__(self, count):
        self.count, self.cond = count, threading.Condition()

    def count_down(self):
        with self.cond:
            self.count -= 1
            if self.count == 0:
                self.cond.notify_all()

    def wait(self, timeout=None):
        with self.cond:
            return self.cond.wait_for(lambda: self.count <= 0, timeout)


class Exchanger:
    def __init__(self):
        self.cond, self.slot, self.turn = threading.Condition(), [], itertools.count()

    def exchange(self, mine):
        with self.cond:
            if not self.slot:
                box = [mine]
                self.slot.append(box)
                self.cond.wait_for(lambda: len(box) == 2)
                return box[1]
            box = self.slot.pop()
            box.append(mine)
            self.cond.notify_all()
            return box[0]


class TicketLock:
    """First come, first served."""

    def __init__(self):
        self._next, self._serving, self._cond = 0, 0, threading.Condition()

    def __enter__(self):
        with self._cond:
            ticket, self._next = self._next, self._next + 1
            while self._serving != ticket:
                self._cond.wait()
        return ticket

    def __exit__(self, *_):
        with self._cond:
            self._serving += 1
            self._cond.notify_all()


class Monitor:
    """Every public method of a subclass runs under one lock."""

    def __init_subclass__(cls):
        for name, value in list(vars(cls).items()):
            if callable(value) and not name.startswith('_'):
                setattr(cls, name, cls._guard(value))

    def __init__(self):
        self._lock = threading.RLock()

    @staticmethod
    def _guard(method):
        @functools.wraps(method)
        def guarded(self, *args, **kwargs):
            with self._lock:
                return method(self, *args, **kwargs)
        return guarded


class Stack(Monitor):
    def __init__(self):
        super().__init__()
        self._items = []

    def push(self, *items):
        """Puts items on top."""
        for item in items:
            self._items.append(item)
            time.sleep(0)
        return self.size()

    def pop(self):
        return self._items.pop()

    def size(self):
        return len(self._items)


def together(n, function):
    threads = [threading.Thread(target=function, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    return threads


semaphore, inside, most = MySemaphore(2), [], 0


def enter(n):
    global most
    with semaphore:
        inside.append(n)
        most = max(most, len(inside))
        time.sleep(0.005)
        inside.remove(n)


for t in together(6, enter):
    t.join()
print('semaphore', most, semaphore.value)

latch, late = CountDownLatch(3), CountDownLatch(1)
threads = together(3, lambda n: (time.sleep(n / 100), latch.count_down()))
print('latch', latch.count > 0, latch.wait(), latch.count, late.wait(0.01))

exchanger, got = Exchanger(), {}
for t in together(2, lambda n: got.update({n: exchanger.exchange(f'from {n}')})):
    t.join()
print('exchanger', sorted(got.items()))

ticket_lock, served = TicketLock(), []


def take(n):
    time.sleep(n / 50)
    with ticket_lock as ticket:
        served.append((n, ticket))
        time.sleep(0.05)


for t in together(4, take):
    t.join()
print('tickets', served)
stack = Stack()
for t in together(3, lambda n: stack.push(*[n] * 4)):
    t.join()
runs = [k for k, _ in itertools.groupby(stack._items)]
print('monitor', len(runs), stack.size(), stack.push.__doc__, stack.pop() in runs, Stack.push.__name__)
