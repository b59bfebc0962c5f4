"""Dining philosophers, four solutions, deterministic summaries."""
import threading, random, time
from abc import ABC, abstractmethod
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique, IntFlag
class State(Enum):
    THINKING = auto(); HUNGRY = auto(); EATING = auto()
    def __str__(self): return self.name.title()
    @property
    def emoji(self): return {'THINKING': '.', 'HUNGRY': 'o', 'EATING': '*'}[self.name]
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W; ALL = RW | X
class Table(ABC):
    def __init__(self, n): self.n = n; self.forks = [threading.Lock() for _ in range(n)]; self.meals = [0] * n
    @abstractmethod
    def pick(self, i): ...
    @abstractmethod
    def put(self, i): ...
    def dine(self, i, rounds):
        for _ in range(rounds):
            self.pick(i); self.meals[i] += 1; time.sleep(0.0005); self.put(i)
    def run(self, rounds=5):
        ts = [threading.Thread(target=self.dine, args=(i, rounds)) for i in range(self.n)]
        for t in ts: t.start()
        for t in ts: t.join()
        return self.meals
class Ordered(Table):
    def pick(self, i):
        a, b = sorted((i, (i + 1) % self.n)); self.forks[a].acquire(); self.forks[b].acquire()
    def put(self, i): self.forks[i].release(); self.forks[(i + 1) % self.n].release()
class Waiter(Ordered):
    def __init__(self, n): super().__init__(n); self.room = threading.Semaphore(n - 1)
    def pick(self, i): self.room.acquire(); self.forks[i].acquire(); self.forks[(i + 1) % self.n].acquire()
    def put(self, i): super().put(i); self.room.release()
class Monitor(Table):
    def __init__(self, n): super().__init__(n); self.c = threading.Condition(); self.state = [State.THINKING] * n
    def ok(self, i): return all(self.state[(i + d) % self.n] is not State.EATING for d in (-1, 1))
    def pick(self, i):
        with self.c:
            self.state[i] = State.HUNGRY
            while not self.ok(i): self.c.wait()
            self.state[i] = State.EATING
    def put(self, i):
        with self.c: self.state[i] = State.THINKING; self.c.notify_all()
for cls in (Ordered, Waiter, Monitor): print(f'{cls.__name__:<10}{cls(5).run()}')
try: Table(3)
except TypeError as e: print(e)
print(State.HUNGRY, repr(State.EATING), State['THINKING'].emoji, State(2), [s.value for s in State], f'{State.EATING:>10}|')
print(Perm.R | Perm.X, repr(Perm.RW), Perm.W in Perm.RW, ~Perm.R, Perm(0), list(Perm.ALL), Perm.ALL.name, len(Perm.RW), Perm(5))
class Color(StrEnum): RED = auto(); BLUE = 'b'
class Prio(IntEnum): LOW = 1; HIGH = 10
print(Color.RED, repr(Color.BLUE), f'{Color.RED!r:>20}', Prio.HIGH > 3, Prio.LOW + 1, f'{Prio.HIGH:04d}', sorted(Prio, reverse=True), Color('b').upper())
for bad in (lambda: State(9), lambda: State['X'], lambda: State.X, lambda: setattr(State, 'HUNGRY', 1), lambda: State.HUNGRY < State.EATING, lambda: Perm(64)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class D(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6); EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def surface_gravity(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
print({p.name: round(p.surface_gravity, 2) for p in Planet}, Planet.EARTH.value, Planet.__members__.keys())
print(dir(State), [m for m in Perm.__members__])
class F2(IntFlag): A = 1; B = 2
print(F2.A | F2.B, F2(7), repr(F2.A | 8), F2.A & 3, F2.A ^ 1)
