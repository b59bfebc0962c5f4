"""Loops: while and for with else, break, continue, range, enumerate, zip, chained comparison."""
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("while", n)
else:
    print("while ended by itself")
while True:
    n -= 1
    if not n:
        break
else:
    print("never")
for i in range(3):
    if i == 5:
        break
else:
    print("for found nothing")
for i in []:
    pass
else:
    print("empty for has else too")
for name in ("x", "y"):
    for j in range(5):
        if j == 2:
            break
        print(name, j)
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), range(3), range(1, 10, 2))
print(len(range(0, 100, 7)), range(10)[3], range(10)[-1], range(10)[2:5], 5 in range(0, 10, 5), range(3) == range(0, 3))
print(list(enumerate("ab")), list(enumerate("ab", start=1)), list(zip([1, 2, 3], "ab")), list(zip()))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(list(reversed([1, 2, 3])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])))
x = 5
print(1 < x < 10, 1 < x > 3 != 4, 5 == x == 5.0, not x, x and 0, x or 1, 0 or "" or [], 1 and 2 and 3)


def noisy(v):
    print("eval", v)
    return v


print(noisy(1) < noisy(0) < noisy(5))
print(noisy(0) or noisy(2) and noisy(3))
print("yes" if x > 3 else "no", "a" "b", x is not None, x not in (1, 2))
items = [1, 2, 3, 4]
for v in items:
    if v == 2:
        items.remove(v)
print(items)
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s:
        s.add(2)
except RuntimeError as e:
    print(e)
match_results = []
for command in ("go north", "quit", ["a", 1], {"k": 5}, 7, (1, 2, 3), None):
    match command:
        case "quit":
            r = "bye"
        case str() as text if text.startswith("go "):
            r = "going " + text[3:]
        case [first, int(n)]:
            r = (first, n)
        case {"k": value}:
            r = value
        case [1, *rest]:
            r = rest
        case None | False:
            r = "nothing"
        case _:
            r = "other"
    match_results.append(r)
print(match_results)
