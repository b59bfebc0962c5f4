"""An exception ends a process with status 1 and a traceback; the parent is not told."""

import multiprocessing as mp
import sys


class Odd(Exception):
    pass


def fails(n):
    raise Odd(n)


def nested():
    try:
        fails(1)
    except Odd as e:
        raise ValueError('instead') from e


def exits(message):
    sys.exit(message)


if __name__ == '__main__':
    for target, args in ((fails, (1,)), (nested, ()), (exits, ('bye',))):
        p = mp.Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, p.exitcode)
    print('the parent goes on')
