"""What lists, dicts, sets, deques, ranges and slices do; the order in which sets of numbers iterate."""
from collections import deque
# deque
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); print(q, len(q), q.maxlen, q[0], q[-1])
q.extend([7, 8, 9]); print(q); q.extendleft('ab'); print(q)
q.rotate(1); print(q); q.rotate(-2); print(q, list(q), 'a' in q, q.count(7))
print(q.pop(), q.popleft(), q.index(7), q)
q.clear(); print(q, bool(q)); q += [1, 2]; q *= 3; print(q, q == deque([1, 2, 1, 2]), deque([1]) == deque([2]))
r = deque(range(10)); r.reverse(); del r[0]; r[1] = 'x'; r.insert(2, 'ins'); r.remove(5); print(r, list(reversed(r)), r.copy() == r)
try:
    for x in r: r.append(1)
except RuntimeError as e: print(e)
d = {i: i for i in range(3)}
try:
    for k in d: d[k + 10] = 1
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
for k in list(d): del d[k]
print(d)
l = [1, 2, 3]
for x in l:
    if x < 3 and len(l) < 6: l.append(x)
print(l)
# slices
a = list(range(10))
a[2:5] = ['a']; print(a); a[::2] = [0] * len(a[::2]); print(a); del a[1::3]; print(a); a[5:2] = [9]; print(a); a[-1:] = []; print(a)
del a[:]; print(a); a[:] = 'xyz'; print(a, a[-2:], a[5:], a[:-5], a[::-1], a[2:0:-1])
b = list(range(6)); del b[::-2]; print(b); b[1:1] = b; print(b)
print((1, 2, 3, 4)[1:3], 'hello'[1:-1], 'hello'[::-2], b'hello'[1:3], range(20)[3:15:4], range(20)[::-3], range(0)[::-1])
# dict
d = dict(b=1, a=2); d.update({'c': 3}, d=4); d |= {'e': 5}; print(d, d | {'a': 0}, list(d), list(reversed(d)), list(d.items()), list(d.values()))
print(d.popitem(), d.pop('a'), d.setdefault('z', []), d.get('nope'), d.copy(), 'b' in d.keys(), 3 in d.values(), ('c', 3) in d.items())
print({1: 'a'}.keys() | {2}, {1: 2, 3: 4}.items() & {(1, 2)}, {1, 2} - {1: 0}.keys(), {1: 0}.keys() <= {1, 2}, sorted({1: 0, 2: 0}.keys() ^ {2, 3}))
for i in range(50): d[i] = i
for i in range(0, 50, 2): del d[i]
print(list(d)[:10], len(d), d[49])
print(list(zip('abc', range(3), [True, None, 2.5])), dict(zip('ab', [1, 2])), {k: v for k, v in zip('ab', 'cd')})
k = d.keys(); d['new'] = 1; print('new' in k, len(k))
# set order of ints and ops
random_numbers = [(i * 7919) % 1009 for i in range(60)]
s = set(random_numbers); print(s); t = set(random_numbers[30:]) | {5000, 123456}; print(s & t, s - t, t - s, s ^ t, s | t, sep='\n')
print(s.pop(), s.pop(), len(s)); s.update([1, 2], (3,), {4: 5}); s.intersection_update(range(50)); print(s)
s.difference_update([1], [2]); s.symmetric_difference_update({3, 99}); print(s, s.isdisjoint({1000}), s.issubset(range(1000)), s.issuperset([99]))
print(frozenset('a') == {'a'}, frozenset([1, 2]) | {3}, {1} | frozenset([2]), set(frozenset([3, 1, 2])), {frozenset([1]): 'x'}[frozenset([1])])
x = {1, 2, 3}; x &= {2, 3, 4}; x |= {9}; x -= {2}; x ^= {3, 7}; print(x, x.copy(), {True, 1, 1.0}, {0.5, 'a', None} == {None, 'a', 0.5})
print({2**61 - 1: 'm'}, hash(2**61 - 1), hash(-1), hash(2**100), hash(0.5), hash(float('inf')), hash(True))
# sort
data = [(i * 37 % 11, i) for i in range(20)]
print(sorted(data, key=lambda p: p[0]), sorted(data, key=lambda p: p[0], reverse=True), sep='\n')
print(sorted('banana'), sorted([3, 1.5, 2, True]), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]), sorted([(1, 'b'), (1, 'a')]))
try: sorted([1, None])
except TypeError as e: print(e)
try: [1, 'a', 2].sort()
except TypeError as e: print(e)
w = ['bb', 'a', 'ccc']; w.sort(key=len, reverse=True); print(w, max(w, key=len), min(w, key=len), max(3, 9, 2), min('b', 'a'), max([1, 2, 3], key=lambda v: -v), max((), default='none'))
print(sum([1, 2, 3]), sum([0.1] * 10), sum([1, 2.5]), sum([[1], [2]], []), sum(range(100)), sum(range(10, 0, -3), 5), sum([2**62, 2**62]), sum([1e100, 1.0, -1e100]), sum(x for x in (True, False)))
print(any([0, 0, 3]), all([1, 0]), any([]), all([]), any(x > 2 for x in [1, 2, 3]))
print(list(map(pow2 := lambda v: v * v, range(4))), list(filter(lambda v: v % 2, range(6))), list(enumerate('ab', 1)), list(reversed(range(5))), list(reversed('abc')), list(reversed((1, 2))))
print(range(5), range(1, 10, 2)[2], 4 in range(0, 10, 2), 5 in range(0, 10, 2), len(range(0, -10, -3)), range(3) == range(0, 3), list(range(5, 0, -2)), range(10).index(3), range(3).count(1), range(0, 10, 3).stop)
print(slice(1, 2), slice(5).indices(3), [1, 2, 3][slice(None, None, -1)], isinstance(True, int), isinstance([], (list, tuple)), issubclass(bool, int), callable(print))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, 'done'))
z = zip([1, 2, 3], it2 := iter('ab')); print(list(z))
print(*[1, 2], *(3,), sep='-', end='.\n'); print(); print('a', 'b', sep=''); print(1, 2, 3, sep='\n')
n = [[0] * 2 for _ in range(2)]; n[0][1] = 5; print(n, [0] * 3, (1,) * 2, 'ab' * 2, 2 * [1], [1] + [2], (1,) + (2,))
m = [1, 2]; m2 = m; m += (3,); m *= 2; print(m2, m is m2, [1, 2] < [1, 3], [1] == [1.0], (1, 2) < (1, 2, 0), [1, 2, 3] > [1, 2])
print([1, 2, 3].index(3), [1, 2, 1].count(1), (1, 2, 1).index(1, 1), [5, 6][-1], {1: {2: 3}}[1][2])
first, *rest = {1: 'a', 2: 'b'}; print(first, rest); (a, b), c = [1, 2], 3; print(a, b, c)
try: a, b = [1, 2, 3]
except ValueError as e: print(e)
try: a, b = {1}
except ValueError as e: print(e)
