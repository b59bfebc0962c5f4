"""list: methods, slices, sorting, comparison, repr."""
a = [3, 1, 2]
a.append(4)
a.extend("xy")
a.insert(1, "i")
a.insert(-100, "first")
a.insert(100, "last")
print(a, len(a), a.index("x"), a.count(1), "x" in a)
print(a.pop(), a.pop(0), a.remove("i"), a)
b = a.copy()
b.reverse()
print(b, a, a == b, a is b, a + [0], a * 2, [0] * 3)
del a[3:]
print(a, sorted(a, reverse=True), a)
a.sort()
print(a)
a.clear()
print(a, bool(a))
s = list(range(10))
print(s[2:5], s[::2], s[::-1], s[-3:], s[5:2], s[5:2:-1], s[-100:100], s[3:3])
s[2:5] = "ab"
print(s)
s[::3] = [0, 0, 0]
print(s)
s[len(s):] = [99]
s[:0] = [-1]
del s[1::2]
print(s)
words = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
pairs = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: (-p[1], p[0])))
print(sorted([True, 0, 2.5, -1]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], [1]]))
print([1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, "a"] == [1.0, "a"], [2] > [1, 9])
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested)
loop = [1]
loop.append(loop)
print(loop, loop[1] is loop)
print([1, [2, [3, []]], (), {}], repr(["a", 'b"', None, 1.0]), str([1]) == repr([1]))
print(list("abc"), list((1, 2)), list({"k": 1}), list(range(3)), list(map(str, [1, 2])))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None))
x = [1, 2]
y = x
y += [3]
print(x, x is y)
x = x + [4]
print(x, y, min(x), max(x), sum(x), any(x), all([1, 0]), [*x, *y])
print([3, 1, 2].sort(), [1, 2, 3].__len__(), [1, 2, 3].__getitem__(0), (lambda l: (l.sort(key=lambda v: -v), l))([1, 3, 2]))
big = list(range(100))
big.sort(key=lambda v: (v % 10, v))
print(big[:12], big[-3:])
class K:
    def __init__(self, k, n):
        self.k, self.n = k, n
    def __lt__(self, o):
        return self.k < o.k
    def __repr__(self):
        return f"{self.k}{self.n}"
print(sorted([K(2, "a"), K(1, "b"), K(2, "c"), K(1, "d")]), sorted([K(1, "a"), K(2, "b"), K(1, "c")], reverse=True))
