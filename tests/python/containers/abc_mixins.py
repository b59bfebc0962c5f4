"""What collections.abc adds to a class that defines the least: mutable sequences, sets, mappings; views and registrations."""
from collections.abc import (Callable, Collection, Container, Generator, ItemsView, Iterator, KeysView, Mapping, MappingView,
                             MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, ValuesView)


class Row(MutableSequence):
    def __init__(self, items=()):
        self.items, self.log = list(items), []

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.log.append(f'set {i}')
        self.items[i] = value

    def __delitem__(self, i):
        self.log.append(f'del {i}')
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, value):
        self.log.append(f'insert {i}')
        self.items.insert(i, value)


row = Row('abc')
row.append('d')
row.extend(row)
row.reverse()
print(row.items, row.pop(), row.pop(0), row.count('b'), row.index('c'), 'q' in row)
row += (1, 2)
row.remove('b')
row.clear()
print(row.items, *row.log, sep=' | ')
for call in lambda: row.pop(), lambda: row.remove('x'), lambda: row.index('x', -5):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)


class Even(Set):
    """Frozen sets of even numbers."""

    def __init__(self, items=()):
        self.items = frozenset(i for i in items if i % 2 == 0)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(sorted(self.items))

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f'Even({list(self)})'

    __hash__ = Set._hash


a, b = Even(range(7)), Even([4, 8])
print(a & b, a | b, a - b, a ^ b, a & [2, 3], [2, 3] & a, a | (8, 9), {10} | a, {1, 2} - a, {4, 10} ^ b)
print(a > b, a >= Even([2]), Even([2]) < a, a == {0, 2, 4, 6}, a != b, a.isdisjoint([1, 3]), hash(a) == hash(Even([6, 4, 2, 0])), {a: 1}[a])
for call in lambda: a & 3, lambda: a - None, lambda: 3 | a, lambda: a < 3:
    try:
        call()
    except TypeError as error:
        print(error)


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        self.items[x] = None

    def discard(self, x):
        self.items.pop(x, None)


bag = Bag('abc')
bag |= 'cd'
bag -= {'a'}
bag &= Bag('bcdx')
bag ^= 'be'
print(list(bag), bag.pop(), len(bag))
bag.remove('d')
try:
    bag.remove('d')
except KeyError as error:
    print('KeyError', error)
bag.clear()
print(list(bag))


class Lower(MutableMapping):
    def __init__(self, **items):
        self.items_ = {}
        self.update(items)

    def __getitem__(self, key):
        return self.items_[key.lower()]

    def __setitem__(self, key, value):
        self.items_[key.lower()] = value

    def __delitem__(self, key):
        del self.items_[key.lower()]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


m = Lower(One=1, TWO=2)
print(m['ONE'], 'two' in m, m.get('three', 3), m.setdefault('Four', 4), m.pop('one'), m.popitem(), dict(m), m == {'four': 4})
print(list(m.keys()), list(m.values()), list(m.items()), ('four', 4) in m.items(), 4 in m.values(), m.keys() & {'four', 'x'})
print(isinstance(m.keys(), KeysView), isinstance(m, Mapping), m.items() == {('four', 4)})
d = {}
print([isinstance(x, c) for x, c in [(d.keys(), KeysView), (d.values(), ValuesView), (d.items(), ItemsView), (d.keys(), Set),
                                     (d.values(), MappingView), (bytearray(), MutableSequence), (range(3), Sequence), (iter([]), Iterator),
                                     ((x for x in []), Generator), (len, Callable), (d.values(), Collection), (d.keys(), Reversible),
                                     (set(), Container), (3, Collection)]])
