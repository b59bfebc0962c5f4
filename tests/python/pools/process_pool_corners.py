"""ProcessPoolExecutor at its edges: initializers, chunks, exceptions from afar, broken and stopped pools."""
import concurrent.futures
import os
import pickle
import re
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

value = None


def prepare(x):
    global value
    value = x


def read(_=None):
    return value


def square(x):
    return x * x


def fail(x):
    if x == 2:
        raise ValueError('two', x)
    return x


class Mine(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __reduce__(self):
        return Mine, (self.code, self.args[0])


class Unpicklable(Exception):
    def __init__(self):
        super().__init__('holds a function')
        self.f = lambda: 0


def raises(e):
    raise e


def raises_unpicklable():
    raise Unpicklable()


def dies(how):
    if how == 'exit':
        os._exit(3)
    os.kill(os.getpid(), how)


def nothing_to_pickle():
    return lambda: 1


def nap(t):
    time.sleep(t)
    return t


def broken_initializer():
    raise RuntimeError('cannot start')


def pid(_=None):
    return os.getpid()


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs))
    except BaseException as e:
        text = re.sub('0x[0-9a-f]+', '0x', str(e))
        print(name, '->', type(e).__qualname__, text.replace('test_', ''), '| cause:', type(e.__cause__).__name__)


def main():
    print('-- making')
    attempt('workers', ProcessPoolExecutor, 0)
    attempt('initializer', ProcessPoolExecutor, 1, initializer=1)
    attempt('tasks', ProcessPoolExecutor, 1, max_tasks_per_child=0)
    attempt('tasks', ProcessPoolExecutor, 1, max_tasks_per_child='1')

    print('-- initializer and map')
    with ProcessPoolExecutor(2, initializer=prepare, initargs=('ready',)) as pool:
        print(set(pool.map(read, range(5))), value)
        print(list(pool.map(square, range(7), chunksize=3)), list(pool.map(pow, [2, 3], [3, 2, 1])))
        attempt('chunksize', pool.map, square, [1], chunksize=0)
        results = pool.map(fail, range(4))
        print(next(results), next(results))
        attempt('next', next, results)
        attempt('next', next, results)
        attempt('whole chunk', list, pool.map(fail, range(4), chunksize=2))
        attempt('timeout', list, pool.map(nap, [0, 0.6], timeout=0.2))

    print('-- exceptions from another process')
    with ProcessPoolExecutor(1) as pool:
        attempt('mine', pool.submit(raises, Mine(7, 'text')).result)
        print(pool.submit(raises, Mine(7, 'text')).exception().code)
        attempt('exit', pool.submit(sys.exit, 5).result)
        attempt('interrupt', pool.submit(raises, KeyboardInterrupt()).result)
        e = pool.submit(fail, 2).exception()
        print(repr(e), type(e.__cause__), 'in fail' in str(e.__cause__), str(e.__cause__).startswith('\n"""\nTraceback'))
        attempt('result', pool.submit(nothing_to_pickle).result)
        attempt('argument', pool.submit(square, lambda: 1).result)
        attempt('function', pool.submit(lambda: 1).result)
        print(pool.submit(square, 5).result(), 'the pool goes on')
        attempt('set', pool.submit(square, {1}).result)

    print('-- a worker that dies breaks the pool')
    for how in ('exit', signal.SIGKILL):
        pool = ProcessPoolExecutor(1)
        fs = [pool.submit(dies, how), pool.submit(nap, 0)]
        done, not_done = concurrent.futures.wait(fs)
        print([type(f.exception()).__name__ for f in fs], len(not_done))
        attempt('submit', pool.submit, square, 2)
        pool.shutdown()
    print(BrokenProcessPool.__mro__[1:3])

    print('-- a broken initializer')
    pool = ProcessPoolExecutor(1, initializer=broken_initializer)
    e = pool.submit(square, 1).exception()
    print(type(e).__name__)
    pool.shutdown()

    print('-- shutting down')
    pool = ProcessPoolExecutor(1)
    fs = [pool.submit(nap, 0.2)] + [pool.submit(nap, 0.01) for _ in range(4)]
    while not fs[0].running():
        time.sleep(0.005)
    pool.shutdown(wait=True, cancel_futures=True)
    print(fs[0].result(), fs[-1].cancelled(), fs[-1].done())
    attempt('submit', pool.submit, square, 1)
    attempt('map', pool.map, square, [1])

    print('-- stopping the workers')
    for stop in ('terminate_workers', 'kill_workers'):
        pool = ProcessPoolExecutor(2)
        f = pool.submit(nap, 60)
        while not f.running():
            time.sleep(0.005)
        getattr(pool, stop)()
        print(stop, type(f.exception()).__name__)
        attempt('submit', pool.submit, square, 1)

    print('-- workers that are replaced')
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        pids = [pool.submit(pid).result() for _ in range(6)]
    print(len(set(pids)), [pids.index(p) for p in pids])

    print('-- as they come')
    with ProcessPoolExecutor(3) as pool:
        list(pool.map(nap, [0.05] * 3))
        fs = {pool.submit(nap, t): t for t in (0.6, 0.05, 0.3)}
        print([fs[f] for f in concurrent.futures.as_completed(fs)])


if __name__ == '__main__':
    main()
