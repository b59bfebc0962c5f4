"""Futures: chains by callbacks, first exception, cancelling what waits, timeouts, a map that fails late, states."""
import concurrent.futures as cf
import threading
import time


def then(future, function):
    """A future for function(result), made of callbacks."""
    out = cf.Future()

    def done(f):
        try:
            out.set_result(function(f.result()))
        except Exception as error:
            out.set_exception(error)
    future.add_done_callback(done)
    return out


def work(seconds, value):
    time.sleep(seconds)
    if isinstance(value, Exception):
        raise value
    return value


with cf.ThreadPoolExecutor(max_workers=2, thread_name_prefix='crew') as pool:
    chain = then(then(pool.submit(work, 0.02, '21'), int), lambda n: n * 2)
    print(chain.result(), chain.done(), chain.running())
    broken = then(pool.submit(work, 0, 'x'), int)
    print(repr(broken.exception()))

    jobs = [pool.submit(work, s, v) for s, v in [(0.05, 'a'), (0.1, KeyError('b')), (0.3, 'c'), (0.3, 'd'), (0.3, 'e')]]
    done, waiting = cf.wait(jobs, return_when=cf.FIRST_EXCEPTION)
    print(len(done), len(waiting), [j.cancel() for j in jobs])
    states = [j._state for j in jobs]
    print(states)
    done, waiting = cf.wait(jobs, timeout=1)
    print(type(done).__name__, len(done), len(waiting), cf.wait(jobs)._fields)
    for j in jobs:
        try:
            print(j.result(), end=' ')
        except (KeyError, cf.CancelledError) as error:
            print(type(error).__name__, end=' ')
    print()
    ordered = [f.result() for f in cf.as_completed([pool.submit(work, s, s) for s in (0.15, 0.05)])]
    print(ordered)
    try:
        list(cf.as_completed([pool.submit(work, 0.2, 1), pool.submit(work, 0.01, 2)], timeout=0.1))
    except TimeoutError as error:
        print(error)
    results = pool.map(lambda n: 12 // n, [4, 3, 0, 1])
    try:
        for r in results:
            print(r, end=' ')
    except ZeroDivisionError as error:
        print(error)
    print(list(pool.map(work, [0.02, 0.01, 0], 'xyz', timeout=1)))
    pool.shutdown(wait=False)
    try:
        pool.submit(print)
    except RuntimeError as error:
        print(error)
f = cf.Future()
print(f.set_running_or_notify_cancel(), f.cancel(), f.running())
f.add_done_callback(lambda f: print('called with', f.result()))
f.set_result('value')
try:
    f.set_result('again')
except cf.InvalidStateError as error:
    print(type(error).__name__, str(error)[:12])
f.add_done_callback(lambda f: print('called at once'))
