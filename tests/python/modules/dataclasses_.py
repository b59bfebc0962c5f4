"""dataclasses: generated methods, defaults, order, frozen, inheritance, errors."""
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class Point:
    x: int
    y: int = 0

    def shifted(self, dx):
        return replace(self, x=self.x + dx)


p = Point(1)
print(p, Point(1, 2) == Point(1, 2), p == Point(1, 5), p.shifted(10), asdict(p), astuple(p), [f.name for f in fields(p)])
p.x = 9
print(p, p != Point(9), Point(y=1, x=2))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2, "x")]), Version(1) < Version(1, 1), len({Version(1), Version(1, 0, "z")}))
try:
    Version(1).major = 2
except FrozenInstanceError as e:
    print(type(e).__name__, e)


@dataclass
class Base:
    name: str
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False)


@dataclass
class Child(Base):
    age: int = 1
    total: int = field(init=False)

    def __post_init__(self):
        self.total = self.age * 2


a, b = Child("a"), Child("b", ["t"], age=4)
a.tags.append("only a")
print(a, b, a.tags is b.tags, asdict(b))


@dataclass(kw_only=True)
class Options:
    verbose: bool = False
    level: int


print(Options(level=3))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


print(Node(1, Node(2)), asdict(Node(1, Node(2))))
for bad in (
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=2), lambda: Options(3),
    lambda: Options(), lambda: Point(1) < Point(2), lambda: hash(Point(1)), lambda: Child(), lambda: replace(Point(1), q=1),
):
    try:
        bad()
    except TypeError as e:
        print(e)
try:

    @dataclass
    class Wrong:
        a: int = 1
        b: int

except TypeError as e:
    print(e)
try:

    @dataclass
    class Mutable:
        items: list = []

except ValueError as e:
    print(e)
match Point(3, 4):
    case Point(x=3, y=y):
        print("matched", y)
