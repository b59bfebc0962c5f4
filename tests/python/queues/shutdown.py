"""Queue.shutdown: no more puts, gets until empty; immediate empties it."""
import queue
import threading
import time

q = queue.Queue(2)
q.put(1)
q.put(2)
q.shutdown()
try:
    q.put(3)
except queue.ShutDown as e:
    print("ShutDown", repr(e))
print(q.get(), q.get())
try:
    q.get()
except queue.ShutDown:
    print("ShutDown on an empty queue")
print(q.is_shutdown)

q = queue.Queue()
ended = []


def consumer(name):
    try:
        while True:
            q.get()
    except queue.ShutDown:
        ended.append(name)


threads = [threading.Thread(target=consumer, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
time.sleep(0.05)
q.shutdown()
for t in threads:
    t.join()
print(sorted(ended))

q = queue.Queue()
for i in range(3):
    q.put(i)
print(q.unfinished_tasks)
q.shutdown(immediate=True)
print(q.qsize(), q.unfinished_tasks)
q.join()
full = queue.Queue(1)
full.put(0)


def producer():
    try:
        full.put(1)
    except queue.ShutDown:
        print("the waiting put was sent away")


t = threading.Thread(target=producer)
t.start()
time.sleep(0.05)
full.shutdown()
t.join()
print(queue.ShutDown.__mro__[1:])
