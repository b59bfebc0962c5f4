"""Hooks of class creation: __prepare__, __call__, __init_subclass__, __set_name__."""

class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('define', k)
        super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print('prepare', name, kw); return Log()
    def __new__(mcs, name, bases, ns, **kw): return super().__new__(mcs, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print('call', cls.__name__); return super().__call__(*a, **k)
class A(metaclass=Meta, debug=True):
    x = 1
    y = x + 1
    for i in range(2): pass
    def f(self): return self.y
print(A().f(), A.i)
class Single(type):
    _i = {}
    def __call__(cls, *a):
        if cls not in cls._i: cls._i[cls] = super().__call__(*a)
        return cls._i[cls]
class DB(metaclass=Single):
    def __init__(self): print('init')
print(DB() is DB())
class Reg:
    plugins = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); Reg.plugins.append((cls.__name__, tag))
class P1(Reg, tag='a'): pass
class P2(Reg): pass
print(Reg.plugins)
class Typed:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name)
    def __set__(self, obj, v):
        if not isinstance(v, int): raise TypeError(f'{self.name} must be int')
        obj.__dict__[self.name] = v
class T: n = Typed()
t = T(); t.n = 5; print(t.n)
try: t.n = 'x'
except TypeError as e: print(e)
