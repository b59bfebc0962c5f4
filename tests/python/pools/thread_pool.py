"""multiprocessing.pool.ThreadPool: the same interface with threads."""

import threading
from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool


def square(x):
    return x * x


seen = []
with ThreadPool(3) as pool:
    print(pool.map(square, range(5)), pool.apply(square, (6,)), list(pool.imap(square, [1, 2])))
    print(pool.starmap(pow, [(2, 3), (3, 2)]), sorted(pool.imap_unordered(lambda x: -x, range(3))))
    pool.map(lambda x: seen.append(x), range(4), chunksize=4)
    try:
        pool.map(lambda x: 1 // x, [1, 0])
    except ZeroDivisionError as e:
        print(e)
    print(pool, seen)
pool = Pool(2)
print(pool.map(str, [1, 2]))
pool.close()
pool.join()
print(threading.active_count())
