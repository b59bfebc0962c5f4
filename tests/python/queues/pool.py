"""Workers that share a queue and stop at a sentinel; results come back over another queue."""
import queue
import threading
import time

SENTINEL = object()
tasks = queue.Queue()
results = queue.Queue()


def worker(delay):
    while True:
        task = tasks.get()
        if task is SENTINEL:
            tasks.put(SENTINEL)  # for the next worker
            break
        time.sleep(delay)
        results.put((task, task * task))


workers = [threading.Thread(target=worker, args=(0.02,), name=f"worker-{i}") for i in range(3)]
for n in range(9):
    tasks.put(n)
tasks.put(SENTINEL)
for w in workers:
    w.start()
for w in workers:
    w.join()
squares = {}
while True:
    try:
        n, square = results.get_nowait()
    except queue.Empty:
        break
    squares[n] = square
print(dict(sorted(squares.items())))
print(tasks.qsize(), [w.is_alive() for w in workers])

stages = [queue.Queue() for _ in range(3)]


def stage(source, target, function):
    while (item := source.get()) is not None:
        target.put(function(item))
    target.put(None)


threading.Thread(target=stage, args=(stages[0], stages[1], lambda x: x + 1)).start()
threading.Thread(target=stage, args=(stages[1], stages[2], lambda x: x * 10)).start()
for n in (1, 2, 3, None):
    stages[0].put(n)
out = []
while (item := stages[2].get()) is not None:
    out.append(item)
print(out)
