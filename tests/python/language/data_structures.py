"""Containers by hand: linked list, stack, tree, trie, heap, ring buffer, graph walks, union find, matrix; their protocols."""
from __future__ import annotations

import abc
from collections import UserDict, UserList, deque
from collections.abc import Hashable, Iterator, Mapping, MutableSequence, Set
from dataclasses import dataclass
from typing import Any, Generic, Iterable, Optional, Protocol, TypeVar, overload, runtime_checkable

T = TypeVar('T')


@dataclass
class Node(Generic[T]):
    value: T
    next: Optional[Node[T]] = None


class LinkedList(MutableSequence):
    def __init__(self, items: Iterable = ()):
        self.head, self.size = None, 0
        for item in items:
            self.append(item)

    def _node(self, index):
        if index < 0:
            index += self.size
        if not 0 <= index < self.size:
            raise IndexError('list index out of range')
        node = self.head
        for _ in range(index):
            node = node.next
        return node

    def __getitem__(self, index):
        if isinstance(index, slice):
            return LinkedList(self[i] for i in range(*index.indices(len(self))))
        return self._node(index).value

    def __setitem__(self, index, value):
        self._node(index).value = value

    def __delitem__(self, index):
        if index % self.size == 0:
            self.head = self.head.next
        else:
            before = self._node(index % self.size - 1)
            before.next = before.next.next
        self.size -= 1

    def __len__(self):
        return self.size

    def insert(self, index, value):
        if index <= 0 or not self.head:
            self.head = Node(value, self.head)
        else:
            before = self._node(min(index, self.size) - 1)
            before.next = Node(value, before.next)
        self.size += 1

    def __repr__(self):
        return f'{type(self).__name__}([{", ".join(map(repr, self))}])'


items = LinkedList('abc')
items.extend('de')
items.insert(1, 'X')
del items[0]
items[-1] = 'Z'
print(items, items[1:3], items.index('c'), items.pop(), 'b' in items, list(reversed(items)), items.count('q'))
items.reverse()
items += ['tail']
items.remove('X')
print(items, len(items), bool(LinkedList()), isinstance(items, MutableSequence))
try:
    items[99]
except IndexError as error:
    print(error)


class Tree:
    """A binary search tree."""

    def __init__(self):
        self.root = None

    def add(self, key, value=None):
        def put(node):
            if node is None:
                return [key, value, None, None]
            if key == node[0]:
                node[1] = value
            else:
                side = 2 + (key > node[0])
                node[side] = put(node[side])
            return node
        self.root = put(self.root)
        return self

    def __iter__(self) -> Iterator:
        def walk(node):
            if node:
                yield from walk(node[2])
                yield node[0]
                yield from walk(node[3])
        return walk(self.root)

    def depth(self):
        def of(node):
            return 0 if node is None else 1 + max(of(node[2]), of(node[3]))
        return of(self.root)

    def levels(self):
        queue = deque([(self.root, 0)])
        while queue:
            node, level = queue.popleft()
            if node:
                yield level, node[0]
                queue += [(node[2], level + 1), (node[3], level + 1)]


tree = Tree()
for n in 50, 30, 70, 20, 40, 60, 80, 30:
    tree.add(n)
print(list(tree), tree.depth(), list(tree.levels()), sum(tree), max(tree), 60 in tree)


class Trie(UserDict):
    def insert(self, word):
        node = self.data
        for c in word:
            node = node.setdefault(c, {})
        node['.'] = True

    def complete(self, prefix):
        node = self.data
        for c in prefix:
            if c not in node:
                return []
            node = node[c]
        found = []

        def walk(node, word):
            for c, below in sorted(node.items()):
                found.append(word) if c == '.' else walk(below, word + c)
        walk(node, prefix)
        return found


trie = Trie()
for word in 'to tea ted ten i in inn'.split():
    trie.insert(word)
print(trie.complete('te'), trie.complete('in'), trie.complete('x'), len(trie))


class Ring(UserList):
    def __getitem__(self, i):
        return super().__getitem__(i % len(self)) if isinstance(i, int) else super().__getitem__(i)


ring = Ring('abc')
print(ring[4], ring[-7], ring[:2], ring + ['d'], ring * 2, ring == ['a', 'b', 'c'])


class Bits(Set):
    """A set of small numbers in one int."""

    def __init__(self, items=()):
        self.bits = 0
        for n in items:
            self.bits |= 1 << n

    def __contains__(self, n):
        return bool(self.bits >> n & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if n in self)

    def __len__(self):
        return self.bits.bit_count()

    def __repr__(self):
        return f'{{{", ".join(map(str, self))}}}'


a, b = Bits([1, 3, 5]), Bits([3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a & b <= a, a.isdisjoint([2, 4]), {1, 3} < a, a == {1, 3, 5}, a & {5, 6})

GRAPH = {'a': {'b': 7, 'c': 9, 'f': 14}, 'b': {'c': 10, 'd': 15}, 'c': {'d': 11, 'f': 2}, 'd': {'e': 6}, 'f': {'e': 9}, 'e': {}}


def dijkstra(graph, start):
    distance, todo = {start: 0}, set(graph)
    while near := [n for n in todo if n in distance]:
        here = min(near, key=lambda n: (distance[n], n))
        todo.remove(here)
        for there, length in graph[here].items():
            distance[there] = min(distance.get(there, float('inf')), distance[here] + length)
    return distance


def depth_first(graph, node, seen=None):
    seen = seen if seen is not None else []
    seen.append(node)
    for there in sorted(graph[node]):
        if there not in seen:
            depth_first(graph, there, seen)
    return seen


print(dijkstra(GRAPH, 'a'), depth_first(GRAPH, 'a'))


@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @staticmethod
    @abc.abstractmethod
    def unit(): ...


class Disc(Shape):
    area = property(lambda self: 3)

    @staticmethod
    def unit():
        return 'cm²'


print(isinstance(ring, Sized), isinstance(3, Sized), issubclass(Disc, Shape), Disc().area, Disc.unit(), Shape.__abstractmethods__ == {'area', 'unit'})
for make in Shape, lambda: hash(ring), lambda: hash(Node(1)), lambda: Node():
    try:
        make()
    except TypeError as error:
        print(error)
print(isinstance({}, Mapping), isinstance([], Hashable), Node(1, Node('two')), Node[int], Optional[int])
