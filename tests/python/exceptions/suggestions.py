"""Messages that guess what was meant, and those of attributes and names."""
import math
import collections


class Point:
    def __init__(self, horizontal):
        self.horizontal = horizontal

    def move(self):
        return horizontal

    def distance(self, other):
        return distanc


def attempt(f):
    try:
        f()
    except Exception as e:
        print(f"{type(e).__name__}: {e} | {getattr(e, 'name', None)!r}")


attempt(lambda: Point(1).horizontl)
attempt(lambda: Point(1).move())
attempt(lambda: Point(1).distance(2))
attempt(lambda: math.squrt(2))
attempt(lambda: "abc".uper())
attempt(lambda: [].push(1))
attempt(lambda: {}.has_key(1))
attempt(lambda: None.append(1))
attempt(lambda: prnt("x"))
attempt(lambda: collections.Countr())
attempt(lambda: (1).foo)
attempt(lambda: Point.nothing)
attempt(lambda: Point())
attempt(lambda: Point(1, 2))
attempt(lambda: Point(vertical=1))
attempt(lambda: Point(horizontle=1))


def imports():
    from math import sqr


def local():
    print(value)
    value = 1


def deleted():
    x = 1
    del x
    print(x)


def closure():
    def inner():
        return later

    inner()
    later = 1


attempt(imports)
attempt(local)
attempt(deleted)
attempt(closure)
attempt(lambda: setattr(1, "x", 2))
attempt(lambda: delattr(Point(1), "x"))
