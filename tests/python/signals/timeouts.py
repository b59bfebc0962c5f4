"""The old way to give a call a time limit: SIGALRM and an exception, as a decorator and a context manager."""
import contextlib
import signal
import time


class TimedOut(Exception):
    pass


@contextlib.contextmanager
def limit(seconds):
    def ring(number, frame):
        raise TimedOut(f'{seconds} s are over')

    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


for seconds in (0.1, 0.3):
    try:
        with limit(0.2):
            time.sleep(seconds)
            print('in time')
    except TimedOut as e:
        print(e)
try:
    with limit(0.1):
        n = 0
        while True:
            n += 1
except TimedOut as e:
    print(e, n > 100)


def count(number, frame):
    global ticks
    ticks += 1


ticks = 0
signal.signal(signal.SIGALRM, count)
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
end = time.monotonic() + 1.05
while time.monotonic() < end:
    time.sleep(0.05)
signal.setitimer(signal.ITIMER_REAL, 0)
print(8 <= ticks <= 10)


class Stop:
    """Ends a loop at the next round."""

    def __init__(self):
        self.now = False
        signal.signal(signal.SIGTERM, self)

    def __call__(self, number, frame):
        print('asked to stop by', signal.Signals(number).name, '-', signal.strsignal(number))
        self.now = True


stop = Stop()
rounds = 0
while not stop.now:
    rounds += 1
    if rounds == 3:
        signal.raise_signal(signal.SIGTERM)
print(rounds)
