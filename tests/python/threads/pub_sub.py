"""A publisher and subscribers by topics with wild cards, weak references to bound methods, a history."""
import fnmatch
import threading
import weakref
from collections import defaultdict, deque
from enum import Enum, auto


class Level(Enum):
    LOW = auto()
    HIGH = auto()

    def __str__(self):
        return self.name.title()


class Bus:
    _instance = None
    _guard = threading.Lock()

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            with cls._guard:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                    cls._instance._setup()
        return cls._instance

    def _setup(self):
        self.handlers = defaultdict(list)
        self.history = deque(maxlen=3)

    def subscribe(self, pattern, handler):
        ref = weakref.WeakMethod(handler) if hasattr(handler, '__self__') else weakref.ref(handler)
        self.handlers[pattern].append(ref)

    def publish(self, topic, /, **data):
        self.history.append(topic)
        count = 0
        for pattern, handlers in self.handlers.items():
            if fnmatch.fnmatchcase(topic, pattern):
                for ref in list(handlers):
                    if (handler := ref()) is None:
                        handlers.remove(ref)
                    else:
                        handler(topic, **data)
                        count += 1
        return count


class Screen:
    def __init__(self, name):
        self.name = name

    def show(self, topic, **data):
        print(f'  [{self.name}] {topic}:', ', '.join(f'{k}={v!s}' for k, v in data.items()))


def logger(topic, **data):
    print('  log', topic, sorted(data))


bus = Bus()
print(bus is Bus(), [level for level in Level])
kitchen, hall = Screen('kitchen'), Screen('hall')
bus.subscribe('alarm.*', kitchen.show)
bus.subscribe('*', logger)
bus.subscribe('alarm.fire', hall.show)
print(bus.publish('alarm.fire', level=Level.HIGH, floor=3))
print(bus.publish('weather', degrees=21.5))
del hall
print(bus.publish('alarm.fire', level=Level.LOW))
t = threading.Thread(target=bus.publish, args=('alarm.test',), kwargs={'by': 'a thread'})
t.start()
t.join()
print(list(bus.history), {k: len(v) for k, v in bus.handlers.items()})
