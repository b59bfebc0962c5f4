import threading
import time
from collections import OrderedDict
from functools import lru_cache, cache
from concurrent.futures import ThreadPoolExecutor


class LRU:
    def __init__(self, size): self.size, self.d, self.lock, self.hits = size, OrderedDict(), threading.RLock(), 0
    def get(self, k, make):
        with self.lock:
            if k in self.d:
                self.d.move_to_end(k); self.hits += 1
                return self.d[k]
            v = self.d[k] = make(k)
            if len(self.d) > self.size: self.d.popitem(last=False)
            return v


calls = []
def slow(k): calls.append(k); time.sleep(0.01); return k * 10
c = LRU(2)
with ThreadPoolExecutor(4) as ex: print(list(ex.map(lambda k: c.get(k, slow), [1, 2, 1, 2, 1])))
print(sorted(calls), c.hits, sorted(c.d))
@cache
def expensive(n): time.sleep(0.01); return n
with ThreadPoolExecutor(3) as ex: print(sorted(ex.map(expensive, [1, 2, 3, 1])))
print(expensive.cache_info().currsize)
class Memo(dict):
    def __init__(s, f): s.f = f
    def __missing__(s, k): s[k] = r = s.f(k); return r
m = Memo(lambda n: n if n < 2 else m[n - 1] + m[n - 2]); print(m[50], len(m))
class Once:
    _lock, _val = threading.Lock(), None
    @classmethod
    def get(cls):
        if cls._val is None:
            with cls._lock:
                if cls._val is None: time.sleep(0.01); cls._val = object()
        return cls._val
ids = set(); ts = [threading.Thread(target=lambda: ids.add(id(Once.get()))) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(len(ids))
