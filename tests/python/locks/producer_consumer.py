"""A bounded buffer from one lock and two conditions."""
import threading
import time


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        lock = threading.Lock()
        self.not_full = threading.Condition(lock)
        self.not_empty = threading.Condition(lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.size:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item


buffer = Buffer(2)
got = []


def produce():
    for i in range(6):
        buffer.put(i)
        print("put", i) if i < 2 else None
    buffer.put(None)


def consume():
    time.sleep(0.1)
    while (item := buffer.get()) is not None:
        got.append(item)
    print("got", got)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(buffer.items)
