"""Semaphore and BoundedSemaphore: permits, limits, errors."""
import threading
import time

sem = threading.Semaphore(2)
inside = 0
most = 0
lock = threading.Lock()


def use(n):
    global inside, most
    with sem:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with lock:
            inside -= 1


threads = [threading.Thread(target=use, args=(i,)) for i in range(6)]
begin = time.monotonic()
for t in threads:
    t.start()
for t in threads:
    t.join()
print("at most", most, round(time.monotonic() - begin, 1) >= 0.1)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.acquire(timeout=0.05))
sem.release(2)
sem.release()
print([sem.acquire(blocking=False) for _ in range(4)])
bounded = threading.BoundedSemaphore(1)
print(bounded.acquire())
bounded.release()
for call in (
    bounded.release,
    lambda: threading.Semaphore(-1),
    lambda: sem.release(0),
    lambda: sem.acquire(False, 1),
):
    try:
        call()
    except ValueError as e:
        print("ValueError:", e)
print(repr(bounded).split(": ")[1], repr(threading.Semaphore(5)).split(": ")[1])
