"""Two locks in opposite order, with a timeout instead of a deadlock; then in one order."""
import threading
import time

a = threading.Lock()
b = threading.Lock()
barrier = threading.Barrier(2)
results = {}


def cross(name, first, second):
    with first:
        barrier.wait()
        got = second.acquire(timeout=0.1)
        results[name] = got
        if got:
            second.release()
        barrier.wait()


threads = [threading.Thread(target=cross, args=("ab", a, b)), threading.Thread(target=cross, args=("ba", b, a))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))


def ordered(name):
    for _ in range(3):
        with a, b:
            time.sleep(0.01)
    print(name, "finished")


first = threading.Thread(target=ordered, args=("first",))
first.start()
first.join()
second = threading.Thread(target=ordered, args=("second",))
second.start()
second.join()
print(a.locked(), b.locked())
