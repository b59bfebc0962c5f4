"""Ctrl-C: KeyboardInterrupt in the main thread, and what the program says about it."""
import os
import signal
import threading
import time


def worker():
    for _ in range(3):
        time.sleep(0.2)
        print('working')


t = threading.Thread(target=worker)
t.start()
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    while True:
        time.sleep(10)
except KeyboardInterrupt:
    print('stopped; the workers go on')
t.join()
event = threading.Event()
threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    event.wait()
finally:
    print('cleaning up')
# status: 130
