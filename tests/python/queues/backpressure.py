"""A small queue slows a fast producer down to the pace of its consumer."""
import queue
import threading
import time

q = queue.Queue(maxsize=2)
start = time.monotonic()
log = []


def stamp(text):
    log.append((round(time.monotonic() - start, 1), text))


def producer():
    for i in range(5):
        q.put(i)
        stamp(f"put {i}")
    q.put(None)


def consumer():
    while True:
        time.sleep(0.2)
        item = q.get()
        if item is None:
            break


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
print(round(time.monotonic() - start, 1))
