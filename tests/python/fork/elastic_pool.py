"""A pool that starts a process when its queue is full, written wrongly: under fork the process inherits a full copy of
the queue and nobody who takes from it, so it can only give up or start another one."""
import multiprocessing
import queue
import threading
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
ctx = multiprocessing.get_context('fork')
MOST = 3
started = ctx.Value('i', 1)
start = time.monotonic()


def at():
    return round(time.monotonic() - start, 1)


def consumer(jobs, done):
    while True:
        try:
            job = jobs.get(timeout=0.5)
        except queue.Empty:
            break
        time.sleep(0.6)
        done.append(job)
        jobs.task_done()


def producer(jobs, tasks):
    patience = 0.1 if multiprocessing.parent_process() else 0.35
    for task in range(tasks):
        while True:
            try:
                jobs.put(task, timeout=patience)
                break
            except queue.Full:
                with started.get_lock():
                    if started.value >= MOST:
                        if multiprocessing.parent_process():
                            return
                        continue
                    started.value += 1
                p = ctx.Process(target=producer, args=(jobs, tasks))
                p.start()
                print('a process was started by one with', threading.active_count(), 'threads', flush=True)


jobs, done = queue.Queue(3), []
consumers = [threading.Thread(target=consumer, args=(jobs, done)) for _ in range(3)]
for c in consumers:
    c.start()
producer(jobs, 14)
jobs.join()
took = at()
for c in consumers:
    c.join()
for p in multiprocessing.active_children():
    p.join()
print(sorted(done) == list(range(14)), 'all by threads, rounds:', round(took / 0.6), started.value)
