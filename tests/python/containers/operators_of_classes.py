"""Operators that classes of collections define beside the common ones, and copies of them."""
import collections
import collections.abc
import copy
import logging
import sys
import warnings


class Bag(collections.abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)

    def __repr__(self):
        return f'Bag({self.items})'


bag = same = Bag('abcd')
bag &= Bag('bcx')
print(bag, bag is same)
bag ^= 'cz'
print(bag, bag is same)
bag ^= bag
print(bag, bag is same)

chain = collections.ChainMap({'a': 1}, {'b': 2})
print(chain | {'c': 3}, {'a': 0, 'd': 4} | chain, chain | collections.ChainMap({'b': 5}))
kept = chain
chain |= {'b': 6}
print(chain, chain is kept)
try:
    chain | [1]
except TypeError as e:
    print(e)

counts = whole = collections.Counter(a=3, b=1)
counts ^= collections.Counter(a=1, b=1, c=2)
print(counts, counts is whole)

items = collections.UserList([1, [2]])
items.note = 'kept'
twin = copy.copy(items)
twin.append(3)
twin[1].append(4)
print(items, twin, twin.note, copy.deepcopy(items))

logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    logging.LoggerAdapter(logging.getLogger('x')).warn('old %s', 'name')
print(caught[0].message)
