"""Circles of references: how many objects `gc.collect()` finds, and in which order what they have to say is said."""
import gc
import sys
import threading
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def method(self):
        pass


class Slotted:
    __slots__ = ('other',)


class OwnList(list):
    pass


class OwnDict(dict):
    pass


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name, self.ref().name if hasattr(self, 'ref') else '')


def nothing():
    [[n] for n in range(9)]
    Node('alone')


def one():
    node = Node('one')
    node.me = node


def pair():
    a, b = Node('a'), Node('b')
    a.other, b.other = b, a


def other_order():
    a, b = Node('a'), Node('b')
    a.left, a.right = a, b
    b.right, b.left = a, b


def family():
    parent = Node('parent')
    parent.children = []
    for name in 'xyz':
        child = Node(name)
        child.parent = parent
        parent.children.append(child)


def hundred():
    for n in range(100):
        node = Node(n)
        node.me = node


def bound():
    node = Node('bound')
    node.call = node.method


def slots():
    a = Slotted()
    a.other = a


def containers():
    items = []
    items.append(items)
    items += [(1, 2), (1, items), [1, 2], {}, {'a': 1}, set(), 'text', iter(items), OwnList(), OwnDict()]
    table = {}
    table['self'] = table


def own_containers():
    items, table = OwnList(), OwnDict()
    items.append(items)
    table['self'] = table


def closure():
    def inner():
        return inner, found
    found = []


def lambdas():
    node = Node('n')
    node.call = lambda: node


def classes():
    class Local:
        pass

    class Methods:
        def f(self):
            pass

        @property
        def g(self):
            return 1

        @staticmethod
        def h():
            pass

    class Derived(Local):
        __slots__ = ('a', 'b')

    Local().me = Derived


def error():
    trouble = ValueError('x')
    trouble.me = trouble


for make in (nothing, one, pair, other_order, family, hundred, bound, slots, containers, own_containers, closure,
             lambdas, classes, error):
    gc.collect()
    make()
    print(make.__name__, gc.collect(), gc.collect())

print('- callbacks come before finalizers, and see no object')
a, b, c = Loud('a'), Loud('b'), Loud('c')
a.other, b.other, c.other, a.third = b, a, a, c
a.ref, b.ref = weakref.ref(b), weakref.ref(a)
first = weakref.ref(a, lambda ref: print('first', ref is first, ref()))
second = weakref.ref(b, lambda ref: print('second', ref is second, ref()))
third = weakref.ref(a, lambda ref: print('third', ref is third, ref()))
plain = weakref.ref(c)
a.own = weakref.ref(c, lambda ref: print('never said'))
weakref.finalize(c, print, 'c is over')
cache = weakref.WeakValueDictionary(a=a)
print(len(cache), plain() is c)
del a, b, c
gc.collect()
print(first(), plain(), len(cache))

print('- back to life, and only once')


class Phoenix:
    def __del__(self):
        global kept
        kept = self
        print('not yet')


bird = Phoenix()
bird.me = bird
del bird
print(gc.collect(), type(kept))
del kept
print(gc.collect())

print('- a generator is closed')


def waits():
    me = yield
    try:
        yield me
    finally:
        print('closed')


generator = waits()
next(generator)
generator.send([generator])
del generator
gc.collect()

print('- a finalizer that fails')


class Bad:
    def __del__(self):
        raise ValueError('bad end')


bad = Bad()
bad.me = bad
del bad
usual = sys.unraisablehook
sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value)
print(gc.collect())
sys.unraisablehook = usual

print('- what is found can be kept')
gc.set_debug(gc.DEBUG_SAVEALL)
items = [1]
items.append(items)
del items
print(gc.collect(), gc.garbage, gc.get_debug())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())


def tell(phase, info):
    print(phase, info['generation'], info['collected'])


gc.callbacks.append(tell)
pair()
gc.collect()
gc.callbacks.clear()
try:
    gc.collect(3)
except ValueError as wrong:
    print(wrong)
gc.disable()
for n in range(3000):
    pair()
print(gc.isenabled(), gc.collect(), gc.get_threshold())
gc.enable()

print('- in a thread, which ends with its circle')


def work():
    node = Loud('thread')
    node.me = node


worker = threading.Thread(target=work)
worker.start()
worker.join()
gc.collect()

print('- at the end of the program')
lost = Loud('lost')
lost.me = lost
del lost
held = Loud('held')
held.me = held
alone = Loud('alone')
