import threading
import time
from contextlib import contextmanager


class ReadWriteLock:
    """Many readers or one writer; writers first."""

    def __init__(self):
        self._cond = threading.Condition(threading.RLock())
        self._readers = 0
        self._writers_waiting = 0
        self._writer = None

    @contextmanager
    def reading(self):
        with self._cond:
            self._cond.wait_for(lambda: self._writer is None and not self._writers_waiting)
            self._readers += 1
        try:
            yield self
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers:
                    self._cond.notify_all()

    @contextmanager
    def writing(self):
        with self._cond:
            self._writers_waiting += 1
            while self._readers or self._writer is not None:
                self._cond.wait()
            self._writers_waiting -= 1
            self._writer = threading.get_ident()
        try:
            yield self
        finally:
            with self._cond:
                self._writer = None
                self._cond.notify_all()


shared = {"version": 0}
lock = ReadWriteLock()
seen = []
log_lock = threading.Lock()


def reader(i):
    time.sleep(0.01 * i)
    with lock.reading():
        v = shared["version"]
        time.sleep(0.05)
        assert v == shared["version"]
        with log_lock:
            seen.append(v)


def writer(i):
    time.sleep(0.025 * i)
    with lock.writing():
        old = shared["version"]
        time.sleep(0.02)
        shared["version"] = old + 1


ts = [threading.Thread(target=reader, args=(i,)) for i in range(6)]
ts += [threading.Thread(target=writer, args=(i,)) for i in range(1, 4)]
start = time.perf_counter()
for t in ts: t.start()
for t in ts: t.join()
elapsed = time.perf_counter() - start
print("final version", shared["version"])
print("reads", sorted(seen) == seen, len(seen))
print("took less than 0.4:", elapsed < 0.4)
r = threading.RLock()
with r:
    with r:
        print(repr(r).split()[0], "count=2" in repr(r), r.locked())
try:
    r.release()
except RuntimeError as e:
    print(e)
