"""Queue, SimpleQueue, JoinableQueue: order, bounds, timeouts, closing, what cannot be sent."""

import multiprocessing as mp
import queue
import time


def produce(q, n):
    for i in range(n):
        q.put((i, str(i), [i] * i))
    q.put(None)


def consume(q, out):
    for item in iter(q.get, None):
        out.put(item * 2)
        q.task_done()
    q.task_done()
    out.put('done')


if __name__ == '__main__':
    q = mp.Queue()
    p = mp.Process(target=produce, args=(q, 5))
    p.start()
    print(list(iter(q.get, None)))
    p.join()

    jobs, out = mp.JoinableQueue(), mp.Queue()
    p = mp.Process(target=consume, args=(jobs, out))
    p.start()
    for i in range(4):
        jobs.put(i)
    jobs.join()
    print([out.get() for _ in range(4)])
    jobs.put(None)
    jobs.join()
    print(out.get())
    p.join()
    try:
        jobs.task_done()
    except ValueError as e:
        print(e)

    small = mp.Queue(2)
    small.put('a')
    small.put('b')
    print(small.full(), small.qsize())
    for put in (lambda: small.put('c', timeout=0.1), lambda: small.put_nowait('c')):
        try:
            put()
        except queue.Full as e:
            print(repr(e))
    print(small.get(), small.get(timeout=1))
    for get in (lambda: small.get(timeout=0.1), small.get_nowait):
        try:
            get()
        except queue.Empty as e:
            print(repr(e))
    print(small.empty(), small.full())
    small.close()
    small.join_thread()
    for use in (lambda: small.put(1), small.get):
        try:
            use()
        except ValueError as e:
            print(str(e)[:29])

    simple = mp.SimpleQueue()
    print(simple.empty())
    simple.put({'k': (1, 2.5)})
    print(simple.empty(), simple.get())
    simple.close()
