"""Thread as a base class: run, attributes, super().__init__."""
import threading


class Adder(threading.Thread):
    def __init__(self, a, b, **kwargs):
        super().__init__(**kwargs)
        self.a = a
        self.b = b
        self.result = None

    def run(self):
        self.result = self.a + self.b
        print(self.name, "added")


class Plain(threading.Thread):
    def run(self):
        print(self.name, "runs", threading.current_thread() is self)


class Forgetful(threading.Thread):
    def __init__(self):
        self.x = 1


adders = [Adder(i, i * i) for i in range(3)]
for t in adders:
    t.start()
    t.join()
print([t.result for t in adders])
t = Adder(1, 2, name="adder", daemon=True)
print(t.name, t.daemon, t.result, repr(t))
t.start()
t.join()
print(t.result)
p = Plain()
p.start()
p.join()
direct = Plain(name="direct")
print("calling run() starts nothing:")
try:
    threading.Thread(target=print, args=("called", "directly")).run()
except Exception as e:
    print(e)
try:
    Forgetful().start()
except RuntimeError as e:
    print("RuntimeError:", e)
print(isinstance(p, threading.Thread), issubclass(threading.Timer, threading.Thread))
