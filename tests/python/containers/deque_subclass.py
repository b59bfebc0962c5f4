"""Subclasses of deque: what they inherit, and what CPython makes of their copies and pickles."""
from collections import deque
import copy, pickle


class History(deque):
    """Remembers the last lines and counts them all."""

    def __init__(self, lines=(), keep=3):
        super().__init__(lines, maxlen=keep)
        self.total = len(self)

    def append(self, line):
        super().append(line)
        self.total += 1


class Plain(deque):
    pass


h = History('ab')
for letter in 'cdef':
    h.append(letter)
print(h, len(h), h.total, h.maxlen, h[0], h[-1], list(h), 'f' in h, 'a' in h, bool(h), isinstance(h, deque))
print(h == deque('def'), h == History('def'), h < deque('deg'), h != deque('x'), type(h).__mro__[1].__name__)
h[0] = 'D'
del h[1]
h.extend('gh')
h.appendleft('left')
h.rotate(1)
print(h, h.index('g'), h.count('g'), [*reversed(h)], h.popleft(), h.pop(), h)
h.clear()
print(h, not h)
try:
    h.pop()
except IndexError as error:
    print(error)
p = Plain([3, 1, 2], 5)
p.insert(1, 9)
p.remove(3)
p.reverse()
p += [7]
p *= 2
print(p, sorted(p), sum(p), max(p), p.maxlen, Plain(maxlen=2), vars(p))
first, *rest = p
print(first, rest, [x for x in p if x > 2], dict(enumerate(p)))
try:
    Plain(5)
except TypeError as error:
    print(error)
try:
    Plain([], -1)
except ValueError as error:
    print(error)
match p:
    case [a, *_]:
        print('matched', a)
for i in p:
    try:
        p.append(i)
        break
    finally:
        print(len(p))
try:
    for i in p:
        p.append(i)
except RuntimeError as error:
    print(error)
print(repr(p), str(p), hash is not None)
try:
    hash(p)
except TypeError as error:
    print(error)
plain = deque([1, 2], 4)
plain.__init__([5, 6, 7])
print(plain, plain.maxlen)
for twin in copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)), p.copy():
    print(twin, twin == p, twin is p, type(twin).__name__)
h.note = 'kept'
for twin in copy.deepcopy(h), pickle.loads(pickle.dumps(h)):
    print(twin, twin.maxlen, vars(twin))
