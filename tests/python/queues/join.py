"""task_done and join: the main thread waits until all work is dealt with."""
import queue
import threading
import time

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        time.sleep(0.02)
        done.append(item)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(5):
    q.put(item)
print("all put", q.unfinished_tasks > 0)
q.join()
print("all done", done, q.unfinished_tasks)
q.join()
try:
    q.task_done()
except ValueError as e:
    print("ValueError:", e)

joined = []


def joiner():
    q.join()
    joined.append("joined")


q2 = queue.Queue()
q.put("last")
t = threading.Thread(target=joiner)
t.start()
t.join()
print(joined, done[-1])
