"""Containers that hold themselves, and limits that are no numbers."""

import queue
import sys


def equal():
    a, b = [], []
    a.append(b)
    b.append(a)
    return a == b


def deep(n):
    a = b = ()
    for _ in range(n):
        a, b = (a,), (b,)
    return a == b, {"k": a} == {"k": b}, [a] == [b, a]


try:
    print(equal())
except RecursionError as e:
    print(type(e).__name__)
print(deep(50))
for bad in (lambda: sys.setrecursionlimit("x"), lambda: sys.setrecursionlimit(0), lambda: queue.SimpleQueue(3)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
