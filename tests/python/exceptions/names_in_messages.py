"""Local classes in messages: which give the qualified name, which the short one."""
from dataclasses import dataclass


def local():
    class Point:
        def __eq__(self, other):
            return True

    @dataclass
    class Data:
        x: int

    for make in (lambda: {Point()}, lambda: {Point(): 1}, lambda: hash(Point()), lambda: {}[Point()], lambda: {Data(1)}, lambda: hash(Data(1)),
                 lambda: hash((1, Point())), lambda: {(1, Data(2)): 3}, lambda: Point() in set(), lambda: frozenset([Point()]), lambda: dict([(Point(), 1)]),
                 lambda: dict.fromkeys([Data(2)]), lambda: set().add(Point()), lambda: {}.get(Point()), lambda: {1: 2}.pop(Data(3)), lambda: {}.setdefault(Data(3), 1),
                 lambda: hash([]), lambda: {[]: 1}, lambda: {1} & {2: {}}.keys(), lambda: set([{}]), lambda: {1}.discard(Point()), lambda: {1}.remove(Data(1)), lambda: {} == {Point: 1}, lambda: Point < 3, lambda: Point() + 1, lambda: Point() < Data(1), lambda: -Point(), lambda: len(Point()), lambda: Point()[0], lambda: Point()(), lambda: iter(Data(1)), lambda: next(Point()), lambda: int(Point()), lambda: [][Point()], lambda: "".join([Point()]), lambda: "a" + Point(), lambda: "%d" % Point(), lambda: format(Point(), "x"), lambda: Point().zap, lambda: Point.zap, lambda: setattr(object(), "x", Point()), lambda: isinstance(1, Point()), lambda: abs(Data(1)), lambda: [1] + Data(1), lambda: {**Point()}, lambda: f(*Point()), lambda: f(**Point())):
        try:
            print(make())
        except Exception as e:
            print(type(e).__name__, e)


def f(*a, **k):
    pass


local()
