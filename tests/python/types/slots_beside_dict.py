"""What is in __slots__ is not in __dict__, and without a slot for them there are no weak references."""
import copy
import pickle
import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x, self.y = 1, 2


class Named(Point):
    def __init__(self, name):
        super().__init__()
        self.name = name


class Both:
    __slots__ = ("a", "__dict__")


named = Named("p")
print(named.__dict__, vars(named), hasattr(named, "x"), named.x)
named.late = 5
named.x = 10
print(named.__dict__, named.x, [name for name in dir(named) if not name.startswith("__")])
named.__dict__["x"] = 99
print(named.x, named.__dict__["x"])
named.__dict__.clear()
print(named.x, named.y, named.__dict__)
named.__dict__ = {"k": 1}
print(named.x, named.k, named.__dict__)
del named.x
named.x = 3
print(named.x, named.__dict__)
try:
    Point().__dict__
except AttributeError as error:
    print(error)
try:
    vars(Point())
except TypeError as error:
    print(error)

both = Both()
both.a, both.b = 1, 2
print(both.__dict__, both.a)

for again in (copy.copy(named), copy.deepcopy(named), pickle.loads(pickle.dumps(named))):
    print(again.x, again.y, again.k, again.__dict__)


class Private:
    __slots__ = ("__secret",)


class Open(Private):
    def __init__(self):
        self._Private__secret = 1
        self.seen = 2


print(Open().__dict__)


class Narrow(Point):
    __slots__ = ()


class Room:
    __slots__ = ("x", "__weakref__")


def refer(what):
    try:
        return weakref.ref(what)() is what
    except TypeError as error:
        return error


for thing in (Point(), Narrow(), Both(), object(), ValueError(1), Room(), named, refer, Point, {1}):
    print(type(thing).__name__, refer(thing))
for kind in (weakref.WeakSet, weakref.WeakValueDictionary):
    try:
        kind().add(Point()) if kind is weakref.WeakSet else kind().setdefault(1, Point())
    except TypeError as error:
        print(error)
try:
    weakref.finalize(Point(), print)
except TypeError as error:
    print(error)
