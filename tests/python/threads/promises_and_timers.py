"""Promises, a timer wheel and a debouncer made of threads."""
import threading, time, random, collections, functools


class Promise:

    def __init__(self):
        self._cv, self._state, self._val, self._cbs = (threading.Condition(), 'pending', None, [])

    def resolve(self, v):
        self._settle('fulfilled', v)

    def reject(self, e):
        self._settle('rejected', e)

    def _settle(self, s, v):
        with self._cv:
            if self._state != 'pending':
                raise RuntimeError(f'already {self._state}')
            self._state, self._val = (s, v)
            cbs, self._cbs = (self._cbs, [])
            self._cv.notify_all()
        for cb in cbs:
            cb()

    def then(self, ok, err=None):
        p = Promise()

        def run():
            f = ok if self._state == 'fulfilled' else err
            if f is None:
                (p.resolve if self._state == 'fulfilled' else p.reject)(self._val)
                return
            try:
                p.resolve(f(self._val))
            except Exception as e:
                p.reject(e)
        with self._cv:
            if self._state == 'pending':
                self._cbs.append(run)
                return p
        run()
        return p

    def result(self, timeout=None):
        with self._cv:
            if not self._cv.wait_for(lambda: self._state != 'pending', timeout):
                raise TimeoutError
        if self._state == 'rejected':
            raise self._val
        return self._val


def later(d, v):
    p = Promise()
    threading.Timer(d, p.resolve, [v]).start()
    return p


print(later(0.01, 4).then(lambda x: x + 1).then(str).result())
p = later(0.01, 0).then(lambda x: 1 / x)
try:
    p.result()
except ZeroDivisionError as e:
    print('rejected:', e)
print(p.then(None, lambda e: type(e).__name__).result())
try:
    Promise().result(0.01)
except TimeoutError as e:
    print('timeout', e)
q = Promise()
q.resolve(1)
try:
    q.resolve(2)
except RuntimeError as e:
    print(e)


class Wheel(threading.Thread):

    def __init__(self, tick):
        super().__init__(daemon=True)
        self.tick, self.slots, self.pos, self.stop = (tick, collections.defaultdict(list), 0, threading.Event())

    def add(self, ticks, f, *a):
        self.slots[self.pos + ticks].append(functools.partial(f, *a))

    def run(self):
        while not self.stop.wait(self.tick):
            self.pos += 1
            for f in self.slots.pop(self.pos, ()):
                f()


w = Wheel(0.01)
out = []
[w.add(t, out.append, t) for t in (3, 1, 2)]
w.start()
time.sleep(0.045)
w.stop.set()
w.join()
print(out)
debounced = []


def debounce(wait):

    def deco(f):
        t = None

        def g(*a):
            nonlocal t
            if t:
                t.cancel()
            t = threading.Timer(wait, f, a)
            t.start()
        return g
    return deco


@debounce(0.02)
def save(x):
    debounced.append(x)


for i in range(3):
    save(i)
    time.sleep(0.005)
time.sleep(0.04)
print(debounced)
