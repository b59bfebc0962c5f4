"""What a daemon thread's functions can still name does not die with the program: no finalizer runs."""
import threading
import time


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('closed', self.name, flush=True)


def work():
    while True:
        time.sleep(0.05)


kept = Resource('by the daemon')
threading.Thread(target=work, daemon=True).start()
time.sleep(0.1)
local = Resource('dropped')
del local
print('the end')
