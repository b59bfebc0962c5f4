# status: 1
"""A cache with an abstract base, and what happens to those who iterate while it changes."""

import threading
import time
from abc import ABC, abstractmethod
from typing import Generic, TypeVar, Iterator, Optional

K = TypeVar("K"); V = TypeVar("V")

class Cache(ABC, Generic[K, V]):
    @abstractmethod
    def get(self, k: K) -> Optional[V]: ...
    @abstractmethod
    def put(self, k: K, v: V) -> None: ...
    @property
    @abstractmethod
    def size(self) -> int: ...

class TTL(Cache[str, int]):
    def __init__(self, ttl): self._d, self._ttl, self._l = {}, ttl, threading.Lock(); self.hits = self.miss = 0
    def get(self, k):
        with self._l:
            try: v, t = self._d[k]
            except KeyError: self.miss += 1; return None
            if time.monotonic() - t > self._ttl: del self._d[k]; self.miss += 1; return None
            self.hits += 1; return v
    def put(self, k, v):
        with self._l: self._d[k] = v, time.monotonic()
    @property
    def size(self): return len(self._d)
    def sweep(self):
        for k in self._d:
            if time.monotonic() - self._d[k][1] > self._ttl: del self._d[k]

class Half(Cache):
    def get(self, k): return super().get(k)

for cls in (Cache, Half):
    try: cls()
    except TypeError as e: print(e)
c = TTL(0.05)
def user(i):
    for j in range(3):
        if c.get(f"k{j}") is None: c.put(f"k{j}", i * j)
ts = [threading.Thread(target=user, args=(i,)) for i in range(3)]
for t in ts: t.start(); t.join()
print(c.hits, c.miss, c.size, TTL.__orig_bases__, TTL.__mro__[1].__name__, Cache.__abstractmethods__ == {"get", "put", "size"})
try: c.size = 3
except AttributeError as e: print(e)
try: del c.size
except AttributeError as e: print(e)
time.sleep(0.06)
try: c.sweep()
except RuntimeError as e: print(e)
class Reg:
    def __init__(self): self.subs = {}
    def on(self, k, f): self.subs.setdefault(k, []).append(f)
    def fire(self, k, *a):
        for f in self.subs[k]: f(*a)
r = Reg(); r.on("a", lambda x: r.on("b", x)); r.on("a", lambda x: len(r.subs["a"]) < 4 and r.on("a", print))
r.fire("a", 1); print(len(r.subs["a"]), list(r.subs))
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)
from collections import deque, Counter, ChainMap
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
try:
    for k in Counter("abc"): Counter("abc").clear()
    ct = Counter("abc")
    for k in ct: ct["z" + k] += 1
except RuntimeError as e: print(e)
it = iter(c._d); c._d["new"] = 1
for _ in range(2):
    try: next(it)
    except RuntimeError as e: print(e)
import types
mp = types.MappingProxyType({"a": 1})
for op in (lambda: mp.__setitem__("b", 2), lambda: mp["q"], lambda: setattr(mp, "x", 1), lambda: hash(mp)):
    try: print(op())
    except Exception as e: print(type(e).__name__, e)
print(mp, mp | {"z": 2}, types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
x: TTL = c; x.get(["unhashable"])
