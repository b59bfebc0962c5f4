"""Many threads at once and one after the other; nothing is lost under a lock."""
import threading

lock = threading.Lock()
total = 0
seen = []


def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1
    seen.append(threading.current_thread().name)


threads = [threading.Thread(target=add, args=(100,)) for _ in range(50)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, len(seen), len(set(seen)))
print(sorted(seen)[:3], threads[-1].name)

chain = []


def descend(depth):
    chain.append(depth)
    if depth:
        t = threading.Thread(target=descend, args=(depth - 1,))
        t.start()
        t.join()
    chain.append(-depth)


descend(5)
print(chain)
print(threading.active_count(), [t.name for t in threading.enumerate()])
print(len({t.ident for t in threads}) >= 1, all(t.native_id for t in threads))
