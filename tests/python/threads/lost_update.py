"""A lost update made certain by a sleep between reading and writing, and the same under a lock."""
import threading
import time

counter = 0
lock = threading.Lock()


def unsafe():
    global counter
    value = counter
    time.sleep(0.1)
    counter = value + 1


def safe():
    global counter
    with lock:
        value = counter
        time.sleep(0.05)
        counter = value + 1


for work in (unsafe, safe):
    counter = 0
    threads = [threading.Thread(target=work) for _ in range(4)]
    begin = time.monotonic()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(work.__name__, counter, round(time.monotonic() - begin, 1))

balance = {"a": 100, "b": 0}


def transfer(amount):
    if balance["a"] >= amount:
        time.sleep(0.05)
        balance["a"] -= amount
        balance["b"] += amount


threads = [threading.Thread(target=transfer, args=(80,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
