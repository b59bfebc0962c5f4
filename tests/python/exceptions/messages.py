"""The texts of errors from built-in types and functions."""


def attempt(f):
    try:
        print("->", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


d, l, t, s, five = {"a": 1}, [1, 2], (1,), "text", 5
for f in (
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.5 % 0,
    lambda: divmod(1, 0), lambda: 0**-1, lambda: pow(2, -1, 4), lambda: d["b"], lambda: d[1], lambda: l[5],
    lambda: l["a"], lambda: t[3], lambda: s[10], lambda: s["a"], lambda: l.remove(9), lambda: l.index(9),
    lambda: [].pop(), lambda: l.pop(7), lambda: {}.popitem(), lambda: d.pop("z"), lambda: set().pop(),
    lambda: {1}.remove(2), lambda: s.index("z"), lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (2,),
    lambda: "a" * "b", lambda: "a" - 1, lambda: -"a", lambda: ~1.5, lambda: None + 1, lambda: 1 < "a",
    lambda: [] > 1, lambda: {} < {}, lambda: len(5), lambda: iter(5), lambda: next([]), lambda: next(iter([])),
    lambda: int("a"), lambda: int(""), lambda: int("1.5"), lambda: int([]), lambda: int("z", 36) and int("9", 8),
    lambda: float("x"), lambda: float([]), lambda: chr(-1), lambda: ord("ab"), lambda: hash([]), lambda: {[]: 1},
    lambda: {{}}, lambda: d[[]], lambda: sum(["a"]), lambda: max([]), lambda: min(1), lambda: sorted([1, "a"]),
    lambda: sorted(5), lambda: range(1.5), lambda: range(1, 2, 0), lambda: list(1), lambda: dict([1]),
    lambda: dict([(1, 2, 3)]), lambda: tuple(1), lambda: set([[]]), lambda: "".join([1]), lambda: "a".join(5),
    lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: "{a}".format(),
    lambda: format(1, "q"), lambda: format("a", "d"), lambda: five(), lambda: five[0], lambda: l(), lambda: l.x,
    lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: round("a"), lambda: abs("a"), lambda: bytes("a"),
    lambda: b"a" + "a", lambda: bytes([256]), lambda: "é".encode("ascii"), lambda: b"\xff".decode(),
    lambda: zip(1), lambda: [*1], lambda: print(*1), lambda: print(**1), lambda: dict(**{1: 2}), lambda: list(1, 2),
    lambda: int(1, 2), lambda: object(1), lambda: l.append(), lambda: l.append(1, 2), lambda: "a".upper(1),
    lambda: s.split(1), lambda: s.replace("a"), lambda: setattr(s, "x", 1), lambda: [1, 2].sort(1),
    lambda: print(nope=1), lambda: reversed({1}), lambda: enumerate(), lambda: super().x, lambda: 1 @ 2,
    lambda: 2 in 3, lambda: not_defined, lambda: int.nope, lambda: (lambda x: x)(), lambda: "abc"[1:2:0],
    lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]), lambda: slice(), lambda: 10**-400 or 1e400,
    lambda: 2.0**10000, lambda: int(float("inf")), lambda: int(float("nan")), lambda: float(10**400), lambda: 1 << -1,
):
    attempt(f)
