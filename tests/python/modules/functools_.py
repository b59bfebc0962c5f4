"""functools: caches, partial, reduce, wraps, ordering, dispatch."""
import functools


@functools.lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print([square(n) for n in (2, 3, 2, 4, 3)], square.cache_info())
square.cache_clear()
print(square.cache_info())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info().misses)
add = functools.partial(int.__add__, 5)
base2 = functools.partial(int, base=2)
print(add(3), base2("1010"), base2.keywords, functools.partial(print, "a", sep="-").args)
functools.partial(print, "a", sep="-")("b", "c")
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 7))
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)


@functools.total_ordering
class Version:
    def __init__(self, major, minor):
        self.key = (major, minor)

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.key < other.key


print(Version(1, 2) <= Version(1, 2), Version(2, 0) > Version(1, 9), Version(1, 0) >= Version(1, 1))
print(sorted(["bb", "a", "ccc"], key=functools.cmp_to_key(lambda a, b: len(b) - len(a))))


class Data:
    def __init__(self, values):
        self.values = values

    @functools.cached_property
    def total(self):
        print("adding up")
        return sum(self.values)


d = Data([1, 2])
print(d.total, d.total, vars(d))
del d.total
print(d.total)


@functools.singledispatch
def show(value):
    return f"something: {value}"


@show.register
def _(value: int):
    return f"int: {value}"


@show.register(list)
def _(value):
    return "list of " + ", ".join(show(v) for v in value)


print(show("x"), show(3), show([1, "y", True]))
