"""A bounded queue, made of a deque, a lock and two conditions."""
import collections
import threading
import time

MAXSIZE = 2  # @param {type:"slider", min:1, max:6, step:1}
PUT_MS = 5  # @param {type:"slider", min:0, max:40, step:1}
GET_MS = 20  # @param {type:"slider", min:0, max:40, step:1}


class Queue:
    def __init__(self, maxsize):
        self.items = collections.deque()
        self.maxsize = maxsize
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.maxsize:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


def produce():
    for item in range(6):
        time.sleep(PUT_MS / 1000)
        belt.put(item)


def consume():
    for _ in range(6):
        item = belt.get()
        time.sleep(GET_MS / 1000)
        print(f"item {item} at {(time.perf_counter() - start) * 1000:.0f} ms")


belt = Queue(MAXSIZE)
start = time.perf_counter()
threads = [threading.Thread(target=work, name=work.__name__) for work in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
