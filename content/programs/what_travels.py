"""What can be sent to a child process?"""
import multiprocessing
import pickle
import queue
import threading


def work():
    pass


class Point:
    def __init__(self, x):
        self.x = x


CANDIDATES = {
    "a list of numbers": [1, 2, 3],
    "an object of a class in this file": Point(3),
    "a function of this file": work,
    "a lambda": lambda: None,
    "a generator": (n for n in range(3)),
    "a thread's lock": threading.Lock(),
    "queue.Queue()": queue.Queue(),
}

for name, candidate in CANDIDATES.items():
    try:
        print(f"{name}: {len(pickle.dumps(candidate))} bytes")
    except Exception as error:
        print(f"{name}: {type(error).__name__}")
