"""queue from the inside: subclasses with another order, counters, limits, and every way to be told no."""
import queue
import threading
import time
from dataclasses import dataclass, field


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs))
    except Exception as e:
        print(name, '->', type(e).__module__, type(e).__qualname__, e)


print('-- limits')
q = queue.Queue(2)
print(q.empty(), q.full(), q.qsize(), q.maxsize, q.unfinished_tasks)
q.put(1), q.put_nowait(2)
print(q.empty(), q.full(), q.qsize(), q.unfinished_tasks)
attempt('put_nowait', q.put_nowait, 3)
attempt('put', q.put, 3, False)
attempt('put', q.put, 3, timeout=0.01)
attempt('put', q.put, 3, timeout=-1)
attempt('put', q.put, 3, block=False, timeout=-1)
print(q.get(), q.get(block=False), q.qsize())
attempt('get_nowait', q.get_nowait)
attempt('get', q.get, timeout=0.01)
attempt('get', q.get, True, -0.5)
attempt('task_done', q.task_done), attempt('task_done', q.task_done), attempt('task_done', q.task_done)
for size in (0, -1):
    q = queue.Queue(size)
    for i in range(100):
        q.put_nowait(i)
    print(size, q.qsize(), q.full())

print('-- order')


class Newest(queue.Queue):
    """Keeps only the newest items."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return min(len(self.queue), 3)

    def _put(self, item):
        self.queue.append(item)
        del self.queue[:-3]

    def _get(self):
        return self.queue.pop(0)


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = {}

    def _put(self, item):
        self.queue[item] = None

    def _get(self):
        return self.queue.pop(next(iter(self.queue)), None) or next(iter([1]))


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


def drain(q):
    items = []
    while not q.empty():
        items.append(q.get())
    return items


for q in (Newest(), queue.LifoQueue(), queue.PriorityQueue(), queue.Queue()):
    for i in (3, 1, 5, 2, 4):
        q.put(i)
    print(type(q).__name__, drain(q))
q = queue.PriorityQueue()
for job in (Job(2, 'b'), Job(1, 'a'), Job(3, 'c')):
    q.put(job)
print([job.name for job in drain(q)])
q.put((1, {}))
attempt('incomparable', q.put, (1, {}))
q = queue.PriorityQueue()
for n, task in enumerate([{}, [], set()]):
    q.put((0, n, task))
print(drain(q))

print('-- join and task_done')
q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        time.sleep(0.01)
        done.append(item)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
for t in threads:
    t.start()
for i in range(6):
    q.put(i)
q.join()
print(sorted(done), q.unfinished_tasks)
for t in threads:
    q.put(None)
q.join()
for t in threads:
    t.join()

print('-- shutdown')
q = queue.Queue()
q.put('a'), q.put('b')
q.shutdown()
attempt('put', q.put, 'c')
print(q.get(), q.get(), q.is_shutdown)
attempt('get', q.get)
attempt('get_nowait', q.get_nowait)
q.task_done(), q.task_done()
q.join()
q = queue.Queue()
q.put('a'), q.put('b')
q.shutdown(immediate=True)
print(q.qsize(), q.unfinished_tasks)
attempt('get', q.get)
q = queue.Queue(1)
q.put(0)
results = []


def blocked(f, *args):
    try:
        f(*args)
    except queue.ShutDown:
        results.append('shut down')


empty = queue.Queue()
threads = [threading.Thread(target=blocked, args=args) for args in ((q.put, 1), (empty.get,), (q.put, 2))]
for t in threads:
    t.start()
time.sleep(0.02)
q.shutdown(), empty.shutdown()
for t in threads:
    t.join()
print(results)

print('-- SimpleQueue')
q = queue.SimpleQueue()
q.put(1), q.put(2, block=True, timeout=-3), q.put_nowait(3)
print(q.qsize(), q.empty(), q.get(), q.get_nowait(), q.get(True, 0.01))
attempt('get', q.get, timeout=0.01)
attempt('get_nowait', q.get_nowait)
attempt('get', q.get, timeout=-1)
attempt('full', lambda: q.full())
threading.Timer(0.02, q.put, ['late']).start()
print(q.get(timeout=5), queue.Empty.__module__)
