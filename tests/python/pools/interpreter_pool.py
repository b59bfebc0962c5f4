"""InterpreterPoolExecutor: workers that share nothing, what crosses to them and back, errors, initializers."""
import concurrent.futures
import os
import sys
import threading
from concurrent.futures import InterpreterPoolExecutor


def attempt(name, f, *args, **kwargs):
    try:
        print(name, '->', f(*args, **kwargs))
    except BaseException as e:
        print(name, '->', type(e).__qualname__, str(e).splitlines()[0] if str(e) else '')


def main():
    with InterpreterPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(abs, [-1, -2, -3])), pool.submit(pow, 2, 10).result())
        print(pool.submit(len, 'text').result(), pool.submit(max, [3, 9, 2], key=abs).result())
        print(pool.submit(os.getpid).result() == os.getpid())
        print(pool.submit(sorted, {'b': 1, 'a': 2}).result(), pool.submit(divmod, 7, 2).result())
        attempt('error', pool.submit(int, 'x').result)
        attempt('zero', pool.submit(divmod, 1, 0).result)
        fs = [pool.submit(str.upper, c) for c in 'abc']
        print([f.result() for f in fs], [f.done() for f in fs])
        print(sorted(f.result() for f in concurrent.futures.as_completed(fs)))
        print(pool.submit(sys.getswitchinterval).result(), pool.submit(threading.active_count).result())
    attempt('after', pool.submit, abs, 1)
    attempt('workers', InterpreterPoolExecutor, 0)
    print(issubclass(InterpreterPoolExecutor, concurrent.futures.ThreadPoolExecutor))


if __name__ == '__main__':
    main()
