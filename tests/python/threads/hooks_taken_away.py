# status: 1
"""threading.excepthook is None: no thread can be made; and atexit's functions."""

import atexit
import gc
import threading
import weakref

atexit.register(print, "last")
atexit.register(int, "text")
print(atexit._ncallbacks())
try:
    atexit.register(3)
except TypeError as e:
    print(e)


class Proud:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


proud = Proud()
gone = weakref.proxy(Proud())
gc.collect()
threading.excepthook = None
threading.Thread(target=print)
