"""threading.local: what a thread kept dies with it; subclasses with arguments; clashes between threads."""
import threading


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name)


data = threading.local()


def keep(name):
    data.thing = Noisy(name)
    print('kept:', data.thing.name)


for name in ('first', 'second'):
    t = threading.Thread(target=keep, args=(name,))
    t.start()
    t.join()
    print('joined')
print(hasattr(data, 'thing'), data.__dict__)


class Settings(threading.local):
    level = 0

    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs
        self.seen = []

    def see(self, x):
        self.seen.append(x)
        return self.seen


settings = Settings(1, 2, name='x')
settings.see('main')


def use(x):
    settings.level = x
    print(settings.args, settings.kwargs, settings.see(x), settings.level, Settings.level)


for x in 'ab':
    t = threading.Thread(target=use, args=(x,))
    t.start()
    t.join()
print(settings.seen, settings.level, sorted(vars(settings)))
try:
    threading.local(1)
except TypeError as e:
    print(e)
try:
    data.nothing
except AttributeError as e:
    print(e)
