"""Threads run while their starter goes on; join waits for their end."""
import threading
import time


def work(name, delay):
    print(name, "begins")
    time.sleep(delay)
    print(name, "ends")


slow = threading.Thread(target=work, args=("slow", 0.3))
fast = threading.Thread(target=work, args=("fast", 0.1))
print(slow.is_alive(), slow.ident)
slow.start()
time.sleep(0.05)
fast.start()
print("both started", slow.is_alive(), fast.is_alive())
fast.join()
print("fast joined", slow.is_alive(), fast.is_alive())
slow.join(timeout=0.05)
print("not yet", slow.is_alive())
slow.join()
slow.join()
print("slow joined", slow.is_alive())

results = []
threads = [threading.Thread(target=results.append, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results))

t = threading.Thread(target=work, kwargs={"name": "kw", "delay": 0})
t.start()
t.join()
t = threading.Thread()
t.start()
t.join()
print("a thread without target does nothing")
