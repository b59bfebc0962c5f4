"""set, frozenset and tuple."""
s = {1, 2, 3}
t = {3, 4}
print(s | t, s & t, s - t, s ^ t, s < {1, 2, 3, 4}, {1} <= s, s >= {1, 2}, s == {3, 2, 1}, s.isdisjoint({9}), {1, 2} < {2, 3})
s.add(4)
s.discard(99)
s.remove(1)
print(s, len(s), 4 in s, s.union([7], (8,)), s.intersection([2, 3]), s.difference([2]), s.symmetric_difference([2, 9]))
s |= {10}
s &= {2, 10, 3}
s -= {2}
s ^= {3, 5}
print(s, set(), set("aab") == {"a", "b"}, frozenset([1, 2]), frozenset(), {1: frozenset({1})}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s.update([1], [2])
print(sorted(s), s.issubset(range(20)), s.issuperset([1]), s.copy() == s, s.pop() in range(20), bool(set()))
print({x % 3 for x in range(10)}, set(range(5)) - {2}, len({1, 1.0, True}), {(1, 2), (1, 2)}, sorted({"b", "a"}))
print(type({}), type({1}), {*"a"}, frozenset("a") | {"a"}, type(frozenset([1]) | {2}), type({1} | frozenset([2])))
a = (1, "two", 3.0)
print(a, a[0], a[-1], a[1:], a + (4,), a * 2, len(a), a.count(1), a.index("two"), "two" in a)
print((), (1,), (1, 2), ((1,), (2, (3,))), tuple("ab"), tuple([1]), tuple(), 1, (1), ("a",)[0])
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2.0), hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[1, 2])
x, y = 1, 2
pair = x, y
print(pair, *pair, max((1, 5), (2, 0)), sorted([(2, "a"), (1, "b")]), tuple(reversed((1, 2, 3))))
single = 1,
print(single, isinstance(single, tuple), (*[1, 2], 3), tuple(i for i in range(3)), sum((1, 2)), (1, [2]) == (1, [2]))
for bad in (lambda: a.append(1), lambda: a.__setitem__(0, 1), lambda: frozenset().add(1), lambda: {[1]}, lambda: hash((1, []))):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
r = range(0, 10, 3)
print(r, list(r), r[1], r[-1], len(r), 9 in r, 4 in r, r.index(6), r == range(0, 12, 3), r[1:3], list(reversed(r)), r.start, r.stop, r.step)
sl = slice(1, 5, 2)
print(sl, sl.start, sl.indices(4), [0, 1, 2, 3, 4][sl], slice(None), slice(3))
print(zip([1], [2]).__next__(), next(enumerate("a")), type(zip()).__name__, type(map(str, [])).__name__, type(range(1)).__name__)
