"""ProcessPoolExecutor: submit, map, errors with their remote traceback, initializers, workers on demand."""

import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed, wait


def square(x):
    return x * x


def fails(x):
    raise KeyError(x)


def nap(x):
    time.sleep(x)
    return x


def prepare(n):
    global base
    base = n


def above(x):
    return base + x


if __name__ == '__main__':
    with ProcessPoolExecutor(3) as ex:
        print(list(ex.map(square, range(8))), list(ex.map(square, range(8), chunksize=3)))
        f = ex.submit(square, 3)
        print(f.result(), f.done(), repr(f).split()[-3:])
        f = ex.submit(fails, 3)
        try:
            f.result()
        except KeyError as e:
            print(repr(e), type(e.__cause__))
            print(*str(e.__cause__).splitlines()[-3:], sep='\n')
        print([f.result() for f in as_completed([ex.submit(nap, n / 5) for n in (3, 1, 2)])])
        f = ex.submit(lambda: 0)
        try:
            f.result()
        except Exception as e:
            print(type(e), e.__notes__)
        done, not_done = wait([ex.submit(nap, 0), ex.submit(nap, 1)], timeout=0.5)
        print(len(done), len(not_done))
    with ProcessPoolExecutor(2, initializer=prepare, initargs=(10,)) as ex:
        print(list(ex.map(above, [1, 2, 3])))
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as ex:
        print(list(ex.map(square, [1, 2, 3])))
    ex = ProcessPoolExecutor(4)
    print(len(ex._processes))
    ex.submit(square, 1).result()
    print(len(ex._processes))
    time.sleep(0.3)
    ex.submit(square, 2).result()
    print(len(ex._processes))
    [ex.submit(nap, 0.5) for _ in range(10)]
    print(len(ex._processes))
    ex.shutdown(cancel_futures=True)
    for use in (lambda: ex.submit(square, 1), lambda: ProcessPoolExecutor(0),
                lambda: ProcessPoolExecutor(1, initializer=5)):
        try:
            use()
        except Exception as e:
            print(type(e).__name__, e)
