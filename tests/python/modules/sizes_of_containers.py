"""`sys.getsizeof` of lists, dicts and sets, which follows from how they grew."""
from sys import getsizeof as size

print(size([]), size([1]), size([1, 2]), size([1, 2, 3]), size([1, 2, 3, 4, 5]), size([size] * 3), size([size, [], {}]))
items, sizes = [], []
for n in range(70):
    items.append(n)
    sizes.append(size(items))
print(sizes)
while len(items) > 3:
    items.pop()
items.append(1)
print([size([x for x in range(n)]) for n in range(20)])
print([size([x for x in range(30) if x % 3 == 0])])
print([size([None] * n) for n in range(20)])
print([size(list(range(n))) for n in range(20)])
print([size(list('some letters'[:n])) for n in range(12)])
print([size([*range(n)]) for n in range(20)])
print([size(list(range(n)) + [1]) for n in range(20)])
print([size(list(range(n)).copy()) for n in range(20)])
print([size(list(range(n))[1:]) for n in range(20)])
copy = list(range(3))
copy.append(1)
print(size(copy))
copy.append(1)
print(size(copy), size(copy[:]))
print([size({i for i in range(n)}) for n in range(40)])
print([size(set(range(n))) for n in range(40)])
print([size(frozenset(range(n))) for n in range(40)])
print([size({i: i for i in range(n)}) for n in range(40)])
print([size({str(i): i for i in range(n)}) for n in range(40)])
print([size(dict.fromkeys(range(n))) for n in range(40)])
table, sizes = {}, []
for n in range(30):
    table[str(n)] = n
    sizes.append(size(table))
print(sizes, size(table.copy()), size(dict(table)))
table.clear()
print(size(table), size({'a': 1, 'b': 2}), size(dict(a=1, b=2)), size(dict([(1, 2)])))


def named(**names):
    return size(names)


print(named(), named(a=1), named(a=1, b=2, c=3, d=4, e=5, f=6, g=7))
print(size(list(range(1000))), size([x for x in range(1000)]), size([0] * 1000), size([i * i for i in range(100_000)]))
print(size({x: x for x in range(1000)}), size({x for x in range(1000)}), size({i: i * i for i in range(100_000)}))
