"""multiprocessing.Pool: every way to call, callbacks, errors, timeouts, closing."""

import multiprocessing as mp
import time


def square(x):
    return x * x


def add(a, b):
    return a + b


def picky(x):
    if x == 2:
        raise ValueError('two')
    return x


def slow(x):
    time.sleep(0.2)
    return x


def prepare(n):
    global base
    base = n


def above(x):
    return base + x


if __name__ == '__main__':
    with mp.Pool(3) as pool:
        print(pool.map(square, range(10)), pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (1, 2)), pool.apply(add, (5,), {'b': 6}))
        result = pool.apply_async(add, (5,), {'b': 7})
        print(result.get(), result.ready(), result.successful())
        print(list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(5), chunksize=2)))
        seen = []
        pool.map_async(square, [1, 2, 3], callback=seen.append).wait()
        pool.apply_async(picky, (2,), error_callback=seen.append).wait()
        pool.starmap_async(add, [(1, 1)], callback=seen.append).wait()
        print(seen)
        try:
            pool.map(picky, range(4))
        except ValueError as e:
            print(repr(e), type(e.__cause__))
        it = pool.imap(picky, range(4))
        print(next(it), next(it))
        try:
            next(it)
        except ValueError as e:
            print(e, next(it))
        result = pool.apply_async(slow, (1,))
        try:
            result.get(timeout=0.01)
        except mp.TimeoutError as e:
            print(repr(e))
        try:
            result.successful()
        except ValueError as e:
            print(str(e).split()[-2:])
        print(result.get(), pool)
        try:
            pool.map(lambda x: x, [1])
        except Exception as e:
            print(type(e))
        try:
            pool.apply(lambda: 0)
        except Exception as e:
            print(type(e).__name__, e.__notes__)
    try:
        pool.map(square, [1])
    except ValueError as e:
        print(e)
    pool = mp.Pool(2, initializer=prepare, initargs=(100,), maxtasksperchild=2)
    print(pool.map(above, range(6), chunksize=1))
    try:
        pool.join()
    except ValueError as e:
        print(e)
    pool.close()
    pool.join()
    for make in (lambda: mp.Pool(0), lambda: mp.Pool(1, initializer=5)):
        try:
            make()
        except (ValueError, TypeError) as e:
            print(e)
