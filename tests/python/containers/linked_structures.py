"""Linked list, binary tree, graph with iterators, dunder methods and recursion."""
from __future__ import annotations
from collections import deque
from typing import Iterator, Iterable, Optional, Generic, TypeVar
T = TypeVar("T")
class Node(Generic[T]):
    __slots__ = ("value", "next")
    def __init__(self, value: T, next: Optional[Node[T]] = None): self.value, self.next = value, next
class LinkedList(Generic[T]):
    def __init__(self, it: Iterable[T] = ()):
        self.head: Node[T] | None = None; self._n = 0
        for x in it: self.append(x)
    def append(self, v):
        n = Node(v); self._n += 1
        if not self.head: self.head = n; return
        c = self.head
        while c.next: c = c.next
        c.next = n
    def __iter__(self) -> Iterator[T]:
        c = self.head
        while c: yield c.value; c = c.next
    def __len__(self): return self._n
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList([*self][i])
        if i < 0: i += len(self)
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError("linked list index out of range")
    def __reversed__(self): return iter([*self][::-1])
    def __contains__(self, x): return any(v == x for v in self)
    def __repr__(self): return f"{type(self).__name__}({[*self]!r})"
    def __eq__(self, o): return isinstance(o, LinkedList) and [*self] == [*o]
    def __add__(self, o): return type(self)([*self, *o])
    def __bool__(self): return self.head is not None
    def reverse(self):
        p, c = None, self.head
        while c: c.next, p, c = p, c, c.next
        self.head = p; return self
l = LinkedList([1, 2, 3]); print(l, len(l), l[0], l[-1], l[1:], 2 in l, [*reversed(l)], l + [9], l == LinkedList((1, 2, 3)), bool(LinkedList()), l.reverse(), hasattr(Node(1), "__dict__"))
try: l[9]
except IndexError as e: print(e)
try: hash(l)
except TypeError as e: print(e)
try: Node(1).foo = 3
except AttributeError as e: print(e)
class Tree:
    def __init__(self, *vals):
        self.root = None
        for v in vals: self.insert(v)
    def insert(self, v):
        def go(n): 
            if n is None: return [v, None, None]
            n[1 if v < n[0] else 2] = go(n[1 if v < n[0] else 2]); return n
        self.root = go(self.root)
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n[1]); yield n[0]; yield from walk(n[2])
        return walk(self.root)
    def depth(self): return (f := lambda n: 0 if n is None else 1 + max(f(n[1]), f(n[2])))(self.root)
    def bfs(self):
        q = deque([self.root] if self.root else [])
        while q:
            v, a, b = q.popleft(); yield v; q.extend(filter(None, (a, b)))
    def __str__(self):
        def show(n, d=0): return "" if not n else show(n[2], d + 1) + "    " * d + str(n[0]) + "\n" + show(n[1], d + 1)
        return show(self.root).rstrip()
t = Tree(5, 2, 8, 1, 9, 3); print([*t], t.depth(), [*t.bfs()]); print(t)
def bfs(g, s):
    seen, q, order = {s}, deque([s]), []
    while q:
        order.append(u := q.popleft())
        for v in g.get(u, ()):
            if v not in seen: seen.add(v); q.append(v)
    return order
def dfs(g, u, seen=None):
    seen = seen if seen is not None else []
    if u not in seen:
        seen.append(u)
        for v in g.get(u, ()): dfs(g, v, seen)
    return seen
g = {"a": "bc", "b": "d", "c": "d", "d": "a"}; print(bfs(g, "a"), dfs(g, "a"))
def topo(deps):
    from graphlib import TopologicalSorter
    return [*TopologicalSorter(deps).static_order()]
print(topo({"app": {"lib"}, "lib": {"core"}, "core": set()}))
