# status: 1
"""A small cron in a thread: repeated tasks, tasks that fail, and its log."""

import threading, time, contextlib, heapq, logging, sys
from dataclasses import dataclass, field
logging.basicConfig(stream=sys.stdout, format="%(threadName)s|%(levelname)s|%(message)s", level=logging.DEBUG)
log = logging.getLogger(__name__)
@dataclass(order=True)
class Task:
    due: float
    name: str = field(compare=False)
    every: float | None = field(default=None, compare=False)
    fn: object = field(default=print, compare=False, repr=False)
class Cron(threading.Thread):
    def __init__(self): super().__init__(name="cron", daemon=True); self.heap, self.cv, self.dead = [], threading.Condition(), False
    def add(self, delay, name, fn, every=None):
        with self.cv: heapq.heappush(self.heap, Task(time.monotonic() + delay, name, every, fn)); self.cv.notify()
    def run(self):
        while True:
            with self.cv:
                while not self.heap:
                    if self.dead: return
                    self.cv.wait()
                wait = self.heap[0].due - time.monotonic()
                if wait > 0: self.cv.wait(wait); continue
                t = heapq.heappop(self.heap)
            try: t.fn(t)
            except StopIteration: log.info("stop %s", t.name); t.every = None
            except Exception: log.exception("task %s failed", t.name)
            if t.every: self.add(t.every, t.name, t.fn, t.every)
    def close(self):
        with self.cv: self.dead = True; self.heap.clear(); self.cv.notify_all()
        self.join(1)
n = 0
def tick(t):
    global n; n += 1; log.debug("tick %d", n)
    if n == 3: raise StopIteration
c = Cron(); c.start(); c.add(0.02, "tick", tick, 0.02); c.add(0.05, "boom", lambda t: t.nothing); c.add(0.01, "one", lambda t: log.warning("%r", t.name))
time.sleep(0.15); c.close(); print(n, c.is_alive(), Task(1, "a") < Task(2, "b"), Task(1, "x"))
@contextlib.contextmanager
def timed(name):
    t = time.perf_counter()
    try: yield
    except TimeoutError as e: log.error("%s: %s", name, e); raise RuntimeError(name) from e
    finally: log.info("%s took %s", name, "long" if time.perf_counter() - t > 0.05 else "short")
with timed("quick"): pass
with contextlib.suppress(RuntimeError), timed("slow"): time.sleep(0.06); raise TimeoutError("late")
@timed("decorated")
def f(x): return x * 2
print(f(2))
with timed("last"): {}["missing"]
