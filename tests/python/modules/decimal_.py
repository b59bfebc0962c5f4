# decimal: text, arithmetic, contexts of threads, rounding modes, functions, formats, signals.
import math
import threading
from decimal import (Context, Decimal as D, DivisionByZero, FloatOperation, InvalidOperation, Inexact, ROUND_CEILING, ROUND_DOWN,
                     ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_UP, ROUND_05UP, getcontext,
                     localcontext, setcontext, DefaultContext, BasicContext, ExtendedContext)


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__module__, type(e).__name__, e)


for text in ('1', '-0', '+1.50', '1e5', '1E-10', '.5', '5.', '0.000001', '0.0000001', '123456e3', 'NaN', '-inf', 'Infinity', 'sNaN123',
             '1_000.5', ' 2.5 ', '0E+3', '', 'abc', '1.2.3', '--1'):
    show(repr(text), lambda: repr(D(text)))
for value in (5, -7, 0.1, 2.5, (1, (1, 2, 3), -2), True, None, [0, (3,), 'F'], float('nan')):
    show(repr(value), lambda: repr(D(value)))
print(getcontext())
a, b = D('7.5'), D('-2')
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -1, -a, +a, abs(b), a + 1, 2 - a, 10 / D(4), 7 // D(2), 7 % D(-4))
print(D(1) / D(3), D(2) / D(3), D(1) / 8, D(100) / 7, D('0.1') + D('0.2'), D('1.10') * D('2.0'), D('1.20') + D('1.30'))
print(D(10) ** 30, D(2) ** 100, D(2) ** D('0.5'), D(2) ** -3, D('1.1') ** 10, D(-2) ** 3, D(4) ** D('0.5'), D(9) ** D('-0.5'))
print(D(2).sqrt(), D('0.25').sqrt(), D(1).exp(), D(10).ln(), D(1000).log10(), D(2).log10(), D('1.5').exp(), D('0.5').ln(), D(0).sqrt(), D('1e10').ln())
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(-1).sqrt(), lambda: D(1) % 0, lambda: D(1) // 0, lambda: D('inf') - D('inf'),
          lambda: D('sNaN') + 1, lambda: D(1) + 1.5, lambda: D('nan') < 1, lambda: D(1) < 'x', lambda: int(D('nan')), lambda: int(D('inf')),
          lambda: D('1e999999') * 10, lambda: D(-8) ** D('0.3'), lambda: D(1).quantize(D('1e-40')), lambda: D(0) ** 0, lambda: hash(D('sNaN')),
          lambda: D(-1).ln(), lambda: D(0).ln()):
    show('error', f)
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, [str(D(x).quantize(D('0.1'), rounding=mode)) for x in ('2.15', '2.25', '-2.25', '2.349', '-2.31', '2.05')],
          [str(D(x).to_integral_value(rounding=mode)) for x in ('1.5', '2.5', '-0.5')])
print(D('1.995').quantize(D('.01')), D(5).quantize(D('1.000')), round(D('2.675'), 2), round(D('2.5')), round(D('1234'), -2), math.floor(D('-1.5')), math.ceil(D('1.2')), int(D('-1.9')))
print(D('1.2300').normalize(), D('100').normalize(), D('0.00').normalize(), D('12.5').as_tuple(), D('0.75').as_integer_ratio(), D('123.45').adjusted(), D('1e3').to_eng_string(), D('123456').scaleb(2))
print(D('1.0') == 1, D('0.5') == 0.5, D('0.1') == 0.1, D(1) < 2, D('1.5') >= 1.5, hash(D('2.50')) == hash(2.5), hash(D(7)) == hash(7), D('nan') == D('nan'), {D('1.0'): 'one'}[1])
print(max(D(1), D(2)), D(3).max(4), D(3).min(4), sum([D('0.1')] * 10), D(1).compare(2), D('-1').copy_abs(), D(1).copy_sign(-3), sorted([D('3'), D('-1'), 2]))
print(D('nan').is_nan(), D('inf').is_infinite(), D(0).is_zero(), D(-1).is_signed(), bool(D('0.0')), D(5).is_finite(), float(D('1.25')), complex(D(2)), D('1.5').number_class())
for spec in ('', '.2f', '10.3f', '<8', '^9', '+.1f', ',.2f', '.3e', 'E', '.2%', 'g', '.3g', '08.2f', '_', '*>10.1f', 'f', '.0f', ' .2f', 'n'):
    print(repr(spec), [format(D(x), spec) for x in ('1234567.891', '-0.00012345', '0', '1E+5', 'NaN', '-Infinity')])
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, D(22) / 7, +D('1.234567'))
    ctx.rounding = ROUND_UP
    print(D(1) / 3, ctx)
print(D(1) / 3, getcontext().prec)
with localcontext(prec=50) as ctx:
    print(D(2).sqrt(), D(1).exp(), D(2).ln(), D(1) / 7)
with localcontext() as ctx:
    ctx.clear_flags()
    ctx.traps[DivisionByZero] = False
    ctx.traps[InvalidOperation] = False
    print(D(1) / 0, D(-1) / 0, D(0) / 0, D(-1).sqrt(), [s.__name__ for s, f in ctx.flags.items() if f])
    ctx.traps[Inexact] = True
    show('inexact', lambda: D(1) / 3)
    ctx.traps[FloatOperation] = True
    show('float', lambda: D(0.5))
    show('float ==', lambda: D(1) == 1.0)
    show('float <', lambda: D(1) < 2.0)
ctx = Context(prec=4, rounding=ROUND_DOWN)
print(ctx.divide(D(2), D(3)), ctx.create_decimal('3.14159'), ctx.sqrt(D(2)), ctx.add(D(1), D('0.00019')), ctx.power(D(3), D(9)), ctx.prec)
for bad in (lambda: Context(prec=0), lambda: Context(rounding='x'), lambda: setattr(getcontext(), 'Emax', -1), lambda: localcontext(foo=1)):
    show('bad context', bad)


def worker():
    print('worker', getcontext().prec)
    getcontext().prec = 3
    print('worker', D(1) / 3)


getcontext().prec = 10
thread = threading.Thread(target=worker)
thread.start()
thread.join()
print('main', D(1) / 3)
setcontext(ExtendedContext)
print(getcontext().prec, D(1) / 0)
pi, n = D(0), D(1)
setcontext(Context(prec=30))
for k in range(20):
    pi += (D(4) / (8 * k + 1) - D(2) / (8 * k + 4) - D(1) / (8 * k + 5) - D(1) / (8 * k + 6)) / D(16) ** k
print(pi)
