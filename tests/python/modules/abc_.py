"""abc and collections.abc."""
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Area."""

    @property
    @abstractmethod
    def name(self):
        pass

    def describe(self):
        return f"{self.name} {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    def __init__(self, side):
        self.side = side

    def area(self):
        return super().area() * self.side**2

    name = "square"


print(Square(3).describe(), isinstance(Square(1), Shape), issubclass(Half, Shape))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


class Foreign:
    pass


Shape.register(Foreign)
print(isinstance(Foreign(), Shape), issubclass(int, Shape))
for cls in (Iterable, Iterator, Sized, Hashable, Callable, Sequence, Mapping):
    print(cls.__name__, [isinstance(v, cls) for v in ([], (), {}, "s", 1, iter([]), len, (i for i in ()))])


class Squares(Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        if not 0 <= i < 4:
            raise IndexError(i)
        return i * i


sq = Squares()
print(list(sq), 4 in sq, sq.index(9), sq.count(1), list(reversed(sq)))


class Lower(Mapping):
    def __init__(self, **kw):
        self.kw = kw

    def __getitem__(self, k):
        return self.kw[k.lower()]

    def __iter__(self):
        return iter(self.kw)

    def __len__(self):
        return len(self.kw)


m = Lower(a=1, b=2)
print(m["A"], m.get("Z", "none"), "B" in m, list(m.items()), sorted(m.keys()), m == {"a": 1, "b": 2})
