"""The bytes of pickles, and what comes back of them."""

import collections
import copyreg
import enum
import functools
import pickle


class Plain:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class State:
    def __init__(self, n):
        self.n, self.cache = n, object

    def __getstate__(self):
        return {'n': self.n}

    def __setstate__(self, state):
        self.n, self.cache = state['n'], 'made again'


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class Names(dict):
    pass


class Slotted:
    __slots__ = ('a', 'b')


class Colour(enum.Enum):
    RED = 1


Pair = collections.namedtuple('Pair', 'left right')


def function():
    pass


def show(obj):
    data = pickle.dumps(obj)
    back = pickle.loads(data)
    print(len(data), data[:60], type(back).__name__, back == obj)


for obj in (None, True, 0, 255, 256, 65536, -1, 2**31, 2**63, -2**70, 1.5, 'text', 'h\xe9', b'bytes', bytearray(b'b'), (), (1,),
            (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {'a': 1}, {1: 'x', 2: 'y'}, {3}, frozenset([4]), range(5),
            slice(1, None), len, int, Plain, function, Colour.RED, Pair(1, 2), Point(3, 4), collections.deque([1, 2]),
            collections.Counter('aab'), collections.OrderedDict(a=1), collections.defaultdict(list, k=[1]),
            'x' * 300, ..., NotImplemented):
    show(obj)

p = Plain()
p.me, p.items = p, [1]
p.more = p.items
q = pickle.loads(pickle.dumps(p))
print(q.me is q, q.more is q.items, vars(q).keys())
print(pickle.loads(pickle.dumps(State(3))).cache, pickle.loads(pickle.dumps(Reduced(3))).n)
print(pickle.loads(pickle.dumps(NewArgs(1, 2))), type(pickle.loads(pickle.dumps(NewArgs(1, 2)))).__name__)
n = Names(a=1)
n.extra = 2
m = pickle.loads(pickle.dumps(n))
print(m, m.extra, type(m).__name__)
s = Slotted()
s.a = 1
print(pickle.loads(pickle.dumps(s)).a, hasattr(pickle.loads(pickle.dumps(s)), 'b'))
print(pickle.loads(pickle.dumps(functools.partial(max, 3, key=None)))(5), pickle.loads(pickle.dumps([1].append)).__name__)
e = pickle.loads(pickle.dumps(KeyError('k', 2)))
print(repr(e), e.args)
e = ValueError('v')
e.add_note('note')
e.extra = 1
e = pickle.loads(pickle.dumps(e))
print(repr(e), e.__notes__, e.extra)
copyreg.pickle(Point, lambda p: (Point, (p.x * 10, p.y)))
print(pickle.loads(pickle.dumps(Point(1, 2))).x)
t = ([],)
t[0].append(t)
u = pickle.loads(pickle.dumps(t))
print(u[0][0] is u)
print(len(pickle.dumps(list(range(3000)))), len(pickle.dumps(b'x' * 70000)), len(pickle.dumps(['y' * 40000, 'z' * 40000, 1])))
for data in (b'', b'N', b'\x80\x05.', b'\x80\x04\x95', b'\x80\x09.', b'c__main__\nNope\n.', b'cnope\nx\n.'):
    try:
        pickle.loads(data)
    except Exception as e:
        print(type(e).__name__, e)
for obj in (lambda: 0, (i for i in ()), {'k': [1, lambda: 0]}, {Plain(): {1, 2}, 'f': iter}, copyreg):
    try:
        pickle.dumps(obj)
        print('fine')
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0], getattr(e, '__notes__', None))
print(pickle.PicklingError, pickle.PicklingError.__mro__[1], pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
