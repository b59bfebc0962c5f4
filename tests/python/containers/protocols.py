"""Classes that index, iterate, count, print and subclass containers."""
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return 'K(%r)' % (self.v,)
class S(str):
    pass
print({S('a'): 1}['a'], {'a': 1}[S('a')], S('a') in {'a'})
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
l = [10, 20, 30]
print(l[I(1)], l[I(0):I(2)], (1, 2)[I(-1)], 'abc'[I(1)], list(range(I(3))), range(10)[I(3)])
l[I(0)] = 5; del l[I(1)]; print(l, l.pop(I(0))); l.insert(I(0), 7); print(l)
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return ('slice', i.start, i.stop, i.step)
        if i >= self.n: raise IndexError(i)
        return i * i
q = Seq(4)
print(list(q), len(q), 9 in q, 5 in q, q[1:2], q[::3], list(reversed(q)), tuple(q), sum(q), max(q), set(q), sorted(q, reverse=True), dict(enumerate(q)), list(zip(q, q)))
for x in q: print(x, end=' ')
print()
a, b, c, e = q; print(a, b, c, e)
a, *b = q; print(a, b)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), tuple(It()), set(It()), sum(It()), [x for x in It()], any(It()), all(It()), max(It()), 2 in It(), dict(zip(It(), 'abc')))
i = It(); print(next(i), next(i), next(i), next(i, 'end'))
def g(n):
    for i in range(n): yield i
print(list(g(3)), tuple(g(3)), set(g(3)), frozenset(g(2)), dict((x, x) for x in g(2)), sum(g(4)), sum(0.1 for _ in range(10)), min(g(3)), max(g(3)), any(x > 1 for x in g(3)), all(x > 1 for x in g(3)), sorted(g(3), reverse=True))
print(list(enumerate(g(2), 5)), list(zip(g(3), g(2))), list(map(lambda a, b: a + b, g(3), [10, 20])), list(map(str, g(2))), list(filter(None, g(3))), list(filter(lambda x: x != 1, g(3))))
x = [0]; x.extend(g(2)); x += g(2); x[1:1] = g(2); print(x, [*g(2), *g(1)], {*g(2)}, (*g(2),))
print(next(g(0), 'd'), list(iter(iter([1, 2, 0, 3]).__next__, 0)))
try: list(zip(g(1), g(2), strict=True))
except ValueError as e: print(e)
try: list(zip(g(2), g(1), strict=True))
except ValueError as e: print(e)
try: list(map(lambda a, b: a, g(2), g(1), strict=True))
except ValueError as e: print(e)
class D(dict):
    def __missing__(self, k): return ('missing', k)
d = D(a=1); print(d['a'], d['zz'], d.get('zz'), 'zz' in d, d, len(d), isinstance(d, dict), d == {'a': 1})
d[K(1)] = 2; print(d[K(1)], d[K(2)])
class L(list):
    def __getitem__(self, i): return ('got', super().__getitem__(i))
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(3); print(l, l[0], l[-1], len(l), list(l), l + [1], l == [1, 2, 6], sorted(l), sum(l))
l = L(g(3)); print(l)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def total(self): return sum(self)
t = T(1, 2, 3); print(t, t.total(), t[1], len(t), t + (4,), t == (1, 2, 3), hash(t) == hash((1, 2, 3)), {t: 1}[(1, 2, 3)])
class SS(set): pass
s = SS([1, 2]); s.add(3); print(s, 3 in s, len(s), s | {4}, s == {1, 2, 3})
class O(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
    def __contains__(self, k): return k == 'magic' or super().__contains__(k)
o = O(); o['a'] = 1; o.update(b=5); print(o, 'magic' in o, 'a' in o, 'q' in o, 'a' not in o)
class B:
    def __bool__(self): print('bool'); return False
print(any([B()]), all([B(), 1]), not B(), [1] if B() else [2], list(filter(None, [B(), 2])))
class Len:
    def __len__(self): return 0
print(bool(Len()), len(Len()), any([Len()]))
print(isinstance(3, int | str), isinstance('a', (int, str)), isinstance(None, int | None), int | str, (int | None) == (None | int), issubclass(bool, int | str))
class Meta(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class M(metaclass=Meta): pass
print(isinstance(5, M), isinstance(6, M), issubclass(int, M), issubclass(str, M), isinstance(5, (str, M)), isinstance(M(), M))
class P:
    def __repr__(self): return 'P!'
class Q:
    def __str__(self): return 'Q!'
print(P(), Q(), [P()], {1: P()}, (P(),), sep='|')
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
    def flush(self): self.t.append('<flush>')
w = W(); print(1, Q(), file=w, end='!\n', flush=True); print(w.t)
class Cc:
    def __contains__(self, x): return x
print(1 in Cc(), 0 in Cc(), 0 not in Cc())
class Bad:
    __iter__ = None
try: iter(Bad())
except TypeError as e: print(e)
class Neg:
    def __len__(self): return -1
try: len(Neg())
except ValueError as e: print(e)
class HH:
    def __hash__(self): return 'x'
try: hash(HH())
except TypeError as e: print(e)
class HE:
    def __hash__(self): raise ValueError('no')
try: {HE(): 1}
except ValueError as e: print(e)
class EqOnly:
    def __eq__(self, o): return True
try: {EqOnly()}
except TypeError as e: print(e)
try: {}[EqOnly()]
except TypeError as e: print(e)
print(1 == EqOnly(), [1] == [EqOnly()], EqOnly() in [3], [3].index(EqOnly()))
lst = []; print(id(lst) == id(lst))
m = {}; m['m'] = m; lst.append(lst); print(m, lst)

print(vars(K(1)), callable(K), callable(K(1)), id(K) == id(K))
