"""itertools: the common tools."""
import itertools
from itertools import accumulate, chain, count, cycle, groupby, islice, product

print(list(islice(count(10, 5), 3)), list(islice(cycle("ab"), 5)), list(itertools.repeat("x", 2)))
print(list(chain("ab", [1, 2])), list(chain.from_iterable([[1], [2, 3]])), list(accumulate([1, 2, 3, 4])))
print(list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(itertools.permutations("abc", 2)), list(itertools.combinations("abcd", 2)))
print(list(itertools.combinations_with_replacement("ab", 2)), ["".join(p) for p in itertools.permutations("abc")])
print(list(itertools.zip_longest("abc", [1], fillvalue=0)), list(itertools.pairwise([1, 2, 3])))
print(list(itertools.batched("abcdefg", 3)), list(itertools.starmap(pow, [(2, 3), (3, 2)])))
print(list(itertools.takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda v: v < 3, [1, 2, 3, 1])))
print(list(itertools.filterfalse(lambda v: v % 2, range(6))), list(itertools.compress("abcd", [1, 0, 1])))
for key, group in groupby(sorted(["apple", "avocado", "bean", "cat", "corn"]), key=lambda w: w[0]):
    print(key, list(group))
print([(k, len(list(g))) for k, g in groupby("aaabbc")])
a, b = itertools.tee(iter([1, 2, 3]))
print(list(a), list(b))
c = count()
print(next(c), next(c), c, itertools.repeat(5, 2))
print(list(islice(range(10), 2, 8, 3)), list(islice("abc", None)), sum(islice(count(1), 100)))
primes = []
for n in count(2):
    if all(n % p for p in primes):
        primes.append(n)
    if len(primes) == 10:
        break
print(primes)
for bad in (lambda: islice("a", -1), lambda: itertools.batched("a", 0), lambda: chain(1).__next__(), lambda: next(iter(product()) and iter([]))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
