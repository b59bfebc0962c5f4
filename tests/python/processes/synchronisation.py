"""multiprocessing's locks, events, conditions, barriers, queues: between processes, and what they refuse."""
import re
import multiprocessing as mp
import os
import pickle
import queue
import threading
import time


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs), flush=True)
    except Exception as e:
        print(name, '->', type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)), flush=True)


def child_lock(lock, q):
    q.put(('free for the child', lock.acquire(timeout=0.05)))


def child_event(event, done):
    print('waiting', flush=True)
    print('event', event.wait(), flush=True)
    done.set()


def child_condition(cond, ready, value):
    with cond:
        ready.set()
        cond.wait_for(lambda: value.value == 3)
        print('condition', value.value, flush=True)


def child_barrier(barrier, q):
    q.put(barrier.wait())


def child_joinable(q):
    while (item := q.get()) is not None:
        print('job', item, flush=True)
        q.task_done()
    q.task_done()


def child_put(q, n):
    for i in range(n):
        q.put(i)
    q.close()
    q.join_thread()


def child_semaphore(s, value):
    with s:
        with value.get_lock():
            value.value += 1
            if value.value > 2:
                print('too many', flush=True)
        time.sleep(0.05)
        with value.get_lock():
            value.value -= 1


def main():
    print('-- locks')
    q = mp.Queue()
    lock, rlock = mp.Lock(), mp.RLock()
    for l in (lock, rlock):
        with l:
            p = mp.Process(target=child_lock, args=(l, q))
            p.start()
            print(q.get(), l)
            p.join()
        print(l)
    attempt('release', lock.release)
    attempt('release', rlock.release)
    print(lock.acquire(), lock.acquire(False), lock.acquire(True, 0.01), lock.locked())
    threading.Thread(target=lock.release).start()
    print(lock.acquire(timeout=5), rlock.acquire(), rlock.acquire(), rlock)
    lock.release()
    attempt('pickle', pickle.dumps, lock)
    attempt('with', mp.Process(target=print, args=(threading.Lock(),)).start)

    print('-- semaphores')
    s = mp.Semaphore(2)
    value = mp.Value('i', 0)
    ps = [mp.Process(target=child_semaphore, args=(s, value)) for _ in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(s, s.get_value(), value.value)
    b = mp.BoundedSemaphore(1)
    attempt('release', b.release)
    print(b, s.acquire(), s.acquire(), s.acquire(block=False), s.get_value())

    print('-- events')
    event, done = mp.Event(), mp.Event()
    print(event.is_set(), event.wait(0.01))
    p = mp.Process(target=child_event, args=(event, done))
    p.start()
    time.sleep(0.2)
    event.set()
    print(done.wait(10))
    p.join()
    event.clear()
    print(event.is_set(), done.is_set())

    print('-- conditions')
    cond, ready, value = mp.Condition(), mp.Event(), mp.Value('i', 0)
    attempt('notify', cond.notify)
    p = mp.Process(target=child_condition, args=(cond, ready, value))
    p.start()
    ready.wait()
    for i in range(4):
        with cond:
            value.value = i
            cond.notify_all()
        time.sleep(0.02)
    p.join()
    with cond:
        print(cond.wait(0.01), cond.wait_for(lambda: False, 0.01))

    print('-- barriers')
    barrier = mp.Barrier(3)
    ps = [mp.Process(target=child_barrier, args=(barrier, q)) for _ in range(2)]
    for p in ps:
        p.start()
    indices = [barrier.wait()] + [q.get() for _ in ps]
    print(sorted(indices), barrier.broken, barrier.n_waiting)
    for p in ps:
        p.join()
    attempt('alone', barrier.wait, 0.05)
    print(barrier.broken)
    barrier.reset()

    print('-- queues')
    jobs = mp.JoinableQueue()
    p = mp.Process(target=child_joinable, args=(jobs,))
    p.start()
    for i in range(3):
        jobs.put(i)
    jobs.join()
    print('all done', flush=True)
    jobs.put(None)
    jobs.join()
    p.join()
    attempt('task_done', jobs.task_done)
    small = mp.Queue(1)
    small.put('x')
    print(small.full(), small.qsize())
    attempt('put', small.put, 'y', timeout=0.01)
    attempt('put_nowait', small.put_nowait, 'y')
    print(small.get())
    attempt('get', small.get, timeout=0.01)
    attempt('get_nowait', small.get_nowait)
    print(small.empty())
    small.close()
    attempt('closed', small.put, 1)
    attempt('closed', small.get)
    many = mp.Queue()
    p = mp.Process(target=child_put, args=(many, 5))
    p.start()
    print([many.get() for _ in range(5)])
    p.join()
    simple = mp.SimpleQueue()
    simple.put([1, {'a': 2}])
    print(simple.empty(), simple.get(), simple.empty())
    simple.close()
    print(queue.Empty is mp.queues.Empty)


if __name__ == '__main__':
    main()
