"""dict: order, methods, views, merging, comprehension."""
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(d.keys(), d.values(), d.items(), list(reversed(d)))
print(d.pop("a"), d.pop("z", "none"), d.setdefault("b", 5), d.setdefault("n", []), d)
d["n"].append(1)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.popitem(), d)
del d["b"]
d["b"] = "again last"
print(d)
for k, v in d.items():
    print(k, v, end="; ")
print()
print(dict(a=1, b=2), dict([("k", 1)]), dict({"q": 1}, r=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
print({**{"a": 1}, "b": 2}, {"a": 1} | {"b": 2, "a": 3}, {1: "int", 1.0: "float", True: "bool"})
e = {"a": 1}
e |= {"b": 2}
print(e, e == {"b": 2, "a": 1}, e != {}, e.copy() is e)
keys = e.keys()
e["c"] = 3
print(keys, keys & {"a", "z"} == {"a"}, sorted(keys | {"q"}), "a" in e.values(), ("a", 1) in e.items(), len(keys))
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in ("apple", "avocado", "bean", "beet", "corn"):
    groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()}, {v: k for k, v in {"a": 1, "b": 2}.items()})
nested = {"x": {"y": [1, {"z": None}]}, (1, 2): "tuple key", None: 0, 1.5: "f", frozenset([1]): "fs"}
print(nested, nested["x"]["y"][1]["z"], nested[1, 2])
f = {}
f["self"] = f
print(f, bool({}), bool(f))
e.clear()
print(e, {}.items(), {}.keys())
m = {i: i * i for i in range(20)}
for i in range(0, 20, 2):
    del m[i]
m[0] = "back"
print(m, list(m)[-1])


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return isinstance(o, Key) and self.v == o.v


kd = {Key(1): "one", Key(2): "two"}
print(kd[Key(2)], Key(3) in kd, len(kd), repr({"a": 'it\'s'}), str({1: [2]}))
print(list(zip(*{"a": 1, "b": 2}.items())), [*{"a": 1}], dict(sorted({"b": 1, "a": 2}.items())), {1: 2}.__contains__(1))
