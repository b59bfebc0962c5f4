"""collections: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap."""
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.popleft(), d.pop(), list(d), 3 in d)
d.extend([7, 8])
d.rotate(1)
print(d, d.maxlen, d.count(7), d.index(8))
d.extendleft("ab")
d.reverse()
print(d, list(reversed(d)), deque("abc"), deque() == deque([]), bool(deque()))
q = deque(range(5))
q.rotate(-2)
q.remove(0)
del q[0]
q[0] = "x"
q.insert(1, "y")
print(q, q.copy(), q + deque([1]))
for bad in (deque().popleft, deque().pop, lambda: q[10], lambda: q.remove(99)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements())[:3])
c.update("zz")
c.subtract({"a": 4})
print(c, c + Counter("b"), c - Counter("bb"), Counter(a=1) & Counter(a=2), Counter(a=1) | Counter(b=2))
dd = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]:
    dd[k].append(v)
print(dd, dict(dd), dd["new"], "other" in dd, defaultdict(int, a=1)["b"])
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, o.popitem(last=False), list(o), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), Point._fields, p == (1, 2), Point._make([7, 8]))
x, y = p
print(x, y, sorted([Point(2, 1), Point(1, 9)]), namedtuple("D", "a b c", defaults=[0])(1, 2), isinstance(p, tuple))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: setattr(p, "x", 1), lambda: p.z):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
cm = ChainMap({"a": 1}, {"a": 9, "b": 2})
cm["c"] = 3
print(cm["a"], cm["b"], sorted(cm), cm.maps, dict(cm.new_child({"a": 0})))


class Pair(namedtuple("Base", "left right")):
    def total(self):
        return self.left + self.right


print(Pair(1, 2).total(), Pair(1, 2), hash(Pair(1, 2)) == hash((1, 2)))
