"""Lock: acquire, release, with, non-blocking and timed attempts."""
import threading
import time

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(blocking=False), lock.acquire(False))
begin = time.monotonic()
print(lock.acquire(timeout=0.1), round(time.monotonic() - begin, 1))
print(repr(lock).split(" at ")[0])
lock.release()
print(repr(lock).split(" at ")[0])
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)
with lock as got:
    print("inside", got, lock.locked())
try:
    with lock:
        raise KeyError("x")
except KeyError:
    print("released after an error:", not lock.locked())

order = []


def hold(name, seconds):
    with lock:
        order.append(name + " in")
        time.sleep(seconds)
        order.append(name + " out")


threads = [threading.Thread(target=hold, args=(n, 0.1)) for n in "abc"]
for t in threads:
    t.start()
    time.sleep(0.03)
for t in threads:
    t.join()
print(order)

lock.acquire()
threading.Timer(0.1, lock.release).start()  # any thread may release
print(lock.acquire(timeout=5))
lock.release()
