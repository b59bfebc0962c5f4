"""LifoQueue, PriorityQueue and SimpleQueue."""
import queue

lifo = queue.LifoQueue()
for c in "abc":
    lifo.put(c)
print([lifo.get() for _ in range(3)])

p = queue.PriorityQueue()
for pair in [(3, "low"), (1, "high"), (2, "middle"), (1, "also high")]:
    p.put(pair)
print(p.qsize(), p.queue[0])
while not p.empty():
    print(p.get())


class Job:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return f"Job({self.name})"


jobs = queue.PriorityQueue()
for n, name in ((5, "e"), (1, "a"), (3, "c")):
    jobs.put(Job(n, name))
print([jobs.get() for _ in range(3)])
bad = queue.PriorityQueue()
bad.put((1, {}))
try:
    bad.put((1, {}))
except TypeError as e:
    print("TypeError:", e)

s = queue.SimpleQueue()
s.put(1)
s.put(2, block=True, timeout=None)
s.put_nowait(3)
print(s.qsize(), s.empty(), s.get(), s.get_nowait(), s.get(timeout=1), s.empty())
for call in (s.get_nowait, lambda: s.get(timeout=0.05), lambda: s.get(block=False)):
    try:
        call()
    except queue.Empty as e:
        print("Empty", type(e).__name__)
