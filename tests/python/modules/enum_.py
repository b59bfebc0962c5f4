"""enum: members, lookup, auto, methods, IntEnum, Flag, errors."""
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON)
print(list(Color), len(Color), Color.RED is Color.CRIMSON, Color.RED == 1, Color.RED in Color, Color.GREEN.pretty)
print({Color.RED: "r"}, f"{Color.RED}", f"{Color.GREEN:>15}", list(Color.__members__), isinstance(Color.RED, Color))


class State(Enum):
    IDLE = auto()
    BUSY = auto()
    DONE = "done"


print([(s.name, s.value) for s in State])


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.LOW + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.HIGH}", repr(Level.HIGH), Level(10))


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Mode.READ, Mode.WRITE == "w", repr(Mode.READ), "r" + Mode.WRITE)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


rw = Perm.R | Perm.W
print(rw, repr(rw), Perm.R in rw, Perm.X in rw, list(rw), rw & Perm.R, ~rw, bool(rw & Perm.X), Perm(5))


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.MARS.mass, Planet.EARTH.value, Planet.EARTH)


def extend():
    class More(Color):
        BLUE = 3


for bad in (
    lambda: Color(7), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 2),
    lambda: Color.RED < Color.GREEN, extend, lambda: unique(Color),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
print(Enum("Animal", "CAT DOG").DOG)
