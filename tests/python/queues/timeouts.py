"""Blocking puts and gets with timeouts."""
import queue
import threading
import time


def timed(function, *args, **kwargs):
    begin = time.monotonic()
    try:
        result = function(*args, **kwargs)
    except Exception as e:
        result = type(e).__name__
    return result, round(time.monotonic() - begin, 1)


q = queue.Queue(maxsize=1)
print(timed(q.get, timeout=0.1))
print(timed(q.get, True, 0.2))
print(timed(q.get, False))
q.put(1)
print(timed(q.put, 2, timeout=0.1))
print(timed(q.put, 2, False))
threading.Timer(0.2, q.get).start()
print(timed(q.put, 2, timeout=1))
print(timed(q.get, timeout=1))
threading.Timer(0.2, q.put, ["late"]).start()
print(timed(q.get, timeout=1))
for call in (lambda: q.get(timeout=-1), lambda: queue.Queue(1).put(1, timeout=-1)):
    try:
        call()
    except ValueError as e:
        print("ValueError:", e)
print(timed(q.get, block=False, timeout=5))
