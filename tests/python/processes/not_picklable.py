# status: 1
"""What cannot be sent to a process fails in the parent, with notes on where it is."""

import multiprocessing as mp
import queue
import threading


def work(x):
    pass


class Holder:
    def __init__(self):
        self.name = 'holder'
        self.lock = threading.Lock()


def attempt(**arguments):
    try:
        mp.Process(**arguments).start()
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0], e.__notes__)


if __name__ == '__main__':
    attempt(target=work, args=(queue.Queue(),))
    attempt(target=work, args=([1, Holder()],))
    attempt(target=work, args=((n for n in 'abc'),))
    attempt(target=Holder().lock.acquire)
    try:
        import pickle
        pickle.dumps(mp.Queue())
    except RuntimeError as e:
        print(e)
    mp.Process(target=work, args=(queue.Queue(),)).start()
