# copy() and deepcopy() of objects that say how: __reduce_ex__, __copy__, __deepcopy__, __getstate__.
import copy, threading, types
class P:
    def __init__(self, x): self.x = x
    def __reduce_ex__(self, v): return P, (self.x * 10,), {'extra': 1}
class Q:
    def __init__(self): self.l = [1]
    def __copy__(self): print('copy'); return Q()
    def __deepcopy__(self, memo): print('deep', type(memo)); n = Q(); n.l = copy.deepcopy(self.l, memo); return n
class S:
    __slots__ = ('a', 'b')
class St:
    def __init__(self): self.lock = threading.Lock(); self.v = [1]
    def __getstate__(self): d = self.__dict__.copy(); del d['lock']; return d
    def __setstate__(self, d): self.__dict__.update(d); self.lock = threading.Lock()
p = copy.copy(P(1)); print(p.x, p.extra); p = copy.deepcopy(P(2)); print(p.x)
q = copy.copy(Q()); q = copy.deepcopy(Q()); s = S(); s.a = [1]; t = copy.deepcopy(s); print(t.a, t.a is s.a, hasattr(t, 'b'))
st = St(); c = copy.copy(st); print(c.v is st.v, c.lock is st.lock); c = copy.deepcopy(st); print(c.v is st.v)
try: copy.deepcopy(threading.Lock())
except TypeError as e: print(e)
try: copy.copy(i for i in [])
except TypeError as e: print(e)
a = [1]; a.append(a); b = copy.deepcopy(a); print(b[1] is b, copy.deepcopy({'k': (1, [2])}), copy.copy((1,)), copy.deepcopy(len), copy.deepcopy(P), copy.replace(types.SimpleNamespace(a=1, b=2), b=3))
class L(list): pass
l = L([1, [2]]); l.z = 5; m = copy.deepcopy(l); print(type(m), m, m.z, m[1] is l[1]); import collections
d = collections.defaultdict(list, a=[1]); e = copy.deepcopy(d); print(e, collections.OrderedDict(a=1).copy(), copy.copy(collections.Counter('aab')), copy.deepcopy(collections.deque([1], 3)))
class E(Exception):
    def __init__(self, m, c): super().__init__(m); self.c = c
try: print(copy.copy(ValueError('x')), copy.copy(E('m', 1)))
except TypeError as e: print(e)
