"""Condition: wait, notify, notify_all, wait_for and timeouts."""
import threading
import time

cond = threading.Condition()
items = []
log = []


def consumer(name):
    with cond:
        while not items:
            log.append(name + " waits")
            cond.wait()
        log.append(f"{name} got {items.pop(0)}" if name == "c0" else name + " got one")


threads = [threading.Thread(target=consumer, args=(f"c{i}",)) for i in range(3)]
for t in threads:
    t.start()
    time.sleep(0.05)
with cond:
    items.append("x")
    cond.notify()
time.sleep(0.1)
print(log)
with cond:
    items.extend("yz")
    cond.notify_all()
for t in threads:
    t.join()
print(log[:4], sorted(log[4:]))

with cond:
    begin = time.monotonic()
    print(cond.wait(timeout=0.1), round(time.monotonic() - begin, 1))
    print(cond.wait_for(lambda: False, timeout=0.1))
    print(cond.wait_for(lambda: "value"))
    print(cond.wait(0), cond.wait(-1))
for method in (cond.wait, cond.notify, cond.notify_all):
    try:
        method()
    except RuntimeError as e:
        print("RuntimeError:", e)
state = 0


def advance():
    global state
    for _ in range(3):
        time.sleep(0.05)
        with cond:
            state += 1
            cond.notify()


threading.Thread(target=advance).start()
with cond:
    print(cond.wait_for(lambda: state == 3), state)
plain = threading.Condition(threading.Lock())
with plain:
    plain.notify(5)
print(repr(plain).startswith("<Condition(<unlocked _thread.lock object at"), repr(plain)[-4:])
