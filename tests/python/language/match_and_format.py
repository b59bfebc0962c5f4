"""match statements over ASTs, commands, JSON; walrus; star-expr; f-string specs of every kind."""
from __future__ import annotations
import dataclasses, datetime as dt, decimal, math, sys
from typing import NamedTuple
@dataclasses.dataclass
class Num: v: float
@dataclasses.dataclass
class Bin: op: str; l: Num | Bin; r: Num | Bin
def ev(e):
    match e:
        case Num(v): return v
        case Bin('+', l, r): return ev(l) + ev(r)
        case Bin(op='*', l=Num(0), r=_) | Bin('*', _, Num(0)): return 0
        case Bin(('*' | 'x') as op, l, r): return ev(l) * ev(r)
        case Bin(op=o): raise ValueError(f'bad op {o!r}')
        case _: raise TypeError(type(e).__name__)
print(ev(Bin('+', Num(1), Bin('x', Num(2), Num(3.5)))), ev(Bin('*', Num(0), Num(9))))
for bad in (Bin('?', Num(1), Num(2)), 'x'):
    try: ev(bad)
    except Exception as e: print(repr(e))
def cmd(s):
    match s.split():
        case []: return 'nothing'
        case ['go', ('north' | 'south') as d]: return f'going {d}'
        case ['get', item, *rest] if rest: return f'get {item} and {rest}'
        case ['get', item]: return f'get {item}'
        case [first, *_, last]: return f'{first}..{last}'
        case [x]: return f'single {x}'
for s in ('', 'go north', 'go up', 'get a', 'get a b c', 'x'): print(cmd(s))
def js(o):
    match o:
        case {'type': 'user', 'name': str(n), **rest}: return n, rest
        case {'items': [{'id': int(i)}, *_]}: return i
        case None | True: return 'const'
        case int() | float() as n if n > 10: return f'big {n}'
        case str() | bytes(): return 'text'
        case (a, b) | [a, b, _]: return a, b
        case set(): return 'set'
        case float('nan') if False: pass
        case -1 | 1.5 | 2+3j: return 'lit'
        case dt.date(year=y): return y
        case {}: return 'mapping'
        case _: return 'other'
for o in ({'type': 'user', 'name': 'ann', 'age': 3}, {'items': [{'id': 4}, 1]}, None, True, 11, 1.5, 'x', b'x', (1, 2), [1, 2, 3], {1}, -1, 2+3j, dt.date(2020, 1, 1), {}, object): print(js(o))
x = 1234567.891; n = -42; s = 'text'; big = 10 ** 20; z = 3 - 4j
for spec in ('', ',', '_', '.2f', ',.1f', '+.3e', 'G', '.3g', '%', '.1%', '>15', '<15', '^15', '*^15', '015', '=+15,.2f', ' .0f', '#.3g', 'n', 'z.1f', '010.2f', ',.3g', '.0f', '15,', 'e', 'E', '_.2f', '.10', ',.4f'): print(f'{spec!r:>10}: {x:{spec}}', f'{-0.0:{spec}}')
for spec in ('', 'd', 'b', 'o', 'x', 'X', '#b', '#o', '#X', '08d', '+d', ' d', ',', '_', '_b', '_x', 'c', 'e', '.2f', '%', '<8', '^8', '#010x', '=8', 'n', '-^9', '08b', '+,'): 
    try: print(f'{spec!r:>10}: {n if spec != "c" else 65:{spec}} {big if spec != "c" else 97:{spec}}')
    except (ValueError, OverflowError) as e: print(spec, e)
for v, spec in ((s, 'd'), (s, '.2'), (s, '=10'), (s, '*<10.2'), (3, 's'), (3.5, 'd'), (None, '>5'), ([], 'x'), (s, ','), (3, '.2'), (True, ''), (True, 'd'), (z, '.1f'), (z, ''), (z, '>20'), (x, 'q'), (3, '10.'), (dt.date(2024, 3, 5), '%d/%m/%y'), (dt.datetime(2024, 3, 5, 14, 7, 9, 123), '%A %B %j %I:%M %p %f %%'), (decimal.Decimal('1234.5'), ',.2f'), (dt.time(1, 2), ''), (s, 'z'), (0, '+#x'), ('a', '05'), ('é', '>>3'), (5, '{}<3'), (float('nan'), '05'), (float('inf'), '+,.2f'), (1e-7, ''), (1e16, ''), (123456789012345678, ','), (0.1 + 0.2, ''), (0.1 + 0.2, '.20f'), (2.5, '.0f'), (1e300 * 10, ''), (b'x', '')):
    try: print(repr(v), spec, '->', repr(format(v, spec)))
    except (TypeError, ValueError) as e: print(repr(v), spec, type(e).__name__, e)
name, w, p = 'val', 12, 3
print(f'{name=} {x=:.2f} {name = !r:^{w}} {x:{w}.{p}f} {"nested " + f"{name!r:>{w - 4}}"} {{}} {n!s:>5} {name!a} {lambda_ if (lambda_ := 3) else 0} {[i for i in range(3)]!r} {x = }')
print('%5.1f|%-8s|%+d|%05d|%x|%#o|%e|%g|%c|%r|%%|%(k)s' % {'k': 1} if False else '%5.1f|%-8s|%+d|%05d|%x|%#o|%e|%g|%c|%r|%%' % (3.14159, 'ab', 5, 42, 255, 8, 12345.678, 0.00001, 'z', 'q'), '%s' % (1,), '%(a)s-%(b)03d' % {'a': 1, 'b': 2}, '%*d' % (5, 3), '%.*f' % (2, 3.14159))
print('{0} {1!r} {0:>5} {k[a]} {o.real} {:^9}'.format('a', 'b', 'c') if False else '{0} {1!r} {0:>5} {k[a]} {o.real} {k[b][0]}'.format('a', 'b', k={'a': 1, 'b': [7]}, o=3), '{:{}}'.format('x', 5), '{:,}'.format(10 ** 6), '{!s:.2}'.format('long'))
for bad in (lambda: '{} {}'.format(1), lambda: '{0} {}'.format(1, 2), lambda: '{x}'.format(), lambda: '%d' % 'a', lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: '{'.format(), lambda: '}'.format(), lambda: '{a.b}'.format(a=1), lambda: '%q' % 1, lambda: '{!z}'.format(1), lambda: '%(a)s' % 3, lambda: '{:d}'.format('x'), lambda: '%c' % 'ab', lambda: '%i' % None, lambda: '%x' % 1.5, lambda: '%'% 1):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
if (m := max(len(w) for w in ['a', 'bbb'])) > 2 and not (k := m - 3): print(m, k)
a, *b, c = range(5); (d, (e, *f)), g = (1, (2, 3, 4)), 5; print(a, b, c, d, e, f, g, [*b, *f], {**{'x': 1}, 'y': 2}, (*b,), {*b, 9} == {1, 2, 3, 9})
for bad in ('a, b = 1', 'a, b = (1, 2, 3)', 'a, *b = ()', 'a, b = {}', '[a, b] = "x"', 'x[0], y = 3, 4'):
    try: exec(bad)
    except Exception as e: print(type(e).__name__, e)
