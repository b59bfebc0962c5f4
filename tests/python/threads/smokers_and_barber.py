"""Smokers problem and a sleeping barber."""
import threading
import time
import random
import enum


class Item(enum.Enum):
    TOBACCO = enum.auto()
    PAPER = enum.auto()
    MATCH = enum.auto()

    @property
    def others(self):
        return {i for i in Item if i is not self}


class Table:
    def __init__(self):
        self.cv = threading.Condition()
        self.on_table: set[Item] = set()
        self.closed = False

    def serve(self, items):
        with self.cv:
            self.cv.wait_for(lambda: not self.on_table)
            self.on_table = set(items)
            self.cv.notify_all()

    def take(self, mine):
        with self.cv:
            self.cv.wait_for(lambda: self.closed or self.on_table == mine.others)
            if self.closed and self.on_table != mine.others:
                return False
            self.on_table.clear()
            self.cv.notify_all()
            return True


table = Table()
smoked = dict.fromkeys(Item, 0)


def smoker(item):
    while table.take(item):
        smoked[item] += 1


threads = [threading.Thread(target=smoker, args=(i,), name=i.name.title()) for i in Item]
for t in threads: t.start()
rnd = random.Random(42)
for _ in range(12):
    missing = rnd.choice(list(Item))
    table.serve(missing.others)
with table.cv:
    table.cv.wait_for(lambda: not table.on_table)
    table.closed = True
    table.cv.notify_all()
for t in threads: t.join()
for k, v in smoked.items():
    print(f"{k.name:8}{k.value}{v:4d} {k!r} {k}")
print(Item["PAPER"], Item(3), Item.MATCH in Item, len(Item))
try:
    Item(9)
except ValueError as e:
    print(e)

chairs = threading.Semaphore(2)
barber_ready = threading.Semaphore(0)
customers = threading.Semaphore(0)
stats = {"cut": 0, "left": 0}
mutex = threading.Lock()


def barber():
    while customers.acquire(timeout=0.3):
        barber_ready.release()
        time.sleep(0.03)
        with mutex:
            stats["cut"] += 1


def customer():
    if not chairs.acquire(blocking=False):
        with mutex:
            stats["left"] += 1
        return
    customers.release()
    barber_ready.acquire()
    chairs.release()


b = threading.Thread(target=barber)
b.start()
cs = []
for i in range(10):
    c = threading.Thread(target=customer)
    c.start()
    cs.append(c)
    time.sleep(0.007)
for c in cs + [b]: c.join()
print(sum(stats.values()), stats["left"] > 0)
