"""A process from its making to its end: states, exit codes, signals, names, what is refused."""

import multiprocessing as mp
import os
import sys
import time


def forever():
    while True:
        time.sleep(1)


def leave(status):
    sys.exit(status)


def hard():
    os._exit(7)


class Mine(mp.Process):
    def __init__(self, number):
        super().__init__(name='mine')
        self.number = number

    def run(self):
        sys.exit(self.number)


if __name__ == '__main__':
    p = mp.Process(target=forever)
    print(p.is_alive(), p.exitcode, p.pid, p.name, p.daemon)
    p.start()
    print(p.is_alive(), p.exitcode, p.pid == p.ident, mp.active_children() == [p])
    p.terminate()
    p.join()
    print(p.exitcode, p.is_alive(), repr(p).split()[-1], mp.active_children())

    p = mp.Process(target=forever)
    p.start()
    p.kill()
    p.join()
    print(p.exitcode, repr(p).split()[-1])

    for target, args in ((leave, (3,)), (hard, ()), (leave, (None,)), (leave, (0,))):
        p = mp.Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, p.exitcode)

    mine = Mine(5)
    mine.start()
    mine.join()
    print(mine.name, mine.exitcode, type(mine).__name__)

    p = mp.Process(target=forever)
    p.start()
    started = time.monotonic()
    p.join(0.2)
    print(p.is_alive(), 0.2 <= time.monotonic() - started < 1)
    try:
        p.close()
    except ValueError as e:
        print(e)
    p.terminate()
    p.join()
    p.close()
    for use in (p.is_alive, p.join, lambda: p.exitcode, lambda: p.sentinel):
        try:
            use()
        except ValueError as e:
            print(e)
    for use in (mine.start, mp.Process(target=leave).join):
        try:
            use()
        except AssertionError as e:
            print(e)
    try:
        mp.Process(target=leave).sentinel
    except ValueError as e:
        print(e)
    p = mp.Process(target=forever, daemon=True, name='background')
    p.start()
    print(mp.active_children()[0].name, p.daemon)
    try:
        p.daemon = False
    except AssertionError as e:
        print(e)
    print('the daemon does not keep the program')
