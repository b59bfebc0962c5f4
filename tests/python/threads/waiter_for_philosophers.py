import threading
import time


class Fork:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()
        self.uses = 0

    def __enter__(self):
        self.lock.acquire()
        self.uses += 1
        return self

    def __exit__(self, *exc):
        self.lock.release()


class Philosopher(threading.Thread):
    running = True

    def __init__(self, name, left, right, waiter):
        threading.Thread.__init__(self)
        self.name = name
        self.left, self.right = left, right
        self.waiter = waiter
        self.meals = 0

    def run(self):
        while self.meals < 3:
            with self.waiter:
                with self.left, self.right:
                    self.meals += 1
                    time.sleep(0.01)
            time.sleep(0.005)


forks = [Fork(i) for i in range(5)]
waiter = threading.BoundedSemaphore(4)
names = "Aristotle Kant Spinoza Marx Russell".split()
table = [Philosopher(n, forks[i], forks[(i + 1) % 5], waiter) for i, n in enumerate(names)]
for p in table:
    p.start()
for p in table:
    p.join()
for p in table:
    print(f"{p.name:<10}|{'*' * p.meals:>5}|")
print("fork uses", [f.uses for f in forks])
try:
    waiter.release()
except ValueError as e:
    print("ValueError:", e)
print(waiter.acquire(timeout=0.01), waiter.acquire(blocking=False))
try:
    waiter.acquire(blocking=False, timeout=1)
except ValueError as e:
    print("ValueError:", e)
try:
    threading.Semaphore(-1)
except ValueError as e:
    print("ValueError:", e)
s = threading.Semaphore(0)
s.release(3)
print(s, sep="") if False else print(repr(s).split(" at ")[0], repr(s).rsplit(":", 1)[1])
