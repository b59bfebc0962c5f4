"""Readers share, writers are alone: a lock of one's own above Condition."""
import threading
import time


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writing = False

    def read(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing)
            self.readers += 1

    def done_reading(self):
        with self.cond:
            self.readers -= 1
            if not self.readers:
                self.cond.notify_all()

    def write(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True

    def done_writing(self):
        with self.cond:
            self.writing = False
            self.cond.notify_all()


lock = ReadWriteLock()
log = []
value = 0


def reader(name, delay):
    time.sleep(delay)
    lock.read()
    log.append(f"{name} reads {value}")
    time.sleep(0.2)
    lock.done_reading()


def writer(delay):
    global value
    time.sleep(delay)
    lock.write()
    value += 1
    log.append(f"written {value}")
    time.sleep(0.1)
    lock.done_writing()


threads = [
    threading.Thread(target=reader, args=("r1", 0)),
    threading.Thread(target=reader, args=("r2", 0.05)),
    threading.Thread(target=writer, args=(0.1,)),
    threading.Thread(target=reader, args=("r3", 0.3)),
]
begin = time.monotonic()
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
print(round(time.monotonic() - begin, 1))
