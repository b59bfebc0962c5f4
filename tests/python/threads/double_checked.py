"""Singletons: by metaclass, by decorator, by module lock, by cached property; all made once under eight threads."""
import functools
import threading
import time

made = []


class Singleton(type):
    _instances: dict = {}
    _lock = threading.RLock()

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            with cls._lock:
                if cls not in cls._instances:
                    cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, path='/etc/app.ini'):
        time.sleep(0.01)
        made.append('Config')
        self.path = path


def singleton(cls):
    lock, instances = threading.Lock(), []

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        with lock:
            if not instances:
                instances.append(cls(*args, **kwargs))
        return instances[0]
    return get


@singleton
class Database:
    """Talks to nobody."""

    def __init__(self):
        time.sleep(0.01)
        made.append('Database')


class Lazy:
    """Without a lock, cached_property may compute more than once."""

    def __init__(self):
        self.lock = threading.Lock()

    @functools.cached_property
    def value(self):
        with self.lock:
            if 'value' in self.__dict__:
                return self.__dict__['value']
            time.sleep(0.01)
            made.append('value')
            self.__dict__['value'] = 42
            return 42


class Borg:
    _state: dict = {}

    def __init__(self):
        self.__dict__ = self._state


lazy, seen, gate = Lazy(), set(), threading.Barrier(8)


def visit():
    gate.wait()
    seen.update((id(Config()), id(Database()), lazy.value))


threads = [threading.Thread(target=visit) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(made), len(seen), Config('/other').path)
print(Database.__name__, Database.__doc__, type(Config).__name__, Config.__mro__)
a, b = Borg(), Borg()
a.colour = 'green'
print(b.colour, a is b, vars(b))
print(lazy.__dict__['value'], [k for k in vars(Lazy) if not k.startswith('__')])
