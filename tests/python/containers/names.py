"""globals(), locals(), vars(), mappingproxy and the types of iterators."""
import types
x = 1
def f(a, b=2):
    c = 3
    g = lambda: c
    return locals(), sorted(dir()), vars() == locals()
print(f(1)[0].keys(), f(1)[1], f(1)[2])
print(globals()['x'], 'x' in globals(), 'zz' in globals(), globals().get('x'), len([k for k in globals() if k == 'x']))
globals()['y'] = 5; print(y); globals().update(z=6); print(z); del globals()['y']
try: y
except NameError as e: print(e)
class A:
    k = 1
    loc = sorted(n for n in locals() if not n.startswith('_'))
print(A.loc, vars(A)['k'], A.__dict__.get('k'), 'k' in A.__dict__, type(A.__dict__).__name__)
m = types.MappingProxyType({'a': 1}); print(m, m['a'], len(m), list(m), 'a' in m, m.get('b', 2), dict(m), m == {'a': 1}, m.keys(), {**m})
try: m['a'] = 2
except TypeError as e: print(e)
try: types.MappingProxyType(5)
except TypeError as e: print(e)
def g(): yield 1
for v in [iter([]), iter(()), iter(''), iter('é'), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(range(1)), reversed([]), reversed({}), reversed({}.items()), reversed(()), zip(), zip(g()), map(len, []), filter(None, []), enumerate([]), enumerate(g()), g(), iter(len, 1), iter(b'')]:
    print(type(v).__name__, end=' ')
print()
print(isinstance(zip(), zip), isinstance(map(len, g()), map), zip, enumerate, type(iter([])), isinstance(iter([]), type(iter([]))), isinstance(zip(g()), zip))
print(str(map(len, []))[:15], repr(zip(g()))[:12])
try: [*5]
except TypeError as e: print(e)
try: print(*5)
except TypeError as e: print(e)
try: dict(**5)
except TypeError as e: print(e)
it = map(lambda v: v + 1, [1, 2]); print(next(it), list(it), hasattr(it, '__next__'), hasattr(it, 'send'))
for name in ['x', 'A']: print(name in vars())
