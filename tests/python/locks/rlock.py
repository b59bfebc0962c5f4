"""RLock: taken again by its owner, released as often, owned by one thread."""
import threading

lock = threading.RLock()


def countdown(n):
    with lock:
        if n:
            countdown(n - 1)
        else:
            print("deep inside")


countdown(3)
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
print(repr(lock).split(" object")[0], repr(lock).split("count=")[1].split(" ")[0])


def other():
    print("other:", lock.acquire(blocking=False), lock.acquire(timeout=0.05))
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError:", e)


t = threading.Thread(target=other)
t.start()
t.join()
for i in range(3):
    lock.release()
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)


def now_free():
    print("free:", lock.acquire(blocking=False))
    lock.release()


t = threading.Thread(target=now_free)
t.start()
t.join()


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.balance = 0

    def deposit(self, n):
        with self.lock:
            self.balance += n

    def deposit_twice(self, n):
        with self.lock:
            self.deposit(n)
            self.deposit(n)


a = Account()
a.deposit_twice(21)
print(a.balance)
