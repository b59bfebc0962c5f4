"""The beginner's mistake args=(1), and other wrong calls: errors appear inside the thread."""
import threading


def work(n):
    print("got", n)


for kwargs in ({"args": (1)}, {"args": ()}, {"args": (1, 2)}, {"kwargs": {"m": 1}}, {"args": "x"}, {"args": "xy"}):
    print(kwargs)
    t = threading.Thread(target=work, **kwargs)
    t.start()
    t.join()

# target=work() calls it here; its result None is the target.
t = threading.Thread(target=work(5))
t.start()
t.join()
print(t.name)

t = threading.Thread(target=42)
t.start()
t.join()
print("main ends")
