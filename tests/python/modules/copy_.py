"""copy: shallow and deep."""
import copy

a = [1, [2, 3], {"k": [4]}]
b = copy.copy(a)
c = copy.deepcopy(a)
a[1].append("new")
a.append("end")
print(a, b, c)


class Thing:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        return self.items == other.items


t = Thing([1])
s, d = copy.copy(t), copy.deepcopy(t)
t.items.append(2)
print(s.items, d.items, s == t, type(d).__name__)
loop = [1]
loop.append(loop)
m = copy.deepcopy(loop)
print(m[1] is m, m is not loop)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
print(copy.copy((1, 2)), copy.deepcopy((1, [2])), copy.copy({1}), copy.deepcopy({"a": {"b": 1}}), copy.copy("s"), copy.deepcopy(None))


class Custom:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.copy(len) is len)
