"""Retries, a circuit breaker, a limited resource, a start at once."""
import threading, time, functools, collections


class Worker(threading.Thread):

    def __init__(self, id, *, retries=2):
        super().__init__()
        self.id, self.retries, self.err = (id, retries, None)

    def run(self):
        for attempt in range(self.retries + 1):
            try:
                self.work(attempt)
                break
            except RuntimeError as e:
                self.err = e
                print(f'worker {self.id}: attempt {attempt} failed: {e}')
                time.sleep(0.001 * 2 ** attempt)
        else:
            print(f'worker {self.id}: gave up')

    def work(self, attempt):
        if attempt < self.id:
            raise RuntimeError(f'flaky#{attempt}')
        print(f'worker {self.id}: ok after {attempt}')


for i in range(4):
    w = Worker(i)
    w.start()
    w.join()
print(w.err, w.name)


class Breaker:

    def __init__(self, n, reset):
        self.n, self.reset, self.fails, self.opened = (n, reset, 0, None)

    def __call__(self, f):

        @functools.wraps(f)
        def w(*a):
            if self.opened is not None:
                if time.monotonic() - self.opened < self.reset:
                    raise ConnectionAbortedError('circuit open')
                self.opened = None
                self.fails = self.n - 1
                print('half-open')
            try:
                r = f(*a)
            except Exception:
                self.fails += 1
                if self.fails >= self.n:
                    self.opened = time.monotonic()
                raise
            self.fails = 0
            return r
        return w


@Breaker(2, 0.02)
def svc(x):
    return 10 / x


for x in (1, 0, 0, 5, 'sleep', 0, 5, 'sleep', 2):
    if x == 'sleep':
        time.sleep(0.03)
        continue
    try:
        print('svc', svc(x))
    except Exception as e:
        print(type(e).__name__, e)


class Semaphored:

    def __init__(self, n):
        self.s, self.peak, self.cur, self.l = (threading.BoundedSemaphore(n), 0, 0, threading.Lock())

    def use(self):
        with self.s:
            with self.l:
                self.cur += 1
                self.peak = max(self.peak, self.cur)
            time.sleep(0.005)
            with self.l:
                self.cur -= 1


s = Semaphored(3)
ts = [threading.Thread(target=s.use) for _ in range(9)]
[t.start() for t in ts]
[t.join() for t in ts]
print(s.peak <= 3, s.cur)
ready, go = (threading.Barrier(4), threading.Event())
order = []


def racer(i):
    ready.wait()
    go.wait()
    order.append(i)


ts = [threading.Thread(target=racer, args=(i,)) for i in range(3)]
[t.start() for t in ts]
ready.wait()
go.set()
[t.join() for t in ts]
print(sorted(order), ready.n_waiting)
lock = threading.Lock()


def try_it():
    if lock.acquire(timeout=0.01):
        lock.release()
        return 'got'
    return 'timed out'


with lock:
    r = []
    t = threading.Thread(target=lambda: r.append(try_it()))
    t.start()
    t.join()
    print(r)
print(try_it())
