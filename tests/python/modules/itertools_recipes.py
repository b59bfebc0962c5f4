"""What one writes with itertools: windows, chunks, round robin, power sets, unique, partition, flatten, sums, recipes."""
import collections
import functools
import math
import operator
import random
from contextlib import suppress
from itertools import (accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap,
                       takewhile, tee, zip_longest)


def take(n, iterable):
    return list(islice(iterable, n))


def windows(iterable, n):
    iterator = iter(iterable)
    window = collections.deque(islice(iterator, n - 1), maxlen=n)
    for item in iterator:
        window.append(item)
        yield tuple(window)


def round_robin(*iterables):
    iterators = cycle(map(iter, iterables))
    for alive in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, alive))
        yield from map(next, iterators)


def power_set(items):
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


def unique(iterable, key=None):
    seen = set()
    for item in iterable:
        if (k := key(item) if key else item) not in seen:
            seen.add(k)
            yield item


def partition(predicate, iterable):
    one, two = tee(iterable)
    return filterfalse(predicate, one), filter(predicate, two)


def flatten(tree):
    for item in tree:
        if isinstance(item, collections.abc.Iterable) and not isinstance(item, (str, bytes)):
            yield from flatten(item)
        else:
            yield item


def run_lengths(text):
    return ''.join(f'{len(list(g))}{c}' for c, g in groupby(text))


def before_and_after(predicate, it):
    it = iter(it)
    rest = []

    def before():
        for item in it:
            if predicate(item):
                yield item
            else:
                rest.append(item)
                return
    return before(), chain(iter(rest.pop, None) if False else (r for r in rest), it)


print(take(5, count(10, 3)), take(4, repeat('x', 2)), take(6, cycle('ab')))
print(list(windows('ABCDE', 3)), list(pairwise('abcd')), list(batched('ABCDEFG', 3)))
try:
    list(batched('ABCDE', 2, strict=True))
except ValueError as error:
    print(error)
print(''.join(round_robin('ABC', 'D', 'EF')), [''.join(s) for s in power_set('xyz')])
print(list(unique('AAAABBBccDAaB')), list(unique('ABBcCAD', str.casefold)))
odd, even = map(list, partition(lambda n: n % 2 == 0, range(10)))
print(odd, even, list(flatten([1, [2, (3, [4]), 'five'], {6: 7}, range(8, 10)])))
print(run_lengths('wwwwbbbx'), [(k, [*g]) for k, g in groupby(sorted('apple avocado bean cherry carrot'.split()), key=operator.itemgetter(0))])
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2], initial=100)))
print(list(compress('ABCDEF', [1, 0, 1, 0, 1])), list(starmap(pow, [(2, 5), (3, 2)])), list(takewhile(str.isupper, 'ABcD')), list(dropwhile(str.isupper, 'ABcD')))
print(list(zip_longest('ABCD', 'xy', fillvalue='-')), [*product('AB', repeat=2)][:3], len([*product(range(2), 'abc', [None])]))
print([''.join(p) for p in permutations('abc', 2)], [''.join(c) for c in combinations_with_replacement('ab', 3)])
print(sum(starmap(operator.mul, zip([1, 2, 3], [4, 5, 6]))), math.sumprod([1, 2, 3], [4, 5, 6]), functools.reduce(operator.xor, range(8)))
one, two, three = tee(iter('abc'), 3)
print(next(one), next(one), next(two), list(three), list(one), list(two))
before, after = before_and_after(str.isupper, 'ABCdEfG')
print(''.join(before), ''.join(after))
counter = count()
collections.deque(zip('xyz', counter), maxlen=0)
print(next(counter), count(1.5, 0.5), repeat('a', 3), cycle.__name__, list(islice('ABCDEFG', 2, None, 2)))
with suppress(StopIteration):
    print(next(iter([])))
rng = random.Random(3)
deck = [f'{rank}{suit}' for suit, rank in product('♠♥♦♣', [*range(2, 11), *'JQKA'])]
rng.shuffle(deck)
hands = [sorted(deck[n::10][:5]) for n in range(2)]
print(len(deck), *hands, sep=' / ')
