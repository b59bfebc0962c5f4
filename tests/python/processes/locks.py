"""Lock, RLock, semaphores, Event, Condition, Barrier between processes, and their texts."""

import multiprocessing as mp
import time


def add(value, lock, n):
    for _ in range(n):
        with lock:
            value.value += 1


def wait_for(event, q):
    q.put(event.wait(0.05))
    q.put(event.wait())


def meet(barrier, q):
    q.put(barrier.wait())


def sleep_on(cond, q):
    with cond:
        q.put('waiting')
        cond.wait()
        q.put('woken')


def other_process(lock, q):
    q.put((repr(lock), lock.acquire(False)))


if __name__ == '__main__':
    value, lock, q = mp.Value('i', 0, lock=False), mp.Lock(), mp.Queue()
    ps = [mp.Process(target=add, args=(value, lock, 100)) for _ in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(value.value)

    event = mp.Event()
    p = mp.Process(target=wait_for, args=(event, q))
    p.start()
    print(q.get())
    event.set()
    print(q.get(), event.is_set())
    p.join()
    event.clear()
    print(event.is_set(), event.wait(0.01))

    barrier = mp.Barrier(3)
    ps = [mp.Process(target=meet, args=(barrier, q)) for _ in range(3)]
    [p.start() for p in ps]
    print(sorted(q.get() for _ in ps), barrier.parties)
    [p.join() for p in ps]

    cond = mp.Condition()
    p = mp.Process(target=sleep_on, args=(cond, q))
    p.start()
    print(q.get())
    with cond:
        cond.notify()
    print(q.get())
    p.join()

    print(mp.Lock(), mp.RLock(), mp.Semaphore(3), mp.BoundedSemaphore(4), mp.Condition())
    print(lock.acquire(), lock, lock.acquire(False), lock.acquire(timeout=0.05))
    p = mp.Process(target=other_process, args=(lock, q))
    p.start()
    print(q.get())
    p.join()
    lock.release()
    rlock = mp.RLock()
    print(rlock.acquire(), rlock.acquire(), rlock)
    rlock.release()
    rlock.release()
    semaphore = mp.Semaphore(1)
    semaphore.release()
    print(semaphore.get_value(), semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False))
    for release in (lock.release, rlock.release, mp.BoundedSemaphore(1).release):
        try:
            release()
        except (ValueError, AssertionError) as e:
            print(type(e).__name__, e)
    try:
        cond.notify()
    except AssertionError as e:
        print(e)
