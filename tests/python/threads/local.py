"""threading.local: each thread sees attributes of its own."""
import threading

data = threading.local()
data.value = "main"


def work(value):
    print(hasattr(data, "value"))
    data.value = value
    data.other = value * 2
    print(data.value, data.other, sorted(vars(data)))


for value in (1, 2):
    t = threading.Thread(target=work, args=(value,))
    t.start()
    t.join()
print(data.value, vars(data))
try:
    data.other
except AttributeError as e:
    print("AttributeError:", e)
del data.value
print(hasattr(data, "value"))


class Local(threading.local):
    kind = "shared by all"

    def __init__(self, start):
        print("init in", threading.current_thread().name)
        self.count = start

    def add(self):
        self.count += 1
        return self.count


mine = Local(10)
mine.add()


def count():
    print(mine.add(), mine.add(), mine.kind)


t = threading.Thread(target=count, name="other")
t.start()
t.join()
print(mine.count)
