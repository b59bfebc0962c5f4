"""A supervisor restarts workers that crash: exit codes, sentinels, signals, daemons, back-off, a final report."""
import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.connection import wait


def works(n):
    time.sleep(0.05)


def exits(n):
    sys.exit(n + 3)


def crashes(n):
    raise RuntimeError(f'worker {n} crashed')


def killed(n):
    os.kill(os.getpid(), signal.SIGKILL)


def forever(n):
    while True:
        time.sleep(0.01)


def describe(code):
    if code is None:
        return 'alive'
    return signal.Signals(-code).name if code < 0 else f'exit {code}'


def main():
    for target in works, exits, killed, forever:
        p = multiprocessing.Process(target=target, args=(1,), daemon=target is forever)
        p.start()
        if target is forever:
            time.sleep(0.3)
            print(target.__name__, describe(p.exitcode), p.is_alive())
            p.terminate()
        wait([p.sentinel], timeout=5)
        p.join()
        print(f'{target.__name__:>8}: {describe(p.exitcode)}, daemon={p.daemon}, alive={p.is_alive()}')
    plan, attempts = [exits, exits, works], 0
    while plan:
        p = multiprocessing.Process(target=plan.pop(0), args=(attempts,), name=f'attempt-{attempts}')
        p.start()
        p.join()
        print(p.name, p.exitcode)
        if p.exitcode == 0:
            break
        time.sleep(0.01 * 2 ** attempts)
        attempts += 1
    p = multiprocessing.Process(target=crashes, args=(7,), name='doomed')
    p.start()
    p.join()
    print(p.exitcode, multiprocessing.active_children())
    p.close()
    try:
        p.is_alive()
    except ValueError as error:
        print(error)


if __name__ == '__main__':
    main()
