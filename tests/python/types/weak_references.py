"""Weak references, what is made of them, and special methods that are objects."""
import contextlib
import io
import sys
import threading
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def shout(self):
        return self.name.upper()

    def __repr__(self):
        return f'Thing({self.name!r})'


print('# references')
a = Thing('a')
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a), hash(r) == hash(a))
s = weakref.ref(a, lambda wr: print('gone', wr() is None, wr is s))
t = weakref.ref(a, lambda wr: print('gone too'))
print(s == r, s is r, len(weakref.getweakrefs(a)), r.__callback__)
del a
print(r(), s(), r == s, repr(r).endswith('; dead>'))
for obj in (1, 'x', (), [], {}, None):
    try:
        weakref.ref(obj)
    except TypeError as exc:
        print(exc)


def function():
    pass


class Callback:
    def __call__(self, wr):
        raise ValueError('in a callback')


print(weakref.ref(function)() is function, weakref.ref(Thing)() is Thing, weakref.ref(Thing('b').shout)())
b = Thing('b')
method = weakref.WeakMethod(b.shout)
print(method()(), method == weakref.WeakMethod(b.shout))
del b
print(method())
gen = (i for i in range(3))
g = weakref.ref(gen, lambda wr: print('generator gone'))
del gen

print('# containers')
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
things = weakref.WeakSet()
b, c = Thing('b'), Thing('c')
for each in (b, c):
    values[each.name] = each
    keys[each] = each.name
    things.add(each)
print(sorted(values), sorted(keys.values()), len(things), b in things, 'b' in values, keys[c])
del b, each
print(list(values.items()), list(keys.items()), list(things))
values.setdefault('c', Thing('other'))
print(values.get('b', 'nothing'), values.pop('c'), len(values))
del c
print(list(values), list(keys), list(things))

print('# finalize and proxy')
d = Thing('d')
f = weakref.finalize(d, print, 'finalized', 'd')
print(f.alive, f.peek()[1] is print, f.atexit)
p = weakref.proxy(d)
print(p.name, p.shout(), isinstance(p, Thing), type(p).__name__)
p.name = 'new'
print(d)
del d
print(f.alive, f())
try:
    p.name
except ReferenceError as exc:
    print(exc)
kept = Thing('kept')
weakref.finalize(kept, print, 'at the end, first made')
weakref.finalize(kept, print, 'at the end, last made')

print('# special methods that are objects')


class Constant:
    def __init__(self, value):
        self.value = value

    def __call__(self, *args):
        return self.value, len(args)


class Bound:
    def __get__(self, obj, cls):
        return lambda *args: (cls.__name__, *args)


class Odd:
    __add__ = Constant('sum')
    __getitem__ = Bound()
    __len__ = lambda self: 3
    __call__ = Bound()


print(Odd() + 1, Odd()[5], len(Odd()))


class Pretends:
    @property
    def __class__(self):
        return int


print(isinstance(Pretends(), int), isinstance(Pretends(), str), isinstance(Pretends(), Pretends))


class Missing:
    def __getattribute__(self, name):
        raise AttributeError(name)

    def __getattr__(self, name):
        return lambda *args: (name, args)


print(Missing().anything(1, 2), function.__call__())

print('# hooks write to sys.stderr')
with contextlib.redirect_stderr(io.StringIO()) as caught:
    sys.excepthook(ValueError, ValueError('shown'), None)
    thread = threading.Thread(target=lambda: 1 / 0, name='worker')
    thread.start()
    thread.join()
    broken = Thing('broken')
    w = weakref.ref(broken, Callback())
    del broken
print([line for line in caught.getvalue().splitlines() if line[:1] != ' ' and ' object at ' not in line])
print(sys.flags.dev_mode, sys.flags.int_max_str_digits, sys.warnoptions)
print(__import__('os.path').sep, __import__('os.path', fromlist=['join']).join('a', 'b'))
