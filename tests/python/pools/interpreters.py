"""Interpreters of one process: calls, errors, queues, a pool."""

from functools import partial
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor

# The order of lines is that of a terminal.
print = partial(print, flush=True)
counter = 0


def square(x):
    global counter
    counter += 1
    return x * x, counter


def fails():
    raise ValueError('in there')


def put(q, items):
    for item in items:
        q.put(item)


if __name__ == '__main__':
    a, b = interpreters.create(), interpreters.create()
    print(a.call(square, 3), a.call(square, 4), b.call(square, 5), counter)
    try:
        a.call(fails)
    except interpreters.ExecutionFailed as e:
        print(str(e).splitlines()[0], e.excinfo.type.__name__, e.excinfo.msg)
    a.exec('x = 5\nprint("x is", x, flush=True)')
    a.exec('print("and still", x + 1, flush=True)')
    q = interpreters.create_queue()
    a.call(put, q, [1, 'two', (3, None)])
    print(q.get(), q.get(), q.get(), q.empty())
    t = b.call_in_thread(put, q, ['from a thread'])
    print(q.get())
    t.join()
    a.close()
    b.close()
    try:
        a.call(square, 1)
    except interpreters.InterpreterError as e:
        print(type(e).__name__)
    with InterpreterPoolExecutor(2) as ex:
        print([r for r, _ in ex.map(square, range(5))])
        try:
            ex.submit(fails).result()
        except ValueError as e:
            print(repr(e), type(e.__cause__).__name__)
