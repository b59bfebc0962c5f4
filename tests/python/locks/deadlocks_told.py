"""Ways into a deadlock, each left again by a time limit: opposite order, a lock taken twice, joining in a circle,
waiting for oneself, a notification that comes too early, a full queue."""
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def run(*targets):
    threads = [threading.Thread(target=t) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


print('-- opposite order')
a, b = threading.Lock(), threading.Lock()
both, results = threading.Barrier(2), []


def opposite(first, second, patience):
    def go():
        with first:
            both.wait()
            got = second.acquire(timeout=patience)
            results.append((patience, got))
            if got:
                second.release()
    return go


run(opposite(a, b, 0.05), opposite(b, a, 5))
print(sorted(results), a.locked(), b.locked())

print('-- a lock taken twice')
lock = threading.Lock()
with lock:
    print(lock.acquire(blocking=False), lock.acquire(timeout=0.01))
rlock = threading.RLock()
with rlock, rlock:
    print(rlock.acquire(blocking=False))
    rlock.release()

print('-- joining in a circle')
threads = []


def joins(other):
    def go():
        time.sleep(0.01)
        threads[other].join(timeout=0.05)
        results.append(threads[other].is_alive())
    return go


results.clear()
threads.extend(threading.Thread(target=joins(1 - n)) for n in range(2))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results.count(True) >= 1)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)


def joins_itself():
    try:
        threading.current_thread().join()
    except RuntimeError as e:
        print(e)


run(joins_itself)

print('-- a notification too early')
c, ready = threading.Condition(), False
with c:
    c.notify()
with c:
    print(c.wait(0.02))
with c:
    ready = True
    c.notify()
with c:
    print(c.wait_for(lambda: ready, 0.02))

print('-- a full queue and nobody who takes')
q = queue.Queue(1)
q.put(1)
try:
    q.put(2, timeout=0.02)
except queue.Full:
    print('full')
print(q.get())
try:
    q.get(timeout=0.02)
except queue.Empty:
    print('empty')

print('-- a pool too small')
with ThreadPoolExecutor(1) as pool:
    def outer():
        inner = pool.submit(int)
        try:
            return inner.result(timeout=0.02)
        except TimeoutError:
            return f'inner cancelled: {inner.cancel()}'
    print(pool.submit(outer).result())

print('-- three philosophers who try and put back')
forks, meals = [threading.Lock() for _ in range(3)], [0] * 3


def philosopher(n):
    def dine():
        left, right = forks[n], forks[(n + 1) % 3]
        while meals[n] < 3:
            with left:
                if right.acquire(timeout=0.001 * (n + 1)):
                    try:
                        meals[n] += 1
                    finally:
                        right.release()
            time.sleep(0.001 * n)
    return dine


run(*map(philosopher, range(3)))
print(meals)

print('-- a semaphore as a bridge that holds two')
bridge, on, most, guard = threading.BoundedSemaphore(2), 0, 0, threading.Lock()


def cross():
    global on, most
    with bridge:
        with guard:
            on += 1
            most = max(most, on)
        time.sleep(0.005)
        with guard:
            on -= 1


run(*[cross] * 6)
print(most, on)
