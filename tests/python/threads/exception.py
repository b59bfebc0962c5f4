"""An exception ends its thread only; the report goes to stderr and the program's status stays 0."""
import threading


def divide(a, b):
    return a / b


def work():
    print("working")
    divide(1, 0)
    print("never printed")


t = threading.Thread(target=work)
t.start()
t.join()
print("main goes on", t.is_alive())


class Worker(threading.Thread):
    def run(self):
        data = {"a": 1}
        print(data["b"])


w = Worker(name="my worker")
w.start()
w.join()


def quiet():
    raise SystemExit(3)


q = threading.Thread(target=quiet)
q.start()
q.join()
print("SystemExit in a thread is silent")


def chained():
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("could not convert") from e


c = threading.Thread(target=chained, name="chained")
c.start()
c.join()
print("done")
