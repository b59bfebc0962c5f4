"""A thread pool by hand: futures, a map, a context manager, exceptions that travel, statistics by worker."""
import logging
import queue
import sys
import threading
import time
from collections import Counter
from functools import partial

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format='%(levelname)-7s|%(name)-9s|%(message)s')
log = logging.getLogger(__name__)


class Promise:
    def __init__(self):
        self._done = threading.Event()
        self._value = self._error = None

    def _set(self, value=None, error=None):
        self._value, self._error = value, error
        self._done.set()

    def result(self, timeout=None):
        if not self._done.wait(timeout):
            raise TimeoutError(f'nothing after {timeout} s')
        if self._error is not None:
            raise self._error
        return self._value

    @property
    def ready(self):
        return self._done.is_set()


class Pool:
    def __init__(self, size, name='w'):
        self.tasks, self.counts = queue.Queue(maxsize=2 * size), Counter()
        self.workers = [threading.Thread(target=self._work, name=f'{name}-{n}') for n in range(size)]
        for worker in self.workers:
            worker.start()

    def _work(self):
        while True:
            task = self.tasks.get()
            try:
                if task is None:
                    return
                promise, call = task
                try:
                    promise._set(call())
                except BaseException as error:
                    log.warning('%s in %s', type(error).__name__, call.func.__name__)
                    promise._set(error=error)
                self.counts[threading.current_thread().name] += 1
            finally:
                self.tasks.task_done()

    def submit(self, function, /, *args, **kwargs):
        promise = Promise()
        self.tasks.put((promise, partial(function, *args, **kwargs)))
        return promise

    def map(self, function, *iterables):
        promises = [self.submit(function, *items) for items in zip(*iterables, strict=True)]
        return (p.result() for p in promises)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.tasks.join()
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()
        log.info('closed after %d tasks', self.counts.total())
        return False


def power(base, exponent):
    time.sleep(0.01)
    return base ** exponent


with Pool(3) as pool:
    print(list(pool.map(power, [2, 3, 10], [10, 5, 3])))
    bad = pool.submit(power, '2', 3)
    slow = pool.submit(time.sleep, 0.2)
    try:
        bad.result()
    except TypeError as error:
        print('caught', error)
    try:
        slow.result(timeout=0.05)
    except TimeoutError as error:
        print('late:', error, slow.ready)
    try:
        list(pool.map(power, [1], [2, 3]))
    except ValueError as error:
        print(error)
print(slow.ready, slow.result(), sum(pool.counts.values()), [w.is_alive() for w in pool.workers])
