# fractions: making, arithmetic, comparison, rounding, text; with whole numbers, floats and decimals.
import math
from decimal import Decimal
from fractions import Fraction as F


def show(text, f):
    try:
        print(text, '->', repr(f()))
    except Exception as e:
        print(text, '!', type(e).__name__, e)


for args in ((), (3,), (6, -4), ('3/4',), (' -7/2 ',), ('1.25',), ('-.5e2',), ('1_000/3',), (0.5,), (0.1,), (Decimal('1.1'),),
             (F(1, 3), F(2, 3)), (1, 0), ('1/0',), ('x',), ('1/2/3',), (1.5, 2), (True,), (float('nan'),), (float('inf'),)):
    show(f'F{args}', lambda: F(*args))
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, +b, abs(b))
print(a + 1, 1 - a, 2 * a, 3 / a, a / 3, a // 2, 7 // a, 7 % a, a ** 2, a ** -2, 2 ** F(3), F(4) ** F(1, 2), 2 ** F(1, 2))
print(a + 0.25, 0.5 * a, a + 1j, a < b, a > 0.7, a == 0.75, a == F('0.75'), a != 1, a <= 3, b >= -1)
print(hash(F(1, 2)) == hash(0.5), hash(F(7)) == hash(7), {F(1, 2): 'half'}[0.5])
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 3), round(F(1234), -2), math.trunc(F(9, 4)))
print(F(math.pi).limit_denominator(1000), F(math.pi).limit_denominator(10), F('3.1415926535897932').limit_denominator())
print(str(F(4, 2)), repr(F(4, 2)), f'{F(22, 7)}', float(F(1, 3)), complex(F(1, 2)), bool(F(0)), F(3, 6).as_integer_ratio(), F(4).is_integer())
for spec in ('.3f', '10.2f', '<10.1f|', '+.2e', 'e', '.3g', '%', '.1%', '010.2f', ',.2f', '>12', '#', '^9', '_.4f', 'G'):
    show(spec, lambda: format(F(-12345, 7), spec))
    show(spec, lambda: format(F(1, 800), spec))
show('zero', lambda: F(1) / 0)
show('pow', lambda: F(0) ** -1)
show('neg root', lambda: F(-8) ** F(1, 3))
show('add str', lambda: F(1) + 'x')
show('lt', lambda: F(1) < 'x')
print(sum([F(1, n) for n in range(1, 11)]), max(F(1, 2), F(2, 3)), sorted([F(1, 2), 0.3, F(2, 5), 1]))
print(F.from_float(0.75), F.from_decimal(Decimal('0.7')), F.from_number(3), a.numerator, a.denominator, a.real, a.imag)
