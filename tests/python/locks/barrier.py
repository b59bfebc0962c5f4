"""Barrier: threads meet, go on together, meet again; broken, reset, action, timeout."""
import threading
import time

log = []
barrier = threading.Barrier(3, action=lambda: log.append("all here"))


def runner(n):
    for lap in range(2):
        time.sleep(0.05 * (n + 1))
        log.append(f"{n} arrives")
        log_index = barrier.wait()
        results.append(log_index)


results = []
threads = [threading.Thread(target=runner, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
print(sorted(results), barrier.parties, barrier.n_waiting, barrier.broken)

two = threading.Barrier(2)
try:
    two.wait(timeout=0.05)
except threading.BrokenBarrierError as e:
    print("broken by timeout", repr(e), two.broken)
try:
    two.wait()
except threading.BrokenBarrierError:
    print("still broken")
two.reset()
print(two.broken, repr(two).split(": ")[1])


def waiter():
    try:
        two.wait()
    except threading.BrokenBarrierError:
        print("sent away")


for end in (two.reset, two.abort):
    t = threading.Thread(target=waiter)
    t.start()
    time.sleep(0.05)
    print(two.n_waiting)
    end()
    t.join()
    print(two.broken)
try:
    threading.Barrier(0)
except ValueError as e:
    print("ValueError:", e)
