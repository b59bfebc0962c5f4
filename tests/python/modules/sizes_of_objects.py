"""`sys.getsizeof` of what has one size; errors that carry their parts; where modules say they are."""
import abc
import dataclasses
import json
import sys
import threading


class Empty:
    pass


class Point:
    def __init__(self):
        self.x, self.y, self.more = 1, 2, [3] * 5


class None_:
    __slots__ = ()


class One:
    __slots__ = ('a',)


class Two:
    __slots__ = ('a', 'b')


class TwoAndDict(Two):
    pass


class Three(Two):
    __slots__ = ('c',)


class SlotAfterDict(Empty):
    __slots__ = 'q'


@dataclasses.dataclass
class Data:
    a: int
    b: int


@dataclasses.dataclass(slots=True)
class Slotted:
    a: int
    b: int


class Abstract(abc.ABC):
    pass


class Told:
    def __sizeof__(self):
        return 100


for thing in (Empty(), Point(), None_(), One(), Two(), TwoAndDict(), Three(), SlotAfterDict(), Data(1, 2), Slotted(1, 2),
              Abstract(), Told(), object(), len, 0, 2 ** 70, 1.5, True, None, 'text', 'é', '中文', b'abc', (), (1, 2), [], {},
              set(), range(9)):
    if thing is not len:
        print(type(thing).__name__, sys.getsizeof(thing))
print(sys.getsizeof(lambda: 0))

for run in (lambda: b'ok\xff\xfe'.decode(), lambda: 'é中'.encode('ascii'), lambda: b'\x80'.decode('ascii')):
    try:
        run()
    except UnicodeError as error:
        print(type(error).__name__, error.encoding, error.object, error.start, error.end, error.reason, error.args)
error = UnicodeDecodeError('utf8', b'x', 0, 1, 'bad')
print(error.reason, error.object, error.start, error)
try:
    import no_such_module
except ImportError as error:
    print(error.msg, error.name, error.path)
print(ImportError('a', 'b').msg, ImportError('only').msg)
print(json.__file__, json.__path__, threading.__file__, hasattr(threading, '__path__'), json.__package__)
