"""Recursive functions: factorial, hanoi, permutations, mutual recursion, depth."""
import sys


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def hanoi(n, a, b, c):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i, item in enumerate(items):
            for rest in permutations(items[:i] + items[i + 1 :]):
                yield [item] + rest


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def depth():
    try:
        return 1 + depth()
    except RecursionError:
        return 1


def quicksort(items):
    if not items:
        return []
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child:
            child.insert(value)
        else:
            setattr(self, side, Tree(value))

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(factorial(20), factorial(50))
print(hanoi(3, "A", "B", "C"), len(hanoi(10, "A", "B", "C")))
print(["".join(p) for p in permutations(list("abc"))], list(flatten([1, [2, [3, [4]], 5], []])))
print(is_even(100), is_odd(7), ackermann(2, 3), quicksort([3, 6, 1, 8, 2, 9, 2]))
t = Tree(5)
for v in (3, 8, 1, 4, 9):
    t.insert(v)
print(list(t), 900 < depth() < 1000, sys.getrecursionlimit())
sys.setrecursionlimit(200)
print(100 < depth() < 200)
