"""Names of threads: numbered, with the target's name, given, and changed."""
import threading


def worker():
    print("in", threading.current_thread().name)


class Callable:
    def __call__(self):
        print("in", threading.current_thread().name)


print(threading.current_thread().name, threading.main_thread().name)
print(threading.current_thread() is threading.main_thread())
threads = [
    threading.Thread(target=worker),
    threading.Thread(target=worker, name="mine"),
    threading.Thread(),
    threading.Thread(target=lambda: worker()),
    threading.Thread(target=Callable()),
    threading.Thread(target=worker, name=7),
    threading.Thread(target=print),
    threading.Thread(target=worker, name=""),
]
for t in threads:
    print(t.name, repr(t))
for t in threads[:6]:
    t.start()
    t.join()
t = threads[7]
t.name = "renamed"
t.start()
t.join()
print(t.name)
t.name = "renamed after its end"
print(t.name, str(t)[:40])
threading.current_thread().name = "boss"
print(threading.main_thread().name)
print(threading.Timer(1, worker).name)
