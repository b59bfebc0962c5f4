"""Every iterator of itertools once."""

from itertools import *
import operator
print(list(accumulate([1,2,3,4])), list(accumulate([1,2,3], operator.mul)), list(accumulate([1,2], initial=100)))
print(list(chain('AB', [1])), list(chain.from_iterable(['ab', 'cd'])), list(combinations('ABC', 2)), list(combinations_with_replacement('AB', 2)))
print(list(compress('ABCD', [1,0,1,0])), list(islice(count(10, 2.5), 3)), list(islice(cycle('ab'), 5)), list(dropwhile(lambda x: x < 3, [1,4,1])), list(filterfalse(str.isupper, 'aBc')))
for k, g in groupby(sorted(['apple', 'ant', 'bee']), key=lambda s: s[0]): print(k, list(g))
print(list(pairwise('ABCD')), list(permutations('ABC', 2)), list(product('AB', repeat=2)), list(product([1,2],'x')), list(repeat(7, 3)), list(starmap(pow, [(2,3),(3,2)])), list(takewhile(str.isalpha, 'ab1')))
a, b = tee([1,2,3]); print(list(a), list(b), list(zip_longest('ab', [1], fillvalue='-')), list(batched('ABCDEFG', 3)))
try: list(batched('ABC', 2, strict=True))
except ValueError as e: print(e)
print(count(3), repeat(5, 2), next(cycle([1])), list(islice('ABCDEFG', 2, None, 2)))
try: islice([1], -1)
except ValueError as e: print(e)
print(sum(1 for _ in permutations(range(5))), max(map(len, ['a','bb'])), list(zip('ab', range(3), strict=False)))
try: list(zip('ab', range(3), strict=True))
except ValueError as e: print(e)
print(list(map(operator.add, [1,2],[3,4])), list(filter(None, [0,1,''])), [*range(3), *'ab'])
print(type(count()), type(chain()).__name__, repr(count(1,2)))
try: print(list(map(pow, [1,2], [2,3], strict=True)), list(map(lambda a,b:a, [1],[1,2], strict=True)))
except ValueError as e: print(e)
