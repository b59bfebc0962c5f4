"""sorted and list.sort: kinds of keys, stability, what cannot be compared."""

import random


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return f'Key({self.value})'


random.seed(2)
words = 'the quick brown fox jumps over the lazy dog and runs away from all the other foxes of that wood'.split()
t(lambda: sorted(words))
t(lambda: sorted(words, key=len))
t(lambda: sorted(words, key=len, reverse=True))
t(lambda: sorted(words, key=lambda w: (-len(w), w)))
t(lambda: sorted([3, 1, 2.5, True, 10**30, -1, -10**30, 0.5]))
t(lambda: sorted([1.0, float('nan'), 0.5, 3, float('nan'), 2]))
t(lambda: sorted([(1, 'b'), (1, 'a'), (0, 'z'), (1, 'a', 0)]))
t(lambda: sorted([[2], [1, 2], [1], []], reverse=True))
t(lambda: sorted([Key(3), Key(1), Key(2)]))
t(lambda: sorted([(1, Key(3)), (1, Key(1)), (0, Key(9))]))
t(lambda: sorted([3, 1, 2], key=Key, reverse=True))
t(lambda: sorted([1, 'a']))
t(lambda: sorted(['a', 1]))
t(lambda: sorted([1, 2, None, 3]))
t(lambda: sorted([{1}, {1, 2}, set()]))
t(lambda: sorted([{1}, 1]))
t(lambda: sorted([{}, {}]))
t(lambda: sorted([b'b', b'a', b'']))
numbers = [random.randint(0, 50) for _ in range(300)]
pairs = [(n % 7, i) for i, n in enumerate(numbers)]
t(lambda: sorted(numbers) == sorted(sorted(numbers), reverse=True)[::-1])
t(lambda: sorted(pairs, key=lambda p: p[0])[:40])
t(lambda: sorted(pairs, key=lambda p: p[0], reverse=True)[:40])
t(lambda: sorted(pairs, key=lambda p: str(p))[:20])
t(lambda: sorted(range(200), key=lambda x: (x * 37) % 101)[:30])
