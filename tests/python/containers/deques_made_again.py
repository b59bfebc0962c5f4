"""`deque.__init__` on a deque that has items, `maxlen` for reading only, slices in order, memoryviews that do not add."""
from collections import deque


def attempt(what, *args):
    try:
        print(what(*args))
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


class Ring(deque):
    pass


class Labels(list):
    pass


recent = deque([1, 2], 3)
for args in [([], -1), ([], 'x'), ([], 1, 2), (5,)]:
    attempt(recent.__init__, *args)
    print(recent)
recent.__init__('abc')
print(recent)
for ring in (Ring([1], 2), deque([1], 2)):
    attempt(setattr, ring, 'maxlen', 5)
    print(ring, ring.maxlen)
labels = Labels('ab')
labels.maxlen = 3
print(labels, labels.maxlen)

print(slice(1, 2) < slice(1, 3), slice(2) <= slice(2), slice(3) > slice(2), slice(1, 2) >= slice(2, 1))
print(slice(1, [2]) < slice(1, [3]), sorted([slice(3, 4, 1), slice(1, 2, 1), slice(1, 1, 5)]))
attempt(lambda: slice(1) < slice('a'))
attempt(lambda: slice(1) < 3)
attempt(lambda: slice(1, 2) < slice(2))

attempt(lambda: memoryview(b'a') + memoryview(b'b'))
attempt(lambda: memoryview(b'a') + b'b')
attempt(lambda: memoryview(b'a') * 2)
attempt(lambda: 2 * memoryview(b'a'))
attempt(lambda: b'a' + memoryview(b'bc'))
attempt(lambda: bytearray(b'q') + memoryview(b'r'))
