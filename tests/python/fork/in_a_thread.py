"""A thread that forks: in the child it is the main thread, and the end of the program does not wait for it."""
import multiprocessing
import os
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor

warnings.simplefilter('ignore', DeprecationWarning)


def by_hand():
    pid = os.fork()
    if pid == 0:
        print('child', threading.current_thread() is threading.main_thread(), threading.active_count())
        sys.stdout.flush()
        threading._shutdown()
        os._exit(5)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def by_process():
    process = multiprocessing.get_context('fork').Process(target=print, args=('process',), kwargs={'flush': True})
    process.start()
    process.join()
    return process.exitcode


if __name__ == '__main__':
    sys.stdout.flush()
    with ThreadPoolExecutor(1) as pool:
        print(pool.submit(by_hand).result(), flush=True)
        print(pool.submit(by_process).result(), flush=True)
    thread = threading.Thread(target=lambda: print(by_process()))
    thread.start()
    thread.join()
