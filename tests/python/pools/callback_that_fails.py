# status: 1
"""A callback that raises ends the thread that handles a pool's results, and nothing comes back any more."""

import time
from multiprocessing.pool import ThreadPool


def fail(value):
    raise LookupError(value)


def main():
    with ThreadPool(1) as pool:
        result = pool.apply_async(abs, (-3,), callback=fail)
        result.wait(0.2)
        print(result.ready())


def errors():
    pool = ThreadPool(1)
    result = pool.map_async(int, ['x'], error_callback=fail)
    result.wait(0.2)
    print(result.ready())
    time.sleep(0.1)


if __name__ == '__main__':
    errors()
    main()
