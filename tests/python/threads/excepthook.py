"""threading.excepthook replaced by the program's own function."""
import threading


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)
    print(args.exc_traceback is not None, len(args))


def work(n):
    raise ValueError("bad", n)


old = threading.excepthook
threading.excepthook = hook
for i in range(2):
    t = threading.Thread(target=work, args=(i,))
    t.start()
    t.join()


def exits():
    raise SystemExit


t = threading.Thread(target=exits)
t.start()
t.join()

threading.excepthook = old
t = threading.Thread(target=work, args=(9,), name="back to normal")
t.start()
t.join()
print(threading.excepthook is threading.__excepthook__)
