"""Builtin functions."""
import io

print(abs(-3), all([1, 0]), any([0, 1]), bin(5), bool([]), callable(print), chr(97), divmod(7, 2), hex(255), oct(8), ord("a"))
print(list(enumerate("ab", 1)), list(filter(lambda v: v > 1, [1, 2, 3])), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(zip("ab", [1, 2])))
print(max(3, 9, 2), max([1, 5], key=lambda v: -v), max([], default="none"), min("hello"), min((2, "b"), (1, "z")), max("a", "bb", key=len))
print(sum([1, 2, 3]), sum([[1], [2]], []), sum((0.5, 1), 10), pow(2, 5), pow(2, 5, 7), round(3.14159, 2), round(7), sorted("bca"))
print(isinstance(1, int), isinstance("a", (int, str)), isinstance(True, int | str), issubclass(bool, int), type(1).__name__, type(type))
print(len("abc"), len({1: 2}), list(reversed("abc")), list(range(3)), tuple("ab"), set([1, 1]), frozenset([1]), dict(a=1), list("xy"))
print(repr("a"), str(1.50), ascii("é"), format(255, "x"), hash("a") == hash("a"), id(1) == id(1), int("7"), float("1.5"))


class A:
    kind = "a"

    def __init__(self):
        self.x = 1


a = A()
print(getattr(a, "x"), getattr(a, "nope", 5), hasattr(a, "kind"), vars(a), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y"))
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")], "append" in dir([]))
print(next(iter("ab")), next(iter([]), "end"), list(iter([3, 2, 1].pop, 1)), slice(1, 2), object().__class__)
print("a", "b", 1, None, sep="-", end="!\n")
print(*[1, 2, 3], sep="")
print()
out = io.StringIO()
print("to a file", 5, file=out, end="")
print(out.getvalue(), len(out.getvalue()), flush=True)
out.write("\nsecond line\n")
print(out.getvalue().splitlines(), io.StringIO("l1\nl2\n").readlines(), io.StringIO("x").read())
try:
    input("prompt> ")
except EOFError as e:
    print(type(e).__name__, e)
print(__name__, __doc__, type(__builtins__).__name__)
print(globals()["A"] is A, "a" in globals(), (lambda p, q=2: sorted(locals()))(1))


def scope():
    inside = 1
    return locals()


print(scope(), eval("1 + 2") if False else "no eval", isinstance(print, type(len)), print.__name__, len.__name__)
print(print, len, [].append.__name__, str.upper, "".join.__name__, int.__add__(1, 2), (5).__add__("x"), dict.fromkeys.__name__)
for name in ("print", "len", "int", "str", "ValueError", "object"):
    print(name, end=" ")
print(NotImplemented, Ellipsis, ..., True & False, __debug__)
