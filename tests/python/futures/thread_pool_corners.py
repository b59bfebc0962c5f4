"""ThreadPoolExecutor at its edges: shutting down, broken initializers, map, timeouts, exceptions, subclasses."""
import re
import concurrent.futures
import sys
import threading
import time
from concurrent.futures import Executor, ThreadPoolExecutor


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', re.sub('0x[0-9a-f]+', '0x', str(f(*args, **kwargs))))
    except BaseException as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)))


def name(_=None):
    return threading.current_thread().name


print('-- making')
attempt('workers', ThreadPoolExecutor, 0)
attempt('workers', ThreadPoolExecutor, max_workers=-1)
attempt('workers', ThreadPoolExecutor, max_workers='3')
attempt('initializer', ThreadPoolExecutor, initializer=3)
with ThreadPoolExecutor(2, 'cook') as pool:
    print(sorted(set(pool.map(lambda _: (time.sleep(0.02), name())[1], range(6)))), pool._max_workers)
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(name).result().endswith('_0'), pool._thread_name_prefix.startswith('ThreadPoolExecutor-'))

print('-- after shutdown')
attempt('submit', pool.submit, name)
attempt('map', pool.map, name, [1])
attempt('shutdown', pool.shutdown)
attempt('enter', pool.__enter__().__class__)

print('-- shutdown without waiting')
gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
queued = [pool.submit(name) for _ in range(3)]
pool.shutdown(wait=False)
print(running.running(), [f.done() for f in queued])
gate.set()
print([f.result() is not None for f in queued])

print('-- cancelling what is queued')
gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
queued = [pool.submit(name) for _ in range(3)]
threading.Timer(0.05, gate.set).start()
pool.shutdown(cancel_futures=True)
print(running.result(), [f.cancelled() for f in queued])
attempt('result', queued[0].result)

print('-- cancelling one')
gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    running, queued = pool.submit(gate.wait), pool.submit(name)
    while not running.running():
        time.sleep(0.001)
    print(running.cancel(), queued.cancel(), queued.cancelled(), queued.done())
    gate.set()
print(running.result())

print('-- initializers')
local = threading.local()


def prepare(value):
    local.value = value


with ThreadPoolExecutor(2, initializer=prepare, initargs=('ready',)) as pool:
    print(list(pool.map(lambda _: local.value, range(3))))


def broken():
    raise OSError('no connection')


import logging
logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s')
logging.getLogger('concurrent.futures').addFilter(lambda record: setattr(record, 'exc_info', None) or True)
pool = ThreadPoolExecutor(1, initializer=broken)
attempt('result', pool.submit(name).result)
attempt('submit', pool.submit, name)
pool.shutdown()

print('-- map')
with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 2])), list(pool.map(name, [])))
    results = pool.map(lambda x: 10 / x, [5, 0, 2])
    print(next(results))
    attempt('next', next, results)
    attempt('next', next, results)
    results = pool.map(time.sleep, [0, 0.3], timeout=0.1)
    print(next(results))
    attempt('next', next, results)
    attempt('chunks', pool.map, name, [1], chunksize=0)
    seen = []

    def source():
        for i in range(6):
            seen.append(i)
            yield i

    results = pool.map(str, source(), buffersize=2)
    print(seen, next(results), seen, list(results), seen)
    attempt('buffer', pool.map, name, [1], buffersize=0)
    attempt('buffer', pool.map, name, [1], buffersize='2')
    print(type(pool.map(name, [])).__name__)

print('-- exceptions keep their traceback')


def deep(n):
    if not n:
        raise LookupError('bottom')
    deep(n - 1)


with ThreadPoolExecutor(1) as pool:
    f = pool.submit(deep, 2)
    e = f.exception()
    names, tb = [], e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names, type(e), e)
    for stop in (SystemExit(3), KeyboardInterrupt('k'), GeneratorExit()):
        def stops():
            raise stop
        attempt('stop', pool.submit(stops).result)
    print(pool.submit(lambda: 'still working').result())

print('-- an exception in the with block waits for the workers')
done = []
try:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: (time.sleep(0.05), done.append(1)))
        raise RuntimeError('body')
except RuntimeError as e:
    print(e, done)

print('-- workers are started when they are needed')
with ThreadPoolExecutor(3) as pool:
    counts = [len(pool._threads)]
    for _ in range(3):
        pool.submit(int).result()
        time.sleep(0.01)
        counts.append(len(pool._threads))
    gate = threading.Event()
    fs = [pool.submit(gate.wait) for _ in range(5)]
    counts.append(len(pool._threads))
    gate.set()
print(counts)

print('-- an executor of one\'s own')


class Inline(Executor):
    def submit(self, fn, /, *args, **kwargs):
        f = concurrent.futures.Future()
        try:
            f.set_result(fn(*args, **kwargs))
        except Exception as e:
            f.set_exception(e)
        return f


with Inline() as executor:
    print(list(executor.map(lambda a, b: a + b, 'ab', 'xy')), executor.submit(name).result())
attempt('abstract', Executor().submit, name)

print('-- a task that waits for a task of its own pool')
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(lambda: pool.submit(lambda: 'inner').result()).result())
with ThreadPoolExecutor(1) as pool:
    outer = pool.submit(lambda: pool.submit(lambda: 'inner').result(timeout=0.05))
    attempt('in a pool of one', outer.result)
