"""ThreadPoolExecutor as programs use it: submit, map, as_completed, wait; errors of use."""
import concurrent.futures
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(n):
    time.sleep(n / 10)
    return n * n, threading.current_thread().name


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 2, 4)]
    for future in as_completed(futures):
        print(future.result())
    print(wait(futures).done == set(futures))
    print(list(pool.map(work, [2, 1], [])), list(pool.map(work, [2, 1], timeout=5)))
    future = pool.submit(lambda: 1 / 0)
    try:
        future.result()
    except ZeroDivisionError as e:
        print(repr(e))
    print(str(future).split(' state')[1])
try:
    pool.submit(work, 1)
except RuntimeError as e:
    print(e)

pool = concurrent.futures.ThreadPoolExecutor(max_workers=4, thread_name_prefix='p')
future = pool.submit(work, 3)
try:
    future.result(0.1)
except TimeoutError as e:
    print(repr(e))
print(future.cancel(), future.running(), future.done())
for result in pool.map(work, [1, 2, 3], buffersize=2):
    print(result)


def boom():
    raise ValueError('x')


print(repr(pool.submit(boom).exception()))
pool.submit(boom).result()
# status: 1
