"""Discrete-event simulation with generators, heapq and random."""
import heapq
import itertools
import random
from dataclasses import dataclass, field
from statistics import mean
from typing import NamedTuple


class Event(NamedTuple):
    time: float
    proc: int
    action: str


def taxi(ident, trips, start=0):
    time = yield Event(start, ident, "leave garage")
    for i in range(trips):
        time = yield Event(time, ident, "pick up")
        time = yield Event(time, ident, "drop off")
    yield Event(time, ident, "going home")


class Simulator:
    def __init__(self, procs, rng): self.q, self.procs, self.rng, self.ids = [], dict(procs), rng, itertools.count()
    def run(self, end):
        for _, p in sorted(self.procs.items()):
            e = next(p); heapq.heappush(self.q, e)
        now = 0
        while now < end:
            if not self.q: print("*** end of events ***"); break
            cur = heapq.heappop(self.q); now, pid, act = cur
            print("taxi:", pid, pid * "   ", f"{now:5.1f} {act}")
            nxt = now + {"leave garage": 5, "drop off": 5, "pick up": self.rng.expovariate(1 / 20), "going home": 1}[act]
            try: ev = self.procs[pid].send(nxt)
            except StopIteration: del self.procs[pid]
            else: heapq.heappush(self.q, ev)
        else: print(f"*** end of simulation time: {len(self.q)} pending ***")


Simulator({i: taxi(i, i + 1, i * 5) for i in range(3)}, random.Random(3)).run(80)


@dataclass
class Teller:
    rng: random.Random
    free: float = 0.0
    served: int = 0
    waits: list = field(default_factory=list)
    def serve(self, arrive):
        start = max(arrive, self.free); self.waits.append(start - arrive); self.free = start + self.rng.uniform(1, 4); self.served += 1


rng = random.Random(11); ts = [Teller(rng) for _ in range(2)]; now = 0
for _ in range(30):
    now += rng.expovariate(0.8); min(ts, key=lambda t: t.free).serve(now)
print([t.served for t in ts], round(mean(w for t in ts for w in t.waits), 3), f"{max(t.free for t in ts):.2f}")
print(rng.normalvariate(0, 1), rng.vonmisesvariate(0, 1), rng.paretovariate(2), rng.weibullvariate(1, 2), rng.lognormvariate(0, 1), rng.gammavariate(2, 1), rng.getrandbits(40), rng.randbytes(3), rng.binomialvariate(10, 0.3))
st = rng.getstate(); a = rng.random(); rng.setstate(st); print(a == rng.random())
