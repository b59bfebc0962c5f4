"""A thread pool and futures from scratch, compared with the real thing; exceptions in callbacks; wait semantics."""
import threading, queue, itertools, traceback, sys, time, logging
from concurrent.futures import Future as RealFuture, ThreadPoolExecutor, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, as_completed, CancelledError, TimeoutError, InvalidStateError
class Future:
    def __init__(self): self._c = threading.Condition(); self._state = 'PENDING'; self._r = self._e = None; self._cbs = []
    def _finish(self, state, r=None, e=None):
        with self._c: self._state, self._r, self._e = state, r, e; self._c.notify_all()
        for cb in self._cbs: cb(self)
    def result(self, timeout=None):
        with self._c:
            if not self._c.wait_for(lambda: self._state == 'DONE', timeout): raise TimeoutError
        if self._e: raise self._e
        return self._r
    def add_done_callback(self, fn): fn(self) if self._state == 'DONE' else self._cbs.append(fn)
    def then(self, fn):
        nxt = Future()
        def cb(f):
            try: nxt._finish('DONE', fn(f.result()))
            except BaseException as e: nxt._finish('DONE', e=e)
        self.add_done_callback(cb); return nxt
class Pool:
    _n = itertools.count().__next__
    def __init__(self, n): self.q = queue.SimpleQueue(); self.ts = [threading.Thread(target=self._work, name=f'pool-{self._n()}-{i}') for i in range(n)]; [t.start() for t in self.ts]
    def _work(self):
        while (item := self.q.get()) is not None:
            fut, fn, a, k = item
            try: r = fn(*a, **k)
            except Exception as e: fut._finish('DONE', e=e)
            else: fut._finish('DONE', r)
    def submit(self, fn, /, *a, **k): f = Future(); self.q.put((f, fn, a, k)); return f
    def __enter__(self): return self
    def __exit__(self, *e): [self.q.put(None) for _ in self.ts]; [t.join() for t in self.ts]
with Pool(2) as p:
    fs = [p.submit(pow, i, 2) for i in range(5)]; print([f.result() for f in fs], p.submit(int, '7').then(lambda x: x + 1).then(str).result())
    try: p.submit(int, 'x').then(print).result(1)
    except ValueError as e: print(e, [f.name for f in traceback.extract_tb(e.__traceback__)])
f = RealFuture(); print(f.running(), f.done(), f.cancelled(), str(f)[:8], f.set_running_or_notify_cancel(), f.cancel())
f.add_done_callback(lambda f: print('cb', f.result())); f.set_result(3)
try: f.set_result(4)
except InvalidStateError as e: print(str(e)[:20], type(e).__mro__[1:3])
g = RealFuture(); print(g.cancel(), g.cancelled(), g.set_running_or_notify_cancel())
for fn in (g.result, g.exception):
    try: fn()
    except CancelledError as e: print(repr(e))
try: RealFuture().result(timeout=0.01)
except TimeoutError as e: print(repr(e), TimeoutError is __builtins__.TimeoutError)
with ThreadPoolExecutor(2, thread_name_prefix='T') as ex:
    ev = threading.Event(); a, b = ex.submit(ev.wait), ex.submit(lambda: 1 / 0); d, nd = wait([a, b], return_when=FIRST_COMPLETED); print(len(d), len(nd), d == {b})
    d, nd = wait([a, b], timeout=0.01); print(len(d), len(nd), a in nd, d.pop().exception().__class__); ev.set()
    print(sorted(ex.map(lambda x, y: x + y, 'ab', 'cd')), list(ex.map(str, range(3), timeout=5)), wait([a]).not_done)
    it = ex.map(lambda x: 10 // x, [5, 0, 2]); print(next(it))
    try: next(it)
    except ZeroDivisionError as e: print('zde')
    print(ex.submit(lambda: threading.current_thread().name[:2]).result(), ex._max_workers)
    try: list(as_completed([ex.submit(time.sleep, 0.1)], timeout=0.01))
    except TimeoutError as e: print(e)
try: ex.submit(print)
except RuntimeError as e: print(e)
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
def bad_init(): raise LookupError('init')
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')
with ThreadPoolExecutor(1, initializer=bad_init) as ex:
    try: ex.submit(print).result()
    except Exception as e: print(type(e).__name__, e)
with ThreadPoolExecutor(1) as ex:
    e = threading.Event(); x = ex.submit(e.wait); y = ex.submit(print, 'never'); ex.shutdown(wait=False, cancel_futures=True); print(y.cancelled(), x.running()); e.set()
