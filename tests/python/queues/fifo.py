"""Queue: first in, first out between threads; size, empty, full, non-blocking calls."""
import queue
import threading
import time

q = queue.Queue()
for i in range(3):
    q.put(i)
print(q.qsize(), q.empty(), q.full(), [q.get() for _ in range(3)], q.empty())
try:
    q.get_nowait()
except queue.Empty as e:
    print("Empty", repr(e), type(e).__mro__[1].__name__)
small = queue.Queue(maxsize=1)
small.put("a")
try:
    small.put_nowait("b")
except queue.Full as e:
    print("Full", repr(e), small.full())
try:
    small.put("b", block=False)
except queue.Full:
    print("Full again")

log = []


def consumer():
    while True:
        item = q.get()
        if item is None:
            break
        log.append(item)


t = threading.Thread(target=consumer)
t.start()
for i in range(5):
    q.put(i * i)
    time.sleep(0.01)
q.put(None)
t.join()
print(log)
results = queue.Queue()
threads = [threading.Thread(target=lambda n: results.put((n, n**2)), args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.get() for _ in range(results.qsize())))
print(list(results.queue), results.maxsize, results.unfinished_tasks)
