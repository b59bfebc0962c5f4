"""graphlib: the order of tasks that depend on each other, all at once and with workers."""
import graphlib
import queue
import threading
import time

deps = {'shirt': {'skin'}, 'tie': ['shirt'], 'jacket': ['shirt', 'trousers'], 'shoes': ['trousers', 'socks']}
print(*graphlib.TopologicalSorter({k: sorted(v) for k, v in deps.items()}).static_order())
ts = graphlib.TopologicalSorter()
ts.add(3, 2, 1)
ts.add(4, 3)
ts.add(2, 1)
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready, bool(ts))
    ts.done(*ready)
print(ts.get_ready(), ts.is_active())


def attempt(f, *args):
    try:
        print(f(*args))
    except ValueError as e:
        print(type(e).__name__, e.args)


attempt(graphlib.TopologicalSorter({'a': 'b', 'b': 'c', 'c': 'a'}).prepare)
attempt(graphlib.TopologicalSorter({1: [1]}).prepare)
attempt(lambda: list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [2], 4: []}).static_order()))
fresh = graphlib.TopologicalSorter({'x': 'y'})
attempt(fresh.get_ready)
attempt(fresh.done, 'x')
attempt(fresh.is_active)
fresh.prepare()
attempt(fresh.add, 'z')
attempt(fresh.done, 'x')
attempt(fresh.done, 'q')
fresh.get_ready()
fresh.done('y')
attempt(fresh.done, 'y')
attempt(fresh.prepare)

print('-- workers')
tasks, finished = queue.Queue(), queue.Queue()


def worker():
    while (name := tasks.get()) is not None:
        time.sleep(0.01)
        finished.put(name)


sorter = graphlib.TopologicalSorter({'link': ['a.o', 'b.o'], 'a.o': ['a.c'], 'b.o': ['b.c'], 'run': ['link']})
sorter.prepare()
threads = [threading.Thread(target=worker) for _ in range(2)]
for t in threads:
    t.start()
done = []
while sorter.is_active():
    for name in sorter.get_ready():
        tasks.put(name)
    name = finished.get()
    sorter.done(name)
    done.append(name)
for _ in threads:
    tasks.put(None)
for t in threads:
    t.join()
print(sorted(done[:2]), sorted(done[2:4]), done[4:])
