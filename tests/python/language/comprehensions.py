"""Comprehensions and generator expressions: scopes, nesting, conditions, laziness."""
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 4])
print([(x, y) for x in "ab" for y in range(2)], [[y for y in range(x)] for x in range(4)])
print({x % 3 for x in range(10)}, {k: v for v, k in enumerate("abc")}, {x: [y for y in x] for x in ("ab", "c")})
x = "untouched"
squares = [x for x in range(3)]
print(x, squares)
total = 0
print([total := total + v for v in (1, 2, 3)], total)
print([y for v in range(6) if (y := v * v) > 4])
gen = (print("computing", n) or n for n in range(3))
print("nothing yet")
print(next(gen))
print(sum(gen), list(gen))
print(sum(n * n for n in range(4)), max(len(w) for w in ("a", "abc")), any(n > 2 for n in range(9)), all([]))
print(",".join(str(n) for n in range(3)), dict((n, n * 2) for n in range(2)), tuple(n for n in "xyz"), set(n for n in [1, 1]))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [v for row in matrix for v in row], [[r[i] for r in matrix] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]])
print([f(2) for f in [lambda v: v + i for i in range(3)]])


def multiply(n):
    return [n * v for v in range(3)]


class Table:
    sizes = [1, 2]
    names = [str(s) for s in sizes]


print(multiply(3), Table.names)
print([[0] * 2 for _ in range(2)], ["even" if v % 2 == 0 else "odd" for v in range(3)])
nested = [[[k for k in range(j)] for j in range(i)] for i in range(3)]
print(nested)
try:
    [1 / v for v in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    list(v.nope for v in "a")
except AttributeError as e:
    print(e)
print({**{"a": 1}, "b": 2, **{"a": 3}}, [*range(2), *"ab"], {*[1], 2}, (*[], 1))
