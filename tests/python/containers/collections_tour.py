"""Everything in collections once."""

from collections import Counter, defaultdict, OrderedDict, namedtuple, deque, ChainMap, UserDict, UserList, UserString
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total())
c.update('aaa'); c.subtract('b'); print(c)
print(Counter(a=3, b=1) + Counter(a=1, b=-2), Counter(a=3) - Counter(a=1), Counter('ab') & Counter('bc'), Counter('ab') | Counter('bb'), -Counter(a=-1), Counter(a=1)<=Counter(a=2))
d = defaultdict(list)
for k, v in [('a', 1), ('b', 2), ('a', 3)]: d[k].append(v)
print(d, dict(d), d.get('q'))
od = OrderedDict.fromkeys('abcde'); od.move_to_end('b'); od.move_to_end('e', last=False)
print(od, od.popitem(last=False), ''.join(od), OrderedDict(a=1) == OrderedDict(a=1), list(reversed(od)))
P = namedtuple('Point', ['x', 'y'], defaults=[7])
p = P(11); print(p, p.x + p.y, p._asdict(), p._replace(x=3), P._fields, P._make([1, 2]), P._field_defaults)
try: P()
except TypeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
try: namedtuple('X', 'class def')
except ValueError as e: print(e)
dq = deque([1, 2, 3], maxlen=3); dq.append(4); dq.appendleft(0); print(dq, dq.maxlen); dq.rotate(1); print(dq, dq[0], list(reversed(dq)), dq.index(2) if 2 in dq else None, dq.count(0))
dq.extend([7, 8]); dq.extendleft([9]); print(dq); dq.insert(0, 1) if len(dq) < 3 else print('full')
try: deque(maxlen=2).pop()
except IndexError as e: print(e)
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm, cm['a'], cm['b'], dict(cm), cm.new_child({'c': 1}), cm.parents)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
u = U(); u['ABC'] = 1; print(u, u.data)
class L(UserList): pass
l = L([1, 2]); l.append(3); print(l, l + [4], l[0:2], len(l))
class S(UserString):
    def shout(self): return self.data.upper() + '!'
s = S('hey'); print(s, s.shout(), s + 'x', len(s), s.upper(), repr(s), isinstance(s, str), s == 'hey')
print(Counter({'a': 2}) == Counter('aa'), c.most_common()[:-3:-1])
print(defaultdict(lambda: 0, a=1)['zz'], defaultdict(int, {'x':1}))
d = defaultdict(lambda: defaultdict(int)); d['a']['b'] += 1; print(d['a'])
print(OrderedDict([('a', 1), ('b', 2)]) == {'b': 2, 'a': 1})
