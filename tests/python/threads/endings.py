# status: 1
"""How a program with threads ends: exceptions, sys.exit in threads, the hook, atexit, daemons, and the exit status."""
import atexit
import sys
import threading
import time


def say(*args):
    print(*args, flush=True)


atexit.register(say, 'atexit: after the threads', threading.active_count())


def hook(args):
    say('hook:', args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None, len(args))


threading.excepthook = hook


def run(f, **kwargs):
    t = threading.Thread(target=f, **kwargs)
    t.start()
    t.join()
    return t


def fails():
    raise ValueError('in a thread')


def exits():
    try:
        sys.exit(5)
    finally:
        say('leaving', sys.exception())


run(fails, name='failing')
run(exits, name='exiting')
say('the main thread goes on')


def broken_hook(args):
    raise KeyError('in the hook')


threading.excepthook = broken_hook
run(fails)
threading.excepthook = threading.__excepthook__
say('the default again')
run(fails, name='plain')


def chained():
    try:
        {}['missing']
    except KeyError as e:
        raise RuntimeError('while handling') from e


run(chained)


def group():
    raise ExceptionGroup('two', [ValueError(1), TypeError(2)])


run(group)
sys.excepthook = lambda kind, value, tb: say('sys.excepthook:', kind.__name__, value)


def late():
    time.sleep(0.1)
    say('a thread that is not a daemon ends by itself')
    fails_later = threading.Thread(target=later)
    fails_later.start()


def later():
    time.sleep(0.05)
    say('and so does one that it started')


def daemon():
    try:
        time.sleep(60)
        say('never')
    finally:
        say('never')


threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=late).start()
raise LookupError('the main thread ends with an exception')
