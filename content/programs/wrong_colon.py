"""Find the mistake: one character."""
from threading import Lock

lock = Lock()
with lock：
    print("one thread at a time")
