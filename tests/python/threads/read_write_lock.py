"""A readers-writer lock with priorities of its own, used by with statements, and a cache behind it."""
import contextlib
import threading
import time


class ReadWriteLock:
    """Writers go first: no reader enters while one waits."""

    def __init__(self):
        self._cond = threading.Condition()
        self._readers = self._waiting = 0
        self._writing = False

    @contextlib.contextmanager
    def read(self):
        with self._cond:
            self._cond.wait_for(lambda: not self._writing and not self._waiting)
            self._readers += 1
        try:
            yield self
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers:
                    self._cond.notify_all()

    @contextlib.contextmanager
    def write(self):
        with self._cond:
            self._waiting += 1
            self._cond.wait_for(lambda: not self._writing and not self._readers)
            self._waiting -= 1
            self._writing = True
        try:
            yield self
        finally:
            with self._cond:
                self._writing = False
                self._cond.notify_all()


lock = ReadWriteLock()
settings = {'version': 1}
start = time.perf_counter()
lines = []


def note(text):
    lines.append((round(time.perf_counter() - start, 1), text))


def reader(name, at):
    time.sleep(at)
    with lock.read():
        note(f'{name} reads version {settings["version"]}')
        time.sleep(0.3)


def writer(name, at):
    time.sleep(at)
    with lock.write():
        settings['version'] += 1
        note(f'{name} writes version {settings["version"]}')
        time.sleep(0.2)


people = [threading.Thread(target=reader, args=('R1', 0)), threading.Thread(target=reader, args=('R2', 0.1)),
          threading.Thread(target=writer, args=('W1', 0.2)), threading.Thread(target=reader, args=('R3', 0.3))]
for p in people:
    p.start()
for p in people:
    p.join()
for when, text in lines:
    print(f'{when:4.1f}  {text}')
with contextlib.suppress(RuntimeError), lock.read():
    raise RuntimeError('inside')
print(lock._readers, lock._writing, lock._waiting)
