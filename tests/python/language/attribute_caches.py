# Attributes that are read many times at the same place while what they mean changes.
import math


def each(label, read, changes):
    seen = [read()]
    for change in changes:
        change()
        try:
            seen.append(read())
        except AttributeError as error:
            seen.append(str(error))
    print(label, seen)


class Base:
    level = 1
    name = "base"
    items = [1]

    def who(self):
        return "who of Base"

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def plain():
        return "plain"


class Derived(Base):
    pass


one, two = Derived(), Derived()
Base.own = 0
each("default", lambda: one.level, [
    lambda: setattr(Base, "level", 2), lambda: setattr(Derived, "level", 3), lambda: setattr(two, "level", 4),
    lambda: setattr(one, "level", 5), lambda: delattr(one, "level"), lambda: delattr(Derived, "level"),
    lambda: delattr(Base, "level")])
each("of the class", lambda: Derived.name, [
    lambda: setattr(Base, "name", "b"), lambda: setattr(Derived, "name", "d"), lambda: delattr(Derived, "name"),
    lambda: setattr(Derived, "name", 7), lambda: delattr(Derived, "name")])
bound = lambda: one.who
each("bound", lambda: (lambda method: method())(bound()), [
    lambda: setattr(Base, "who", lambda self: "new"), lambda: setattr(one, "who", lambda: "own"),
    lambda: delattr(one, "who"), lambda: setattr(Derived, "who", staticmethod(lambda: "static")),
    lambda: setattr(Derived, "who", classmethod(lambda cls: cls.__name__)), lambda: setattr(Derived, "who", 7)][:5])
print(bound() == bound(), bound().__self__)


def reads(owner):
    return [owner.make(), owner.plain(), owner.plain, owner.items is Base.items]


each("class or object", lambda: [reads(owner)[:2] for owner in (Derived, one, Base, two, Derived)], [
    lambda: setattr(Derived, "make", lambda *args: len(args)),
    lambda: setattr(Derived, "plain", lambda *args: len(args))])

class Namespace:
    pass


module = Namespace()
module.value = 1
each("namespace", lambda: module.value, [lambda: setattr(module, "value", 2), lambda: delattr(module, "value")])
each("module", lambda: (math.floor(1.5), math.pi)[0], [
    lambda: setattr(math, "floor", lambda x: "patched"), lambda: setattr(math, "floor", math.trunc)])
math.own = 1
each("module and object", lambda: [owner.own for owner in (math, Base, math, two)], [
    lambda: setattr(math, "own", 4), lambda: setattr(Base, "own", 5), lambda: delattr(math, "own")])


class Watched:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Holder:
    kept = Watched("instance")
    listed = [Watched("listed")]
    count = 0


def look():
    return Holder.kept.name, Holder().kept.name, len(Holder.listed), len(Holder().listed), Holder().count


print(look(), look())
Holder.kept = None
Holder.listed = ()
print("dropped", Holder.count)


class Fallback:
    known = 1

    def __getattr__(self, name):
        return f"no {name}"


fallback = Fallback()
each("fallback", lambda: [fallback.known, fallback.other], [
    lambda: setattr(Fallback, "other", 2), lambda: delattr(Fallback, "known"), lambda: setattr(fallback, "known", 3)])


class Descriptor:
    def __get__(self, obj, cls=None):
        return "from the class" if obj is None else "from the object"


class Late:
    attribute = 1


late = Late()
each("descriptor", lambda: [late.attribute, Late.attribute], [
    lambda: setattr(Late, "attribute", Descriptor()), lambda: setattr(late, "attribute", 2),
    lambda: setattr(Descriptor, "__set__", lambda self, obj, value: None)])


# --- arguments that are bound where they lie ---

def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def g(*, x=1, y):
    return x, y


class Init:
    def __init__(self, a, *rest, b=2):
        self.seen = a, rest, b

    def method(self, x, y=2, *, z=3):
        return x, y, z


def call(label, function):
    try:
        print(label, function())
    except TypeError as error:
        print(label, "TypeError:", error)


method = Init(1).method
pair = (1, 2)
for label, function in [
    ("all", lambda: f(1, 2, 3, 4, 5, d=6, e=7, z=8)), ("few", lambda: f(1, d=2)), ("none", lambda: f()),
    ("no d", lambda: f(1)), ("twice", lambda: f(1, 2, 3, c=4, d=5)), ("by position only", lambda: f(1, b=3, d=4)),
    ("only named", lambda: g(y=2)), ("named in order", lambda: g(y=2, x=3)), ("too many", lambda: g(1, y=2)),
    ("unknown", lambda: g(y=1, w=2)), ("missing", lambda: g()), ("init", lambda: Init(1, 2, 3, b=4).seen),
    ("init default", lambda: Init(1).seen), ("no argument", lambda: Init()), ("init wrong", lambda: Init(1, c=2)),
    ("method", lambda: method(1)), ("method named", lambda: method(y=1, x=2, z=4)), ("method wrong", lambda: method()),
    ("starred", lambda: f(*pair, *pair, d=1)), ("only a star", lambda: Init(*pair).seen), ("star and method", lambda: method(*pair)),
    ("stars", lambda: f(*pair, **{"d": 3, "q": 4})), ("star wrong", lambda: g(*pair)),
]:
    call(label, function)
    call(label, function)
