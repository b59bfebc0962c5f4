"""Classes that act like containers and callables."""


class Deck:
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Deck(self.cards[i])
        return self.cards[i]

    def __setitem__(self, i, v):
        self.cards[i] = v

    def __delitem__(self, i):
        del self.cards[i]

    def __contains__(self, c):
        print("contains?", c)
        return c in self.cards

    def __reversed__(self):
        return iter(self.cards[::-1])

    def __str__(self):
        return "Deck of " + ",".join(map(str, self.cards))


d = Deck("abcdef")
print(len(d), d[0], d[-1], d[1:3], d[::2], "c" in d, "z" not in d, list(reversed(d)))
d[0] = "A"
del d[-1]
print(d, list(d), [x for x in d], bool(d), bool(Deck("")))
a, b, *c = d
print(a, b, c, max(d), sorted(d), "".join(d))


class OldStyle:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


print(list(OldStyle()), 20 in OldStyle(), list(zip(OldStyle(), "ab")))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(3)
print(list(c), list(c), sum(Countdown(5)), 2 in Countdown(3))
it = iter([1, 2])
print(next(it), next(it), next(it, "default"))
print(list(iter(lambda n=[3]: n.append(n[-1] - 1) or n[-1], 0)))


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


m = Default(a=1)
print(m["a"], m["b"], m.get("b"), len(m))


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, twice=False):
        return (x + self.n) * (2 if twice else 1)


add = Adder(5)
print(add(1), add(1, twice=True), callable(add), callable(5), list(map(add, [1, 2])))


class Fmt:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(f"{Fmt()} {Fmt():abc} {Fmt()!r} {Fmt()!s:>5}", [Fmt()], str(Fmt()), "%s %r" % (Fmt(), Fmt()))
for f in (lambda: len(5), lambda: d[99], lambda: iter(Adder(1)), lambda: len(type("L", (), {"__len__": lambda s: -1})())):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
