"""Sleeps decide who prints first."""
import threading
import time

start = time.monotonic()


def say(name, delay):
    time.sleep(delay)
    print(name, round(time.monotonic() - start, 1))


threads = [threading.Thread(target=say, args=(f"t{d}", d / 10)) for d in (5, 1, 3, 2, 4)]
for t in threads:
    t.start()
for t in threads:
    t.join()


def steps(name, first, period, count):
    time.sleep(first)
    for i in range(count):
        print(f"{name}{i}", end=" ")
        time.sleep(period)


threads = [threading.Thread(target=steps, args=("a", 0.0, 0.2, 3)), threading.Thread(target=steps, args=("b", 0.1, 0.2, 3))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print()
print("all in", round(time.monotonic() - start, 1))
