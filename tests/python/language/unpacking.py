"""Assignment: unpacking, chains, swaps, star targets, del, augmented."""
a, b = 1, 2
a, b = b, a
print(a, b)
(x, y), z = [(1, 2), 3]
print(x, y, z)
first, *middle, last = range(6)
print(first, middle, last)
*init, end = "abc"
head, *tail = [1]
print(init, end, head, tail)
p = q = [0]
p.append(1)
print(q, p is q)
i, values = 0, [10, 20, 30]
i, values[i] = 1, 99
print(i, values)
d = {}
d["k"], d["l"] = "v", "w"
print(d)
for n, (m, o) in enumerate([(1, 2), (3, 4)]):
    print(n, m, o)
for k, *rest in [(1, 2, 3), (4,)]:
    print(k, rest)


def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = "xy"


def too_few_star():
    a, *b, c = (1,)


def not_iterable():
    a, b = 5


def dict_too_many():
    a, b = {1: 1, 2: 2, 3: 3}


def from_generator():
    a, b = (n for n in range(5))


for f in (too_many, too_few, too_few_star, not_iterable, dict_too_many, from_generator):
    attempt(f)
n = 10
n += 5
n -= 3
n *= 2
n //= 5
n **= 3
n %= 50
n <<= 2
n |= 3
n &= 0xFE
n ^= 1
n >>= 1
n /= 4
print(n)
items = [1, 2, 3, 4, 5]
alias = items
items += [6]
items[1:3] = ["x"]
print(alias, items is alias)
del items[0], items[-1]
print(items)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
del a
try:
    a
except NameError as e:
    print(e)
print((w := 5) + w, [u := 1, u + 1], w)
total: int = 3
print(total)
