"""Futures by hand, broken initializers, maps of every kind, an executor of our own."""
import concurrent.futures as cf, time, threading
f = cf.Future()
print(repr(f).split(' at ')[0], f.done())
f.set_result([1] * 50)
print(repr(f).split('state=')[1])
g = cf.Future()
g.set_exception(ValueError('x'))
print(repr(g).split('state=')[1], g.exception())
h = cf.Future()
h.cancel()
print(repr(h).split('state=')[1])
h.set_running_or_notify_cancel()
print(repr(h).split('state=')[1])
CASES_1 = [
    lambda: h.result(),
    lambda: cf.Future().result(timeout=0.01),
    lambda: cf.Future().exception(0.01),
]
for bad in CASES_1:
    try:
        bad()
    except BaseException as e:
        print(type(e).__name__, e)
log = []
k = cf.Future()
k.add_done_callback(lambda f: log.append(f.result()))
k.add_done_callback(lambda f: log.append('after'))
k.set_result(5)
print(log)
ex = cf.ThreadPoolExecutor(2, thread_name_prefix='P', initializer=lambda x: log.append(x), initargs=('init',))
print(ex.submit(lambda: threading.current_thread().name).result(), log[-1])
fs = [ex.submit(time.sleep, 0.01) for _ in range(4)]
print(sum((f.running() for f in fs)) <= 2)
ex.shutdown()
print(all((f.done() for f in fs)))


def bad_init():
    raise OSError('init')


ex = cf.ThreadPoolExecutor(1, initializer=bad_init)
try:
    ex.submit(print).result()
except cf.BrokenExecutor as e:
    print(type(e).__name__, e)
try:
    ex.submit(print)
except RuntimeError as e:
    print(type(e).__name__, e)
with cf.ThreadPoolExecutor(3) as ex:
    res = ex.map(lambda x: x * x, range(10), chunksize=3)
    print(list(res))
    print(list(ex.map(lambda a, b: a * b, [1, 2, 3], [4, 5])))
    print([*ex.map(str, iter('ab'), buffersize=1)])
    fs = {ex.submit(pow, i, 2): i for i in range(4)}
    print(sorted((fs[f] for f in cf.as_completed(fs))))
    d, n = cf.wait(fs)
    print(len(d), n, cf.wait([]).done)
    a = ex.submit(lambda: ex.submit(lambda: 'inner').result())
    print(a.result())
    try:
        for f in cf.as_completed([ex.submit(time.sleep, 0.05)], timeout=0.01):
            pass
    except cf.TimeoutError as e:
        print(e)


class Ex(cf.Executor):

    def submit(self, fn, /, *a, **k):
        f = cf.Future()
        f.set_result(fn(*a, **k))
        return f


with Ex() as e:
    print(list(e.map(abs, [-1, 2])), e.submit(max, 1, 2).result())
