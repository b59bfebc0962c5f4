"""Keys and items whose __eq__, __hash__ and __lt__ are written in Python."""
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return 'K(%r)' % (self.v,)
    def __lt__(self, o): return self.v < o.v
d = {K(1): 'a', K(2): 'b'}
print(d[K(1)], K(2) in d, K(3) in d, d.get(K(2)), d.get(K(9), 0))
d[K(1)] = 'c'
d[K(3)] = 'd'
print(d, len(d))
del d[K(2)]
print(d.pop(K(3)), d.pop(K(3), 'none'), d.setdefault(K(5), 1), d.setdefault(K(5), 2), d)
try: d[K(7)]
except KeyError as e: print('KeyError', e)
try: del d[K(7)]
except KeyError as e: print('KeyError', e)
try: d.pop(K(7))
except KeyError as e: print('KeyError', e)
s = {K(1), K(2), K(1)}
print(len(s), K(1) in s, K(4) in s, sorted(s))
s.add(K(2)); s.add(K(4)); s.discard(K(1)); s.discard(K(99)); s.remove(K(4))
print(s)
try: s.remove(K(4))
except KeyError as e: print('KeyError', e)
a = {K(i) for i in range(5)}; b = {K(i) for i in range(3, 8)}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(sorted(a.union([K(9)])), sorted(a.intersection(b, [K(4)])), sorted(a.difference([K(0)], b)))
a |= {K(10)}; print(len(a), K(10) in a)
a -= {K(10)}; a &= b; print(sorted(a)); a ^= b; print(sorted(a))
print({K(1)} <= {K(1), K(2)}, {K(1)} == {K(1)}, {K(1)} == {K(2)}, {K(1)}.issubset([K(1)]), {K(1)}.isdisjoint([K(2)]))
f = frozenset([K(1), K(2)]); print(len(f), K(1) in f, f == {K(1), K(2)}, hash(f) == hash(frozenset([K(2), K(1)])))
dd = {(1, K(1)): 'x', frozenset([K(1)]): 'y'}
print(dd[(1, K(1))], dd[frozenset([K(1)])], hash((1, K(1))) == hash((1, K(1))))
l = [K(3), K(1), K(2), K(1)]
print(K(1) in l, l.index(K(2)), l.count(K(1)), sorted(l), sorted(l, reverse=True), sorted(l, key=lambda k: -k.v))
l.remove(K(1)); print(l); l.sort(); print(l)
l.sort(key=lambda k: k.v, reverse=True); print(l, min(l), max(l), min(l, key=lambda k: -k.v))
try: l.index(K(77))
except ValueError as e: print(e)
try: l.remove(K(77))
except ValueError as e: print(e)
t = (K(1), K(2)); print(t.index(K(2)), t.count(K(1)), K(2) in t, t == (K(1), K(2)), [K(1)] == [K(1)], {1: K(1)} == {1: K(1)}, [K(1)] != [K(2)])
print(dict.fromkeys([K(1), K(1), K(2)], 0), dict([(K(1), 1), (K(1), 2)]), {**d, K(1): 9})
