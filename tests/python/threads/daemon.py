"""Daemon threads do not keep the program alive and inherit their starter's flag."""
import threading
import time


def forever():
    while True:
        time.sleep(0.05)


def child_of_daemon():
    t = threading.Thread(target=print)
    print("inherits", t.daemon)


d = threading.Thread(target=forever, daemon=True)
print(d.daemon, threading.current_thread().daemon)
print(repr(d))
d.start()
inner = threading.Thread(target=child_of_daemon, daemon=True)
inner.start()
inner.join()
t = threading.Thread(target=print, args=("switched",))
t.daemon = True
print(t.daemon)
t.start()
t.join()
try:
    d.daemon = False
except RuntimeError as e:
    print("RuntimeError:", e)


def late():
    time.sleep(0.2)
    print("an ordinary thread is waited for at the end")


threading.Thread(target=late).start()
print("main is done")
