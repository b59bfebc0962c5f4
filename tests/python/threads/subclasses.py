"""Thread subclasses: results, errors handed to whoever joins, stopping, pausing, timers that repeat."""
import functools
import logging
import sys
import threading
import time

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)s [%(threadName)s] %(message)s')


class Result(threading.Thread):
    def __init__(self, f, *args, **kwargs):
        super().__init__(name=f.__name__, daemon=True)
        self.f, self.args, self.kwargs = f, args, kwargs
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.f(*self.args, **self.kwargs)
        except Exception as e:
            self.error = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.error:
            raise self.error
        return self.result


def divide(a, b=2):
    logging.info('dividing %d by %d', a, b)
    return a / b


t = Result(divide, 6)
t.start()
print(t.join(), t.name, t.daemon)
t = Result(divide, 1, b=0)
t.start()
try:
    t.join()
except ZeroDivisionError as e:
    print('raised by join:', e)


class Stoppable(threading.Thread):
    def __init__(self):
        super().__init__(name='stoppable')
        self._stop_event = threading.Event()
        self.rounds = 0

    def run(self):
        while not self._stop_event.wait(0.01):
            self.rounds += 1
        logging.debug('stopped')

    def stop(self):
        self._stop_event.set()


with_stop = Stoppable()
with_stop.start()
time.sleep(0.1)
with_stop.stop()
with_stop.join()
print(3 <= with_stop.rounds <= 10, with_stop.is_alive())


class Pausable(threading.Thread):
    def __init__(self, steps):
        super().__init__()
        self.steps, self.done = steps, []
        self.may_run = threading.Event()
        self.may_run.set()

    def run(self):
        for step in range(self.steps):
            self.may_run.wait()
            self.done.append(step)
            time.sleep(0.01)


p = Pausable(6)
p.may_run.clear()
p.start()
time.sleep(0.05)
print('paused:', p.done)
p.may_run.set()
p.join()
print('done:', p.done)


class Repeating(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


ticks = []
r = Repeating(0.05, ticks.append, ['tick'])
r.start()
time.sleep(0.28)
r.cancel()
r.join()
print(4 <= len(ticks) <= 5, r.finished.is_set(), r.interval)
once = threading.Timer(0.01, lambda *a, **k: print('once', a, k), (1, 2), {'k': 3})
once.start()
once.join()
never = threading.Timer(5, print, ['never'])
never.start()
never.cancel()
never.join()
print('cancelled', never.is_alive(), never.args, never.kwargs)


def threaded(f):
    """A decorator: calls run in a thread of their own."""
    @functools.wraps(f)
    def start(*args, **kwargs):
        t = threading.Thread(target=f, args=args, kwargs=kwargs)
        t.start()
        return t
    return start


@threaded
def greet(who, *, punctuation='!'):
    """Says hello."""
    print(f'hello {who}{punctuation}', threading.current_thread().name)


greet('you').join()
greet('you', punctuation='?').join()
print(greet.__name__, greet.__doc__)


class Callable:
    def __call__(self):
        print('called', threading.current_thread().name)


for target in (Callable(), functools.partial(print, 'partial'), print, lambda: print('lambda'), Callable().__call__):
    t = threading.Thread(target=target)
    print(t.name)
    t.start()
    t.join()
t = threading.Thread()
t.start()
t.join()
print(t.name, t.ident is not None)


class Forgot(threading.Thread):
    def __init__(self):
        pass


for f in (Forgot().start, lambda: Forgot().name, lambda: Forgot().join(), lambda: Forgot().is_alive()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
