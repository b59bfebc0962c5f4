"""multiprocessing.Pool: every way to hand in work, callbacks, errors, timeouts, closing, terminating; ThreadPool."""
import re
import multiprocessing
import os
import time
from multiprocessing.pool import ThreadPool

counter = 0


def init(start):
    global counter
    counter = start


def work(x):
    global counter
    counter += 1
    return x * 2


def add(a, b=10):
    return a + b


def fail(x):
    if x % 2:
        raise ValueError(x)
    return x


def nap(t):
    time.sleep(t)
    return t


def pid(_):
    return os.getpid()


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs))
    except Exception as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)))


def use(pool):
    print(pool.apply(add, (1,)), pool.apply(add, (1,), {'b': 2}), pool.map(work, range(5)), pool.map(work, [], 3))
    print(list(pool.imap(work, range(5), chunksize=2)), sorted(pool.imap_unordered(work, range(5))))
    print(pool.starmap(add, [(1, 2), (3,)]), pool.starmap_async(add, [(5, 6)]).get())
    seen = []
    r = pool.apply_async(add, (1, 2), callback=seen.append)
    print(r.get(5), r.ready(), r.successful(), seen)
    r = pool.map_async(work, range(3), callback=seen.append)
    r.wait()
    print(r.get(), seen)
    errors = []
    r = pool.apply_async(fail, (3,), error_callback=errors.append)
    attempt('get', r.get)
    print(r.successful(), [repr(e) for e in errors])
    attempt('map', pool.map, fail, range(3))
    it = pool.imap(fail, range(4))
    print(next(it))
    attempt('next', next, it)
    print(next(it))
    attempt('next', it.next, 5)
    attempt('next', next, it)
    r = pool.apply_async(nap, (0.5,))
    attempt('early', r.get, 0.05)
    attempt('early', r.successful)
    print(r.ready(), r.get())
    it = pool.imap(nap, [0.5])
    attempt('next', it.next, timeout=0.05)
    attempt('chunk', pool.imap, work, [1], 0)
    attempt('number', pool.map, work, 3)


def main():
    print('-- processes')
    with multiprocessing.Pool(2, init, (100,)) as pool:
        use(pool)
        attempt('lambda', pool.apply, lambda: 1)
    attempt('left', pool.map, work, [1])
    print('-- threads')
    with ThreadPool(2, init, (100,)) as pool:
        use(pool)
        print(pool.apply(lambda: 'lambda'))
    print('-- one worker, tasks counted')
    with multiprocessing.Pool(1, maxtasksperchild=2) as pool:
        pids = [pool.apply(pid, (0,)) for _ in range(5)]
        print([pids.index(p) for p in pids])
    print('-- closing')
    pool = multiprocessing.Pool(2)
    r = pool.map_async(nap, [0.1] * 4)
    attempt('join', pool.join)
    pool.close()
    attempt('apply', pool.apply, work, (1,))
    pool.join()
    print(r.get(), repr(pool)[:40])
    print('-- terminating')
    pool = multiprocessing.Pool(1)
    r = pool.apply_async(nap, (60,))
    time.sleep(0.3)
    pool.terminate()
    pool.join()
    print(r.ready())
    attempt('processes', multiprocessing.Pool, 0)
    attempt('initializer', multiprocessing.Pool, 1, 5)
    attempt('tasks', multiprocessing.Pool, 1, maxtasksperchild=0)


if __name__ == '__main__':
    main()
