"""concurrent.futures.Future by itself: its states, what each method does in each of them, callbacks and errors."""
import re
import concurrent.futures
import logging
import sys
import threading
import time
from concurrent.futures import CancelledError, Future, InvalidStateError

logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s')


def plain(record):
    record.msg, record.args = re.sub('(0x|Future )[0-9a-f]+', '...', record.getMessage()), ()
    record.exc_info = record.exc_info and print('logged:', repr(record.exc_info[1]))
    return True


logging.getLogger('concurrent.futures').addFilter(plain)


def attempt(name, f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(name, '->', result)
    except BaseException as e:
        print(name, '->', type(e).__module__, type(e).__qualname__, re.sub('0x[0-9a-f]+', '0x', str(e)))


def states(f):
    return f._state, f.done(), f.running(), f.cancelled()


print('-- pending')
f = Future()
print(states(f), repr(f).startswith('<Future at 0x'), repr(f).endswith(' state=pending>'))
attempt('result', f.result, 0)
attempt('result', f.result, timeout=0.01)
attempt('exception', f.exception, 0)

print('-- running')
attempt('notify', f.set_running_or_notify_cancel)
print(states(f))
attempt('cancel', f.cancel)

print('-- finished')
f.set_result([1])
print(states(f), f.result() is f.result(), f.exception(), repr(f)[-29:])
attempt('set_result', f.set_result, 2)
attempt('set_exception', f.set_exception, ValueError())
attempt('cancel', f.cancel)

print('-- failed')
f = Future()
error = KeyError('k')
f.set_exception(error)
print(states(f), f.exception() is error, repr(f)[-31:])
attempt('result', f.result)
attempt('result again', f.result)
f = Future()
attempt('set_exception to no exception', f.set_exception, None)
print(states(f))

print('-- cancelled')
f = Future()
attempt('cancel', f.cancel)
print(states(f))
attempt('cancel again', f.cancel)
attempt('result', f.result)
attempt('exception', f.exception)
attempt('notify', f.set_running_or_notify_cancel)
print(states(f))
attempt('notify again', f.set_running_or_notify_cancel)
attempt('set_result', f.set_result, 1)

print('-- callbacks')
order = []


def note(name):
    def callback(future):
        order.append((name, future.done(), future is f, threading.current_thread().name))
    return callback


def bad(future):
    order.append('bad')
    raise ZeroDivisionError('in a callback')


f = Future()
f.add_done_callback(note('first'))
f.add_done_callback(bad)
f.add_done_callback(note('second'))
f.add_done_callback(note('second'))
t = threading.Thread(target=f.set_result, args=('x',), name='setter')
t.start()
t.join()
f.add_done_callback(note('late'))
for entry in order:
    print(entry)
order.clear()
f = Future()
f.add_done_callback(note('at cancel'))
f.cancel()
print(order)

print('-- waiting')
f = Future()
timer = threading.Timer(0.05, f.set_result, ['in time'])
timer.start()
start = time.monotonic()
print(f.result(timeout=5), round(time.monotonic() - start, 2) < 1)
fs = [Future() for _ in range(4)]
fs[0].set_result(0)
fs[1].set_exception(ValueError('one'))
fs[2].cancel()
fs[2].set_running_or_notify_cancel()


def numbers(some):
    return sorted(fs.index(f) for f in some)


for mode in ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'):
    done, not_done = concurrent.futures.wait(fs, timeout=0.05, return_when=mode)
    print(mode, numbers(done), numbers(not_done))
result = concurrent.futures.wait([fs[0], fs[0], fs[1]])
print(type(result).__name__, result._fields, len(result.done), result.not_done)
attempt('wait', concurrent.futures.wait, fs, return_when='SOMETIME')
it = concurrent.futures.as_completed(fs, timeout=0.05)
print(numbers([next(it), next(it), next(it)]))
attempt('as_completed', next, it)
print(list(concurrent.futures.as_completed([])), concurrent.futures.wait([], timeout=0))
fs[3].set_result(3)
print([numbers([f]) for f in concurrent.futures.as_completed([fs[3]] * 3)])

print('-- names')
print(CancelledError.__mro__[:3], concurrent.futures.TimeoutError is TimeoutError, InvalidStateError.__mro__[1:3])
print(issubclass(CancelledError, Exception), concurrent.futures.BrokenExecutor.__mro__[1])
