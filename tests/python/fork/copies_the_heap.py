"""A child made by os.fork has everything its parent had, and nothing that either changes afterwards."""
import collections
import contextvars
import functools
import os
import random
import re
import sys
import threading


def in_child(check):
    """Run a function in a child, wait for it, say how it ended."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            check()
            code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)
    print(check.__name__, 'ended with', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


class Node:
    count = 0

    def __init__(self, name):
        self.name = name
        self.next = self
        Node.count += 1

    def __repr__(self):
        return f'Node({self.name})'

    @property
    def loud(self):
        return self.name.upper()

    @classmethod
    def made(cls):
        return cls.count

    @staticmethod
    def fixed():
        return 'fixed'


class Sub(Node, list):
    __slots__ = ()

    def __len__(self):
        return super().__len__() + 1000


def numbers():
    try:
        for n in range(10):
            yield n
    finally:
        print('closed', os.getpid() == parent)


def counter():
    n = 0

    def add():
        nonlocal n
        n += 1
        return n

    return add


parent = os.getpid()
a, b = Node('a'), Node('b')
a.next, b.next = b, a
cycle = [1]
cycle.append(cycle)
shared = {'x': [1, 2], 'y': None}
shared['y'] = shared['x']
by_object = {a: 'a', len: 'len', in_child: 'function', (counter, b): 'pair', Node: 'class', Node.made: 'bound'}
members = {a, b, in_child, 'text', 3}
frozen = frozenset([counter, 1])
going = numbers()
next(going), next(going)
half = iter([1, 2, 3, 4])
next(half)
pairs = enumerate('xyz')
next(pairs)
add = counter()
add(), add()
queue = collections.deque([1, 2, 3], maxlen=4)
default = collections.defaultdict(list, k=[1])
Point = collections.namedtuple('Point', 'x y')
point = Point(1, [2])
partial = functools.partial(max, 5)
local = threading.local()
local.value = 'main'
var = contextvars.ContextVar('var', default='nothing')
var.set('something')
pattern = re.compile(r'(\d+)-(\w+)')
data = bytearray(b'abc')
view = shared.keys()
big = 10 ** 40
sub = Sub('sub')
sub += [1, 2]
random.seed(7)
random.random()
try:
    raise ValueError('kept')
except ValueError as e:
    kept = e


@functools.lru_cache
def slow(n):
    print('computing', n)
    return n * n


slow(3)


def everything():
    print(a.next is b, b.next is a, a.next.next.loud, Node.made(), a.fixed(), type(a) is Node, id(a) == ids[0])
    print(cycle, cycle[1] is cycle, shared, shared['x'] is shared['y'], id(shared) == ids[1])
    print([by_object[k] for k in (a, len, in_child, (counter, b), Node, Node.made)], a in members, in_child in members,
          len(members), frozen == frozenset([1, counter]))
    print(next(going), next(half), list(half), next(pairs), add(), add.__closure__[0].cell_contents)
    queue.append(4), queue.append(5)
    print(queue, default, default['new'], point, point._replace(x=3), partial(3), partial(8))
    print(local.value, var.get(), pattern.match('12-ab').groups(), data, list(view), big + 1)
    print(len(sub), list(sub), sub, isinstance(sub, list), Sub.__mro__[1:3])
    print(repr(kept), kept.__traceback__.tb_lineno > 0, slow(3), slow(4), sys.argv == argv, __name__)


argv = sys.argv
ids = id(a), id(shared)
in_child(everything)
print('parent', next(going), next(half), next(pairs), add(), queue, dict(default), Node.made())


def changes():
    a.name = 'changed'
    shared['x'].append('child')
    Node.loud = 'attribute'
    Node.added = lambda self: 'added'
    globals()['fresh'] = 1
    local.value = 'child'
    del cycle[:]
    sys.setrecursionlimit(500)
    os.environ['FORKED'] = 'yes'
    print(a, shared, a.loud, a.added(), fresh, local.value, cycle)


in_child(changes)
print(a, shared, a.loud, hasattr(a, 'added'), 'fresh' in globals(), local.value, len(cycle), sys.getrecursionlimit(),
      os.environ.get('FORKED'))


class Closing:
    def __del__(self):
        print('finalizer')


def finalizers():
    global closing
    closing = None
    going.close()


closing = Closing()
in_child(finalizers)
print('in the parent it lives', closing is not None)

# The child goes on in the middle of everything: loops, with, try, except, nested calls, a generator.
def deep(n):
    if n:
        return deep(n - 1) + n
    sys.stdout.flush()
    return os.fork()


class Context:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print('left by', 'parent' if os.getpid() == parent else 'child', exc[0] and exc[0].__name__)
        return True


def stages():
    for letter in 'ab':
        try:
            1 / 0
        except ZeroDivisionError:
            with Context():
                for n in [1, 2]:
                    yield deep(2) if n == 1 else None, letter, n
                raise KeyError(letter)


seen = []
for value, letter, n in stages():
    if value is None:
        seen.append((letter, n))
        continue
    child = value == 3  # 0 and what deep() added
    if child:
        seen.append((letter, n, 'child', sys.exception()))
        if letter == 'b':
            break
    else:
        os.waitpid(value - 3, 0)
        seen.append((letter, n, 'parent'))
sys.stdout.flush()
print(seen)
if os.getpid() != parent:
    sys.stdout.flush()
    os._exit(0)

# Random numbers: the state is copied, and then the child starts anew.
state = random.getstate()
def randomness():
    print(random.getstate() != state, random.Random(7).random())


in_child(randomness)
print(random.getstate() == state)
