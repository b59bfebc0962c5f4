import threading
import time
import warnings


class ResultThread(threading.Thread):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._result = None
        self._exc = None

    def run(self):
        try:
            if self._target is not None:
                self._result = self._target(*self._args, **self._kwargs)
        except BaseException as e:
            self._exc = e
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        super().join(timeout)
        if self._exc:
            raise self._exc
        return self._result


class StoppableThread(threading.Thread):
    def __init__(self):
        super(StoppableThread, self).__init__()
        self._stop_event = threading.Event()
        self.loops = 0

    def stop(self):
        self._stop_event.set()

    def stopped(self):
        return self._stop_event.is_set()

    def run(self):
        while not self.stopped():
            self.loops += 1
            time.sleep(0.01)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


ts = [ResultThread(target=fib, args=(n,)) for n in range(8, 12)]
for t in ts: t.start()
print([t.join() for t in ts], [t.name for t in ts])
bad = ResultThread(target=fib, args=("x",))
bad.start()
try:
    bad.join()
except TypeError as e:
    print("TypeError:", e)
st = StoppableThread()
st.start()
time.sleep(0.055)
st.stop()
st.join()
print(st.loops > 1, st.name)
warnings.simplefilter("always")
t = threading.Thread(target=fib, args=(3,))
t.setName("old-style")
t.setDaemon(True)
print(t.getName(), t.isDaemon(), threading.currentThread().getName(), threading.activeCount())
ev = threading.Event()
print(ev.isSet())
try:
    t.isAlive()
except AttributeError as e:
    print(e)


class NoInit(threading.Thread):
    def __init__(self):
        self.x = 1


try:
    NoInit().start()
except RuntimeError as e:
    print(e)
ResultThread(target=fib).start()
