"""Which threads are alive: enumerate, active_count, current_thread, repr."""
import threading

ready = threading.Barrier(4)
go = threading.Event()


def wait():
    ready.wait()
    go.wait()


def shape(t):
    text = repr(t)
    return text.replace(str(t.ident), "ID")


threads = [threading.Thread(target=wait, name=f"w{i}", daemon=i == 2) for i in range(3)]
print([shape(t) for t in threads])
for t in threads:
    t.start()
ready.wait()
print(threading.active_count())
print([t.name for t in threading.enumerate()])
print([shape(t) for t in threading.enumerate()])
print(threading.get_ident() == threading.current_thread().ident == threading.main_thread().ident)
print(isinstance(threads[0].ident, int), isinstance(threading.get_native_id(), int))
go.set()
for t in threads:
    t.join()
print(threading.active_count(), [shape(t) for t in threads])
print(threading.main_thread().is_alive())
