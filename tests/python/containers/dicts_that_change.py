"""Dicts that change while they are iterated."""


def walk(d, change, kind="keys", limit=12):
    seen = []
    try:
        it = {"keys": iter(d), "items": iter(d.items()), "values": iter(d.values()),
              "reversed": reversed(d), "ritems": reversed(d.items())}[kind]
        for n, x in enumerate(it):
            seen.append(x)
            change(d, n, x)
            if n > limit:
                break
    except (RuntimeError, KeyError) as e:
        return seen, f"{type(e).__name__}: {e}"
    return seen, "end"


def swap(d, n, x):
    k = x[0] if isinstance(x, tuple) else x
    if k in d:
        del d[k]
        d[f"n{n}"] = n


def swap_last(d, n, x):
    if n == len(d) - 1:
        del d[x]
        d["new"] = 0


def swap_first(d, n, x):
    if n == 0:
        del d["a"]
        d["z"] = 0


def readd(d, n, x):
    v = d.pop(x)
    d[x] = v


def pop_add(d, n, x):
    d.popitem()
    d[f"p{n}"] = n


def rewrite(d, n, x):
    d[x] = n


def clear_fill(d, n, x):
    size = len(d)
    d.clear()
    for i in range(size):
        d[i] = i


for size in (1, 2, 3, 4, 5, 6, 8, 10, 11, 12):
    for change in (swap, swap_last, swap_first, readd, pop_add, rewrite, clear_fill):
        d = {chr(97 + i): i for i in range(size)}
        print(size, change.__name__, *walk(d, change))
    d = {chr(97 + i): i for i in range(size)}
    print(size, "swap items", *walk(d, swap, "items"))
    d = {chr(97 + i): i for i in range(size)}
    print(size, "swap reversed", *walk(d, swap, "reversed"))
    d = {chr(97 + i): i for i in range(size)}
    print(size, "swap ritems", *walk(d, swap, "ritems"))
    d = dict(zip("abcdefghijklmnop"[:size], range(size)))
    print(size, "swap zip", *walk(d, swap))
    d = dict.fromkeys("abcdefghijklmnop"[:size])
    print(size, "swap fromkeys", *walk(d, swap))
    d = dict(d)
    print(size, "swap copied", *walk(d, swap))
    d = {chr(97 + i): i for i in range(size)}.copy()
    print(size, "readd copy", *walk(d, readd))
d = {}
for i in range(20):
    d[i] = i
for i in range(15):
    del d[i]
print(walk(d, readd))
print(walk(d, swap))
for i in range(100):
    d[i] = i
    if i > 3:
        del d[i - 3]
print(list(d))
print(walk(d, readd))
