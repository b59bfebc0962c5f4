"""Ways to get a result out of a thread: list, dict, attribute, queue, callback."""
import queue
import threading


def square(n):
    return n * n


results = [None] * 3


def store(i):
    results[i] = square(i)


threads = [threading.Thread(target=store, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)


class Task(threading.Thread):
    def __init__(self, function, *args):
        super().__init__()
        self._call = (function, args)
        self.result = None
        self.error = None

    def run(self):
        function, args = self._call
        try:
            self.result = function(*args)
        except Exception as e:
            self.error = e

    def get(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.result


tasks = [Task(square, 5), Task(square, "x")]
for t in tasks:
    t.start()
for t in tasks:
    try:
        print(t.get())
    except TypeError as e:
        print("TypeError:", e)
box = queue.Queue()
threading.Thread(target=lambda: box.put(square(9))).start()
print(box.get(timeout=5))


def with_callback(n, callback):
    callback(square(n))


seen = []
t = threading.Thread(target=with_callback, args=(4, seen.append))
t.start()
t.join()
print(seen)
