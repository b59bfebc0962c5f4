"""What __slots__ refuses and keeps."""

import copy
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
    def m(self): pass
p = P(1, 2)
for name in ('z', 'm'):
    try: setattr(p, name, 1)
    except AttributeError as e: print(e)
print(hasattr(p, '__dict__'), P.__slots__, p.x)
class Q(P): pass
q = Q(1, 2); q.z = 3; print(q.z, q.x)
class R(P):
    __slots__ = ['z']
r = R(1, 2); r.z = 9
try: r.w = 1
except AttributeError as e: print(e)
try: del p.x; p.x
except AttributeError as e: print(e)
try: vars(p)
except TypeError as e: print(e)
class S:
    __slots__ = '__hidden', 'one'
    def __init__(self): self.__hidden = 5
    def get(self): return self.__hidden
print(S().get())
c = copy.copy(r); d = copy.deepcopy(r); print(c.x, c.z, d.y, d.z)
class W:
    __slots__ = ('a', '__dict__')
w = W(); w.b = 1; print(w.__dict__)
