"""Dining philosophers four ways: a waiter (semaphore), ordered forks, try and give back, monitor with states."""
import enum
import random
import threading
import time

NAMES = 'Aristotle Kant Spinoza Marx Russell'.split()


class State(enum.IntEnum):
    THINKING = 0
    HUNGRY = 1
    EATING = 2


class Table:
    """The monitor: one may eat when neither neighbour does."""

    def __init__(self, n):
        self.states = [State.THINKING] * n
        self.cond = threading.Condition()

    def take(self, i):
        with self.cond:
            self.states[i] = State.HUNGRY
            n = len(self.states)
            self.cond.wait_for(lambda: State.EATING not in (self.states[i - 1], self.states[(i + 1) % n]))
            self.states[i] = State.EATING

    def put(self, i):
        with self.cond:
            self.states[i] = State.THINKING
            self.cond.notify_all()


def by_waiter(i, forks, waiter):
    with waiter, forks[i], forks[(i + 1) % len(forks)]:
        yield


def by_order(i, forks, _):
    a, b = sorted((i, (i + 1) % len(forks)))
    with forks[a]:
        with forks[b]:
            yield


def by_trying(i, forks, _):
    left, right = forks[i], forks[(i + 1) % len(forks)]
    while True:
        left.acquire()
        if right.acquire(blocking=False):
            break
        left.release()
        time.sleep(random.uniform(0.001, 0.003))
    try:
        yield
    finally:
        left.release()
        right.release()


def dine(strategy, table=None):
    forks = [threading.Lock() for _ in NAMES]
    waiter = threading.BoundedSemaphore(len(NAMES) - 1)
    meals = dict.fromkeys(NAMES, 0)

    def live(i):
        for _ in range(3):
            time.sleep(0.001)
            if table:
                table.take(i)
                meals[NAMES[i]] += 1
                table.put(i)
            else:
                for _ in strategy(i, forks, waiter):
                    meals[NAMES[i]] += 1
                    time.sleep(0.001)

    threads = [threading.Thread(target=live, args=(i,), name=name) for i, name in enumerate(NAMES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    return meals, any(t.is_alive() for t in threads)


for strategy in by_waiter, by_order, by_trying:
    meals, stuck = dine(strategy)
    print(f'{strategy.__name__:<10} {sum(meals.values()):>3} meals, stuck: {stuck}, fair: {set(meals.values()) == {3}}')
table = Table(len(NAMES))
meals, stuck = dine(None, table)
print('monitor'.ljust(10), *meals.items())
print(table.states[0], f'{table.states[0]!r} {table.states[0]:d}', max(State).name)
