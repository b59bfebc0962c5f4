"""Event: a flag to wait for."""
import threading
import time

event = threading.Event()
print(event.is_set(), event.wait(0.05), repr(event).split(" at ")[0], repr(event)[-7:])
log = []


def runner(n):
    log.append(f"{n} ready")
    event.wait()
    log.append(f"{n} runs")


threads = [threading.Thread(target=runner, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
time.sleep(0.1)
print(log)
event.set()
for t in threads:
    t.join()
print(sorted(log[3:]))
print(event.is_set(), event.wait(), event.wait(0))
event.clear()
print(event.is_set(), event.wait(timeout=0))

stop = threading.Event()
ticks = []


def ticker():
    while not stop.wait(0.1):
        ticks.append(len(ticks))


t = threading.Thread(target=ticker)
t.start()
time.sleep(0.35)
stop.set()
t.join()
print(ticks)
