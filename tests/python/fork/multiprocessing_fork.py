"""multiprocessing by fork: nothing is pickled on the way in, functions may be local, globals are copies."""
import concurrent.futures
import multiprocessing
import os
import queue
import sys
import threading
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
ctx = multiprocessing.get_context('fork')
n = 0
big = list(range(5))


def section(name):
    print('--', name, flush=True)


def run(target, *args, **kwargs):
    p = ctx.Process(target=target, args=args, **kwargs)
    p.start()
    p.join()
    return p.exitcode


section('globals are copies')


def add():
    global n
    n += 1
    big.append('child')
    print(n, big, multiprocessing.current_process().name, __name__, flush=True)


for _ in range(3):
    print(run(add), n, big, flush=True)

section('local functions, lambdas, locks, generators and open pipes as arguments')


def local():
    seen = []
    lock = threading.Lock()
    numbers = (x * x for x in range(5))
    next(numbers)

    def work(*args):
        seen.append(1)
        with lock:
            print(args, seen, list(numbers), flush=True)

    print(run(work, 1, 2), seen, list(numbers), flush=True)
    print(run(lambda: print('lambda', flush=True)), flush=True)
    print(run(print, 'builtin'), flush=True)


local()

section('how children end')


def fails():
    {}['key']


def exits():
    sys.exit(3)


def kills():
    os.kill(os.getpid(), 15)


for f in fails, exits, kills, lambda: os._exit(4), lambda: sys.exit('a message'):
    print(run(f), flush=True)

section('pipes, queues, values, events')
parent, child = ctx.Pipe()


def talk(conn):
    conn.send(['hello', os.getppid() == main_pid])
    print(conn.recv(), flush=True)
    conn.close()


main_pid = os.getpid()
p = ctx.Process(target=talk, args=(child,), name='talker')
p.start()
print(parent.recv(), p.name, p.is_alive(), flush=True)
parent.send({'a': 1})
p.join()

q = ctx.Queue()


def put():
    for i in range(3):
        q.put((i, multiprocessing.current_process().name))


p = ctx.Process(target=put, name='putter')
p.start()
print([q.get() for _ in range(3)], flush=True)
p.join()

value, array, event, lock = ctx.Value('i', 0), ctx.Array('d', 3), ctx.Event(), ctx.Lock()
semaphore, barrier = ctx.Semaphore(2), ctx.Barrier(3)


def count():
    for _ in range(100):
        with value.get_lock():
            value.value += 1
    with lock:
        array[0] += 0.5
    with semaphore:
        barrier.wait()
    event.wait()


workers = [ctx.Process(target=count) for _ in range(2)]
for p in workers:
    p.start()
barrier.wait()
event.set()
for p in workers:
    p.join()
print(value.value, array[:], [p.exitcode for p in workers], semaphore, flush=True)

section('a thread-only queue is copied, and its consumers are not there')
jobs = queue.Queue(maxsize=2)
jobs.put('a'), jobs.put('b')


def overflow():
    try:
        jobs.put('c', timeout=0.05)
    except queue.Full:
        print('full', jobs.qsize(), threading.active_count(), flush=True)
    print(jobs.get(), jobs.qsize(), flush=True)


stop = threading.Event()
helper = threading.Thread(target=stop.wait)
helper.start()
print(run(overflow), jobs.qsize(), flush=True)
stop.set()
helper.join()

section('pools')


def square(x):
    return x * x


def init(*args):
    global n
    n = args


with ctx.Pool(2, init, (7, 8)) as workers:
    print(workers.map(square, range(6)), workers.apply(len, ('abc',)), flush=True)
    print(sorted(workers.imap_unordered(square, range(4))), workers.starmap(pow, [(2, 3), (3, 2)]), flush=True)
    try:
        workers.apply(fails)
    except KeyError as e:
        print('KeyError', e, type(e.__cause__).__name__, flush=True)
with concurrent.futures.ProcessPoolExecutor(2, mp_context=ctx) as executor:
    print(list(executor.map(square, range(6))), executor.submit(os.getppid).result() == main_pid, flush=True)
    print(len(executor._processes), flush=True)
    try:
        executor.submit(lambda: 1).result()
    except Exception as e:
        print(type(e).__name__, flush=True)
try:
    concurrent.futures.ProcessPoolExecutor(2, mp_context=ctx, max_tasks_per_child=1)
except ValueError as e:
    print(e, flush=True)

section('children of children')


def family(depth):
    p = multiprocessing.current_process()
    print(p.name, multiprocessing.parent_process() is None, flush=True)
    if depth:
        p = ctx.Process(target=family, args=(depth - 1,))
        p.start()
        p.join()


family(2)

section('daemons and the end')
p = ctx.Process(target=time.sleep, args=(60,), daemon=True)
p.start()
print(p.daemon, p.is_alive(), multiprocessing.active_children() == [p], multiprocessing.get_start_method())
