"""LRU and TTL caches, memo with locks, weakref caches, OrderedDict, ChainMap, Counter, UserDict, namedtuple."""
import threading, time, weakref, bisect, heapq, operator, copy
from collections import OrderedDict, ChainMap, Counter, UserDict, namedtuple, deque, UserList, UserString, defaultdict
from collections.abc import MutableMapping, Sequence, Hashable, Mapping, Set
class LRU(MutableMapping):
    def __init__(self, cap): self.cap, self.d = cap, OrderedDict()
    def __getitem__(self, k): self.d.move_to_end(k); return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.cap: old = self.d.popitem(last=False); print('evict', old)
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return f'{type(self).__name__}({dict(self)})'
c = LRU(2); c['a'] = 1; c['b'] = 2; c['a']; c['c'] = 3; print(c, 'b' in c, c.get('z', 'dflt'), c.pop('a'), c.setdefault('q', 9))
c.update(x=1); print(c.keys(), c.values(), len(c), c.popitem(), c)
class Node:
    __slots__ = 'k', 'v', 'prev', 'next'
    def __init__(s, k=None, v=None): s.k, s.v = k, v
class LRU2:
    def __init__(self, n): self.n = n; self.m = {}; self.h, self.t = Node(), Node(); self.h.next, self.t.prev = self.t, self.h; self.lock = threading.RLock()
    def _rm(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _add(self, n): p = self.t.prev; p.next = self.t.prev = n; n.prev, n.next = p, self.t
    def get(self, k):
        with self.lock:
            if k not in self.m: return -1
            n = self.m[k]; self._rm(n); self._add(n); return n.v
    def put(self, k, v):
        with self.lock:
            if k in self.m: self._rm(self.m[k])
            n = self.m[k] = Node(k, v); self._add(n)
            if len(self.m) > self.n: x = self.h.next; self._rm(x); del self.m[x.k]
l = LRU2(2); l.put(1, 1); l.put(2, 2); print(l.get(1)); l.put(3, 3); print(l.get(2), l.get(3), sorted(l.m))
try: print(Node().prev)
except AttributeError as e: print(e)
class D(UserDict):
    def __missing__(self, key):
        if isinstance(key, str): raise KeyError(key)
        return self[str(key)]
    def __contains__(self, key): return str(key) in self.data
    def __setitem__(self, key, item): self.data[str(key)] = item
d = D([('2', 'two'), ('4', 'four')]); print(d[2], d.get(1, 'N/A'), 2 in d, d, D(a=1) | {'b': 2})
try: d[1]
except KeyError as e: print(repr(e))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm, cm['a'], dict(cm), cm.maps, cm.new_child({'z': 0}), list(cm), cm.parents)
cn = Counter('abracadabra'); print(cn, cn.most_common(2), cn - Counter('aab'), cn & Counter('aabx'), cn | Counter('zz'), +Counter(a=-1, b=2), cn.total(), sorted(cn.elements())[:4], cn['nope']); cn.subtract('aaaaaa'); print(cn['a'], cn)
P = namedtuple('P', 'x y z', defaults=[0]); p = P(1, 2); print(p, p._replace(x=5), p._asdict(), P._make('abc'), p == (1, 2, 0), P._field_defaults, p.index(2))
for bad in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: p._replace(w=1), lambda: setattr(p, 'x', 1), lambda: namedtuple('Q', 'class a'), lambda: namedtuple('Q', 'a a')):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(namedtuple('R', 'a class _x a', rename=True)._fields)
dq = deque(range(5), maxlen=4); dq.rotate(1); dq.appendleft(9); print(dq, dq.maxlen, dq.count(9), dq.index(1)); dq.extendleft('ab'); print(dq, dq[0], dq[-1], list(reversed(dq)))
a = [1, 3, 5]; bisect.insort(a, 4); print(a, bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect([('a', 1), ('b', 2)], 1, key=lambda t: t[1]), ['F', 'D', 'C', 'B', 'A'][bisect.bisect([60, 70, 80, 90], 85)])
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), heapq.nlargest(2, h), heapq.nsmallest(2, 'hello', key=ord), heapq.heappushpop(h, 9), heapq.heapreplace(h, 2), list(heapq.merge([1, 4], [2, 3], reverse=False)))
print(sorted([{'n': 'b', 'a': 2}, {'n': 'a', 'a': 2}], key=operator.itemgetter('a', 'n')), operator.attrgetter('real', 'imag')(3 + 4j), operator.methodcaller('split', ',')('a,b'), operator.itemgetter(1, slice(2))('abc'))
class W: pass
w = W(); ref = weakref.ref(w, lambda r: print('dead', r() is None)); ws = weakref.WeakSet([w]); wk = weakref.WeakKeyDictionary({w: 1}); fin = weakref.finalize(w, print, 'finalized', 1); px = weakref.proxy(w); px.z = 3
print(ref() is w, len(ws), len(wk), fin.alive, w.z, type(px).__name__); del w; print(ref(), len(ws), len(wk), fin.alive)
try: px.z
except ReferenceError as e: print(e)
x = {'l': [1, [2]]}; y = copy.copy(x); z = copy.deepcopy(x); x['l'][1].append(3); print(y, z, copy.replace(p, x=7))
