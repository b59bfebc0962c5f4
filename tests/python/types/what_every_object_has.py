"""Comparisons that `object` has and nobody defined, asked for by name."""
import functools
import inspect


class Plain:
    pass


class Polite:
    def __lt__(self, other):
        answer = super().__lt__(other)
        print('asked', answer)
        return answer


print(Plain().__lt__(Plain()), Plain().__ge__(1), object.__le__(1, 2), Plain.__gt__(1, 2))
print(hasattr(Plain(), '__lt__'), hasattr(print, '__ge__'), (1j).__lt__(2), {}.__gt__({}), (lambda: 0).__le__(1))
print(object.__lt__, Plain.__eq__, int.__lt__, object.__init__)
for pair in ((Polite(), Polite()), (Plain(), Plain()), (Plain(), 1)):
    try:
        print(pair[0] < pair[1])
    except TypeError as e:
        print(e)
print(sorted([(2, 1), (1, 2)]), [1] < [2], {1} < {1, 2}, max('a', 'b'))
print(inspect.getmembers(Plain(), inspect.ismethod), inspect.getmembers(Plain, inspect.isfunction))
print(Plain.__subclasshook__(int), getattr(Plain, '__lt__') is object.__lt__)


@functools.total_ordering
class Ordered:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x


print(Ordered(1) <= Ordered(2), Ordered(1) > Ordered(2), Ordered(1) >= Ordered(1))
try:
    functools.total_ordering(Plain)
except ValueError as e:
    print(e)
