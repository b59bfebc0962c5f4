"""Errors of threads: carried to join(), hooks, callbacks, finalizers."""
# status: 1
import threading
import sys
import traceback
import queue
import time
import logging
from concurrent.futures import ThreadPoolExecutor, Future, wait, FIRST_EXCEPTION


class PropagatingThread(threading.Thread):
    def run(self):
        self.exc = None
        self.ret = None
        try:
            self.ret = self._target(*self._args, **self._kwargs)
        except BaseException as e:
            self.exc = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.exc:
            raise RuntimeError('An exception occurred in the thread') from self.exc
        return self.ret


def bad(n):
    if n == 0:
        raise ValueError('n is zero')
    return bad(n - 1)


t = PropagatingThread(target=bad, args=(2,))
t.start()
try:
    t.join()
except RuntimeError as e:
    traceback.print_exception(e)
print(PropagatingThread(target=pow, args=(2, 3)).start())
bucket = queue.Queue()


def catcher():
    try:
        raise KeyError('from thread')
    except Exception:
        bucket.put(sys.exc_info())


th = threading.Thread(target=catcher)
th.start()
th.join()
et, ev, tb = bucket.get()
print(et.__name__, ev, tb.tb_frame.f_code.co_name, tb.tb_lineno)


def hook(args):
    print(f'hook: {args.thread.name} died: {args.exc_type.__name__}({args.exc_value})', file=sys.stderr)


threading.excepthook = hook
for n in (0, 1):
    x = threading.Thread(target=bad, args=(n,), name=f'T{n}')
    x.start()
    x.join()
threading.excepthook = threading.__excepthook__
x = threading.Thread(target=sys.exit, args=('ignored in thread',))
x.start()
x.join()
x = threading.Thread(target=bad, args=(1,), name='loud')
x.start()
x.join()
with ThreadPoolExecutor(2) as ex:
    fs = [ex.submit(bad, 0), ex.submit(time.sleep, 0.05)]
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(done), len(not_done), [f.exception() for f in done])
f = Future()
f.add_done_callback(lambda f: print('second callback', f.result()))
f.set_result('ok')
try:
    f.set_result('again')
except Exception as e:
    print(type(e).__name__)


def gen():
    try:
        yield 1
    finally:
        print('generator closed')


g = gen()
next(g)
del g
def deep():
    try:
        raise ValueError('a')
    except ValueError as e:
        try:
            raise KeyError('b') from e
        except KeyError:
            raise TypeError('c')
try:
    deep()
except TypeError as e:
    chain = []
    while e:
        chain.append(f'{type(e).__name__}({"cause" if e.__cause__ else "context" if e.__context__ else "root"})')
        e = e.__cause__ or e.__context__
    print(' -> '.join(chain))
t = PropagatingThread(target=bad, args=(0,))
t.start()
t.join()
