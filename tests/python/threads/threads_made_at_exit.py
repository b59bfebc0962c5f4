"""Functions of atexit may start threads, pools and event loops; the program waits for those threads, too."""

import asyncio
import atexit
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def late():
    time.sleep(0.1)
    print('the late thread ends', flush=True)


def threads():
    quick = threading.Thread(target=print, args=('quick', 'thread'))
    quick.start()
    quick.join()
    threading.Thread(target=late).start()
    print('threads are started', flush=True)


def pools():
    with ThreadPool(1) as pool:
        print(pool.map(abs, [-1, -2]))
    try:
        ThreadPoolExecutor(1).submit(abs, -3)
    except RuntimeError as error:
        print(error)


async def wait():
    await asyncio.sleep(0.01)
    return 'a loop has run'


atexit.register(threads)
atexit.register(pools)
atexit.register(lambda: print(asyncio.run(wait())))
print('end of the program')
