"""OrderedDicts that change while they are iterated."""
from collections import OrderedDict


def walk(od, change, view=lambda d: d, limit=8):
    seen = []
    try:
        for n, x in enumerate(view(od)):
            seen.append(x)
            change(od, n, x)
            if n > limit:
                break
    except (RuntimeError, KeyError) as e:
        return seen, f"{type(e).__name__}: {e}"
    return seen, "end"


def move_first(od, n, x):
    if n == 1:
        od.move_to_end("a")


def move_this(od, n, x):
    od.move_to_end(x)


def move_front(od, n, x):
    od.move_to_end(x, last=False)


def move_last(od, n, x):
    od.move_to_end(next(reversed(od)))


def add(od, n, x):
    od[f"n{n}"] = n


def add_at_end(od, n, x):
    if n == 2:
        od["new"] = 1


def drop(od, n, x):
    del od[x]


def drop_next(od, n, x):
    if n == 0:
        del od["b"]


def swap(od, n, x):
    del od[x]
    od[f"s{n}"] = 1


def rewrite(od, n, x):
    od[x] = n


def drop_item(od, n, x):
    od.popitem(last=False)


def clear(od, n, x):
    od.clear()


for change in (move_first, move_this, move_front, move_last, add, add_at_end, drop, drop_next, swap, rewrite, drop_item, clear):
    print(change.__name__, *walk(OrderedDict(a=1, b=2, c=3), change))
    print(change.__name__, "reversed", *walk(OrderedDict(a=1, b=2, c=3), change, reversed))


class Lru(OrderedDict):
    def __init__(self, size):
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value


lru = Lru(3)
for k in "abc":
    lru[k] = k.upper()
try:
    for k in lru:
        print(k, lru[k])
except RuntimeError as e:
    print("RuntimeError", e)
try:
    print([(k, v) for k, v in lru.items()])
except RuntimeError as e:
    print("RuntimeError", e)
print(list(lru))
od = OrderedDict(a=1, b=2)
print(od.keys(), od.values(), od.items())
print(type(iter(od)).__name__, type(iter(od.items())).__name__, type(reversed(od)).__name__, type(od.keys()).__name__)
it = iter(od.items())
print(next(it))
od["a"] = 5
print(next(it), next(it, None))
od["c"] = 1
print(next(it, "over"))
for bad in (lambda: od.move_to_end("zz"), lambda: OrderedDict().popitem(), lambda: od.pop("zz"), lambda: OrderedDict().move_to_end(1)):
    try:
        bad()
    except KeyError as e:
        print(repr(e))
print(od.popitem(last=False), od.popitem(), od)
