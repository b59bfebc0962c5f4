"""Decorators with state, singledispatch, parametrised clocks, registries, lru_cache."""
import functools, time, html, numbers, decimal, fractions
from collections import abc
registry = set()
def register(active=True):
    def decorate(func):
        print(f'running register(active={active})->decorate({func.__qualname__})')
        (registry.add if active else registry.discard)(func)
        return func
    return decorate
@register(active=False)
def f1(): ...
@register()
def f2(): ...
DEFAULT_FMT = '{name}({args}) -> {result}'
class clock:
    def __init__(self, fmt=DEFAULT_FMT): self.fmt = fmt
    def __call__(self, func):
        @functools.wraps(func)
        def clocked(*_args, **kw):
            t0 = time.perf_counter(); _result = func(*_args, **kw); elapsed = time.perf_counter() - t0
            name = func.__name__
            args = ', '.join([*map(repr, _args), *(f'{k}={v!r}' for k, v in kw.items())])
            result = repr(_result)
            print(self.fmt.format(**locals()))
            return _result
        return clocked
@functools.cache
@clock()
def fibonacci(n): return n if n < 2 else fibonacci(n - 2) + fibonacci(n - 1)
print(fibonacci(6), fibonacci.cache_info(), fibonacci.cache_parameters())
@functools.singledispatch
def htmlize(obj: object) -> str: return f'<pre>{html.escape(repr(obj))}</pre>'
@htmlize.register
def _(text: str) -> str: return '<p>' + html.escape(text).replace('\n', '<br/>\n') + '</p>'
@htmlize.register
def _(seq: abc.Sequence) -> str: return '<ul>\n<li>' + '</li>\n<li>'.join(htmlize(i) for i in seq) + '</li>\n</ul>'
@htmlize.register
def _(n: numbers.Integral) -> str: return f'<pre>{n} (0x{n:x})</pre>'
@htmlize.register
def _(n: bool) -> str: return f'<pre>{n}</pre>'
@htmlize.register(fractions.Fraction)
def _(x) -> str: return f'<pre>{x.numerator}/{x.denominator}</pre>'
@htmlize.register(decimal.Decimal)
@htmlize.register(float)
def _(x) -> str: return f'<pre>{x} ({fractions.Fraction(x).limit_denominator()})</pre>'
for o in ({1, 2} - {2}, abs, 'a & b\n<c>', 42, True, ['x', 66, {3}], 2 / 3, fractions.Fraction(2, 3), decimal.Decimal('0.02380952'), None):
    print(htmlize(o))
print(htmlize.dispatch(bool) is htmlize.registry[bool], list(k.__name__ for k in htmlize.registry))
class Neg:
    @functools.singledispatchmethod
    def neg(self, a): raise NotImplementedError(f'Cannot negate {type(a).__name__}')
    @neg.register
    def _(self, a: int): return -a
    @neg.register
    @classmethod
    def _(cls, a: str): return a[::-1]
print(Neg().neg(3), Neg().neg('ab'))
try: Neg().neg([])
except NotImplementedError as e: print(e)
@functools.total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([V(3), V(1)], key=functools.cmp_to_key(lambda a, b: a.v - b.v))[0].v)
@functools.lru_cache(maxsize=2, typed=True)
def sq(x): return x * x
sq(1); sq(1.0); sq(1); sq(2); print(sq.cache_info()); sq.cache_clear(); print(sq.cache_info())
p = functools.partial(int, base=2); print(p('101'), p, p.func, p.args, p.keywords)
pp = functools.partial(print, functools.Placeholder, 'b', sep='-'); pp('a', 'c')
print(functools.reduce(lambda a, b: a * 10 + b, range(1, 6)), functools.reduce(max, [], 0))
