# status: 1
import threading
import time
import sys
import traceback


def hello(name, punct="!"):
    print(f"hello {name}{punct}")


class RepeatingTimer(threading.Timer):
    """Call a function every few seconds until cancelled."""

    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, len(args))
    print(traceback.format_exception_only(args.exc_type, args.exc_value))


def boom():
    raise KeyError("nothing here")


t = threading.Timer(0.05, hello, args=("world",), kwargs={"punct": "?"})
t.start()
t2 = threading.Timer(0.5, hello, ["never"])
t2.start()
t2.cancel()
t.join()
t2.join()
print(t.finished.is_set(), t2.finished.is_set(), t.name, t2.interval)
print(repr(t).replace(str(t.ident), "ID"))

rt = RepeatingTimer(0.1, hello, ["again"])
rt.start()
time.sleep(0.35)
rt.cancel()
rt.join()

old = threading.excepthook
threading.excepthook = hook
b = threading.Thread(target=boom)
b.start(); b.join()
threading.excepthook = old
b = threading.Thread(target=boom, name="Doomed")
b.start(); b.join()
threading.excepthook = threading.__excepthook__


def quiet():
    raise SystemExit(3)


q = threading.Thread(target=quiet)
q.start(); q.join()
print("alive?", q.is_alive(), threading.active_count())
sys.exit("bye")
