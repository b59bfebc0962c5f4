import threading
import time

winners = []


def announce():
    print("--- everyone arrived ---")


def runner(barrier, name, delay):
    time.sleep(delay)
    place = barrier.wait()
    winners.append((name, place))


names = ["ann", "bob", "cid"]
barrier = threading.Barrier(3, action=announce, timeout=5)
threads = [threading.Thread(target=runner, args=(barrier, n, i / 50)) for i, n in enumerate(names)]
print(barrier.parties, barrier.n_waiting, barrier.broken)
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(winners))


def late(b):
    try:
        b.wait(0.05)
    except threading.BrokenBarrierError as e:
        print("broken!", repr(e))


b = threading.Barrier(2)
t = threading.Thread(target=late, args=(b,))
t.start()
t.join()
print(b.broken)
b.reset()
print(b.broken, repr(b).split(" at ")[0], repr(b).split(":")[-1])
t = threading.Thread(target=late, args=(b,))
t.start()
time.sleep(0.01)
b.abort()
t.join()
try:
    threading.Barrier(0)
except ValueError as e:
    print(e)
e = threading.Event()
print(repr(e).split(" at ")[0], repr(e).split(":")[-1])
threading.Timer(0.02, e.set).start()
print(e.wait(0.001), e.wait(), e.is_set())
e.clear()
print(e.is_set())
