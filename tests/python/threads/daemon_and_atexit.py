import threading
import time
import atexit


def background():
    try:
        while True:
            time.sleep(0.03)
            print("tick", flush=True)
    finally:
        print("never printed")


def slow():
    time.sleep(0.1)
    print("non-daemon done; main alive:", threading.main_thread().is_alive())


@atexit.register
def goodbye():
    print("atexit; threads:", [t.name for t in threading.enumerate()])


d = threading.Thread(target=background, daemon=True)
print(d.daemon, d.is_alive(), d)
d.start()
s = threading.Thread(target=slow)
s.start()
try:
    d.daemon = False
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    d.start()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    threading.Thread(target=print).join()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    threading.Thread(group=1)
except AssertionError as e:
    print("AssertionError:", e)
d.join(timeout=0.01)
print("main ends", s.is_alive())
