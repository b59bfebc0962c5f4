"""Decimal numbers with a precision of one's choice. Contexts are in `_decimal_context`, functions beyond arithmetic in
`_decimal_math`. CPython has all of it in C. Start reading at `Decimal._fit`.
"""

import math
import numbers
import re
from collections import namedtuple

import _decimal_math
import _decimal_text
from _decimal_context import (MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                              ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context,
                              ConversionSyntax, DecimalException, DefaultContext, DivisionByZero, DivisionImpossible,
                              DivisionUndefined, ExtendedContext, FloatOperation, Inexact, InvalidContext,
                              InvalidOperation, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext,
                              round_up, setcontext)

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax',
           'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC',
           'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']
HAVE_THREADS = HAVE_CONTEXTVAR = True
DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')
__version__ = '1.70'
__libmpdec_version__ = '4.0.0'

_TEXT = re.compile(r'([-+])?(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s)?nan(\d*))',
                   re.IGNORECASE)
_HASH = (1 << 61) - 1


class Decimal:
    """(-1)**sign * coefficient * 10**exponent, or an infinity or NaN (then `_kind` is 'F', 'n' or 'N')."""

    __slots__ = ('_sign', '_coef', '_exp', '_kind')

    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            match = _TEXT.fullmatch(value.strip().replace('_', ''))
            if match is None:
                return (context or getcontext())._signal(ConversionSyntax, _nan(cls))
            sign, whole, part, exp, infinite, signalling, payload = match.groups()
            sign = 1 if sign == '-' else 0
            if infinite:
                return _set(self, sign, 0, 0, 'F')
            if payload is not None:
                return _set(self, sign, int(payload or '0'), 0, 'N' if signalling else 'n')
            part = part or ''
            return _set(self, sign, int((whole or '') + part), int(exp or '0') - len(part), '')
        if isinstance(value, int):
            return _set(self, int(value < 0), abs(value), 0, '')
        if isinstance(value, Decimal):
            return _set(self, value._sign, value._coef, value._exp, value._kind)
        if isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            sign, digits, exp = value
            if sign not in (0, 1):
                raise ValueError('sign must be an integer with the value 0 or 1')
            if exp == 'F':
                return _set(self, sign, 0, 0, 'F')
            for digit in digits:
                if not isinstance(digit, int) or not 0 <= digit <= 9:
                    raise ValueError('coefficient must be a tuple of digits')
            coef = int(''.join(map(str, digits)) or '0')
            if exp in ('n', 'N'):
                return _set(self, sign, coef, 0, exp)
            if not isinstance(exp, int):
                raise ValueError('string argument in the third position must be \'F\', \'n\' or \'N\'')
            return _set(self, sign, coef, exp, '')
        if isinstance(value, float):
            (context or getcontext())._signal(FloatOperation, None)
            return cls.from_float(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, int):
            return cls(int(f))
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if math.isinf(f) or math.isnan(f):
            return cls(repr(f))
        sign = 1 if math.copysign(1.0, f) < 0 else 0
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _made(sign, n * 5 ** k, -k, cls)

    @classmethod
    def from_number(cls, number):
        if isinstance(number, (int, Decimal, float)) and not isinstance(number, (str, tuple)):
            return cls(number)
        raise TypeError('Cannot convert %r to Decimal' % (number,))

    @classmethod
    def _of(cls, sign, coef, exp):
        """From parts."""
        return _made(sign, coef, exp)

    # === Making a result fit ===

    def _fit(self, ctx):
        """Round to the context's precision, and look for overflow and underflow."""
        if self._kind:
            return _made(self._sign, self._coef % 10 ** ctx.prec, 0, kind=self._kind) if self._coef else self
        sign, coef, exp = self._sign, self._coef, self._exp
        if not coef:
            top = ctx.Etop() if ctx.clamp else ctx.Emax
            new = min(max(exp, ctx.Etiny()), top)
            if new != exp:
                ctx._signal(Clamped, None)
                return _made(sign, 0, new)
            return self
        digits = len(str(coef))
        drop = max(digits - ctx.prec, ctx.Etiny() - exp)
        subnormal = digits + exp - 1 < ctx.Emin
        if drop <= 0:
            if digits + exp - 1 > ctx.Emax:
                return _overflow(sign, ctx)
            if subnormal:
                ctx._signal(Subnormal, None)
            if ctx.clamp and exp > ctx.Etop():
                ctx._signal(Clamped, None)
                return _made(sign, coef * 10 ** (exp - ctx.Etop()), ctx.Etop())
            return self
        unit = 10 ** drop
        coef, rest = divmod(coef, unit)
        exp += drop
        if round_up(ctx.rounding, sign, coef, rest, unit):
            coef += 1
            if len(str(coef)) > ctx.prec:
                coef //= 10
                exp += 1
        if coef and len(str(coef)) + exp - 1 > ctx.Emax:
            return _overflow(sign, ctx)
        if rest and subnormal:
            ctx._signal(Underflow, None)
        if subnormal:
            ctx._signal(Subnormal, None)
        if rest:
            ctx._signal(Inexact, None)
        ctx._signal(Rounded, None)
        if not coef:
            ctx._signal(Clamped, None)
        return _made(sign, coef, exp)

    def _nan_of(self, other, ctx):
        """The NaN that an operation with a NaN gives, or None."""
        for one in (self, other):
            if one is not None and one._kind == 'N':
                return ctx._signal(InvalidOperation, _made(one._sign, one._coef, 0, kind='n'))
        for one in (self, other):
            if one is not None and one._kind == 'n':
                return one._fit(ctx)
        return None

    # === Arithmetic ===

    def _operate(self, name, other, ctx):
        other = _number(other)
        if other is None:
            return NotImplemented
        found = self._nan_of(other, ctx)
        if found is not None:
            return (found, found) if name == '__divmod__' else found
        return _OPERATIONS[name](self, other, ctx)

    def __neg__(self, context=None):
        ctx = context or getcontext()
        found = self._nan_of(None, ctx)
        if found is not None:
            return found
        if not self._coef and not self._kind and ctx.rounding != ROUND_FLOOR:
            return self.copy_abs()._fit(ctx)
        return self.copy_negate()._fit(ctx)

    def __pos__(self, context=None):
        ctx = context or getcontext()
        found = self._nan_of(None, ctx)
        if found is not None:
            return found
        if not self._coef and not self._kind and ctx.rounding != ROUND_FLOOR:
            return self.copy_abs()._fit(ctx)
        return self._fit(ctx)

    def __abs__(self):
        return -self if self._sign else +self

    def __pow__(self, other, modulo=None):
        ctx = getcontext()
        if modulo is not None:
            base, power, modulo = self, _number(other), _number(modulo)
            if power is None or modulo is None:
                return NotImplemented
            if not (base._whole() and power._whole() and modulo._whole()) or power._sign or not modulo:
                return ctx._signal(InvalidOperation, _nan())
            found = pow(abs(int(base)), int(power), abs(int(modulo)))
            return _made(base._sign and int(power) % 2, found, 0)
        return self._operate('__pow__', other, ctx)

    def __rpow__(self, other):
        other = _number(other)
        return NotImplemented if other is None else other.__pow__(self)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        ctx = context or getcontext()
        other, third = _number(other), _number(third)
        wide = ctx.copy()
        wide.prec, wide.Emax, wide.Emin = MAX_PREC, MAX_EMAX, MIN_EMIN
        return _add(_multiply(self, other, wide), third, ctx)

    def remainder_near(self, other, context=None):
        ctx = context or getcontext()
        other = _number(other)
        found = self._nan_of(other, ctx)
        if found is not None:
            return found
        if self._kind or not other:
            return ctx._signal(InvalidOperation if self or self._kind else DivisionUndefined, _nan())
        if other._kind:
            return self._fit(ctx)
        exp = min(self._exp, other._exp)
        a, b = self._coef * 10 ** (self._exp - exp), other._coef * 10 ** (other._exp - exp)
        q, r = divmod(a, b)
        sign = self._sign
        if 2 * r + (q & 1) > b:
            r, sign = b - r, 1 - sign
        return _made(sign, r, exp)._fit(ctx)

    # === Comparison ===

    def _order(self, other):
        """-1, 0 or 1."""
        if self._kind == 'F' or other._kind == 'F':
            a = (-1 if self._sign else 1) if self._kind else 0
            b = (-1 if other._sign else 1) if other._kind else 0
            return (a > b) - (a < b)
        exp = min(self._exp, other._exp)
        if self._coef and other._coef and self._sign == other._sign:
            x, y = self.adjusted(), other.adjusted()
            if x != y:
                return (1 if x > y else -1) * (-1 if self._sign else 1)
        elif not self._coef or not other._coef or self._sign != other._sign:
            a = 0 if not self._coef else -1 if self._sign else 1
            b = 0 if not other._coef else -1 if other._sign else 1
            return (a > b) - (a < b)
        a, b = self._coef * 10 ** (self._exp - exp), other._coef * 10 ** (other._exp - exp)
        return ((a > b) - (a < b)) * (-1 if self._sign else 1)

    def _compared(self, other, ordering):
        if isinstance(other, float):
            ctx = getcontext()
            if ordering:
                ctx._signal(FloatOperation, None)
            else:
                ctx.flags[FloatOperation] = True
            other = Decimal.from_float(other)
        elif isinstance(other, numbers.Rational) and not isinstance(other, int):
            left = _made(self._sign, self._coef * other.denominator, self._exp, kind=self._kind)
            return left._compared(Decimal(other.numerator), ordering)
        elif isinstance(other, complex) and other.imag == 0 and not ordering:
            other = Decimal.from_float(other.real)
        else:
            other = _number(other)
            if other is None:
                return NotImplemented
        if self.is_nan() or other.is_nan():
            if ordering or self.is_snan() or other.is_snan():
                getcontext()._signal(InvalidOperation, None)
            return None
        return self._order(other)

    def __eq__(self, other):
        order = self._compared(other, False)
        return order if order is NotImplemented else order == 0 and order is not None

    def __lt__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        ctx = context or getcontext()
        other = _number(other)
        found = self._nan_of(other, ctx)
        return Decimal(self._order(other)) if found is None else found

    def compare_total(self, other, context=None):
        other = _number(other)
        if self._order(other) or self._kind:
            return Decimal(self._order(other))
        order = (self._exp > other._exp) - (self._exp < other._exp)
        return Decimal(-order if self._sign else order)

    def _extreme(self, other, context, sign):
        ctx = context or getcontext()
        other = _number(other)
        if self.is_nan() or other.is_nan():
            if self._kind == 'n' and not other.is_nan():
                return other._fit(ctx)
            if other._kind == 'n' and not self.is_nan():
                return self._fit(ctx)
            return self._nan_of(other, ctx)
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fit(ctx)

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def __hash__(self):
        if self._kind == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._kind == 'n':
            return object.__hash__(self)
        if self._kind:
            return -314159 if self._sign else 314159
        power = pow(10, self._exp, _HASH) if self._exp >= 0 else pow(pow(10, -1, _HASH), -self._exp, _HASH)
        found = self._coef * power % _HASH
        found = -found if self._sign else found
        return -2 if found == -1 else found

    # === Questions ===

    def __bool__(self):
        return bool(self._kind or self._coef)

    def is_nan(self):
        return self._kind in ('n', 'N')

    def is_snan(self):
        return self._kind == 'N'

    def is_qnan(self):
        return self._kind == 'n'

    def is_infinite(self):
        return self._kind == 'F'

    def is_finite(self):
        return not self._kind

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._kind and not self._coef

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return bool(not self._kind and self._coef and (context or getcontext()).Emin <= self.adjusted())

    def is_subnormal(self, context=None):
        return bool(not self._kind and self._coef and self.adjusted() < (context or getcontext()).Emin)

    def _whole(self):
        return not self._kind and (self._exp >= 0 or self._coef % 10 ** -self._exp == 0)

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._kind else self._exp + len(str(self._coef)) - 1

    def as_tuple(self):
        if self._kind == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        digits = tuple(map(int, str(self._coef))) if self._coef or not self._kind else ()
        return DecimalTuple(self._sign, digits, self._kind or self._exp)

    def as_integer_ratio(self):
        if self._kind == 'F':
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind:
            raise ValueError('cannot convert NaN to integer ratio')
        n, d = (self._coef * 10 ** self._exp, 1) if self._exp >= 0 else (self._coef, 10 ** -self._exp)
        common = math.gcd(n, d)
        n //= common
        return (-n if self._sign else n), d // common

    def copy_abs(self):
        return _made(0, self._coef, self._exp, kind=self._kind)

    def copy_negate(self):
        return _made(1 - self._sign, self._coef, self._exp, kind=self._kind)

    def copy_sign(self, other, context=None):
        return _made(_number(other)._sign, self._coef, self._exp, kind=self._kind)

    def canonical(self):
        return self

    def conjugate(self):
        return self

    real = property(conjugate)
    imag = property(lambda self: Decimal(0))

    def radix(self):
        return Decimal(10)

    def same_quantum(self, other, context=None):
        other = _number(other)
        if self._kind or other._kind:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def number_class(self, context=None):
        if self._kind:
            return {'N': 'sNaN', 'n': 'NaN'}.get(self._kind) or ('-' if self._sign else '+') + 'Infinity'
        size = 'Zero' if not self._coef else 'Subnormal' if self.is_subnormal(context) else 'Normal'
        return ('-' if self._sign else '+') + size

    # === Rounding ===

    def _rescale(self, exp, rounding):
        """The number with this exponent, and whether digits were lost."""
        if self._exp >= exp:
            return _made(self._sign, self._coef * 10 ** (self._exp - exp), exp), False
        unit = 10 ** (exp - self._exp)
        coef, rest = divmod(self._coef, unit)
        if round_up(rounding, self._sign, coef, rest, unit):
            coef += 1
        return _made(self._sign, coef, exp), bool(rest)

    def quantize(self, exp, rounding=None, context=None):
        """The number with as many digits after the point as another one."""
        ctx = context or getcontext()
        exp = _number(exp)
        found = self._nan_of(exp, ctx)
        if found is not None:
            return found
        if self._kind or exp._kind:
            if self._kind and exp._kind:
                return self
            return ctx._signal(InvalidOperation, _nan())
        if not ctx.Etiny() <= exp._exp <= ctx.Emax:
            return ctx._signal(InvalidOperation, _nan())
        if self._coef and self.adjusted() - exp._exp + 1 > ctx.prec + 1:
            return ctx._signal(InvalidOperation, _nan())
        result, lost = self._rescale(exp._exp, rounding or ctx.rounding)
        if result._coef and (len(str(result._coef)) > ctx.prec or result.adjusted() > ctx.Emax):
            return ctx._signal(InvalidOperation, _nan())
        if lost:
            ctx._signal(Inexact, None)
        if exp._exp > self._exp:
            ctx._signal(Rounded, None)
        return result

    def to_integral_value(self, rounding=None, context=None):
        ctx = context or getcontext()
        found = self._nan_of(None, ctx)
        if found is not None:
            return found
        return self if self._kind or self._exp >= 0 else self._rescale(0, rounding or ctx.rounding)[0]

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        ctx = context or getcontext()
        result = self.to_integral_value(rounding, ctx)
        if not self._kind and self._exp < 0:
            ctx._signal(Rounded, None)
            if result != self:
                ctx._signal(Inexact, None)
        return result

    def normalize(self, context=None):
        """Without zeros at the end."""
        ctx = context or getcontext()
        found = self._nan_of(None, ctx)
        if found is not None:
            return found
        fit = self._fit(ctx)
        if fit._kind:
            return fit
        if not fit._coef:
            return _made(fit._sign, 0, 0)
        coef, exp = fit._coef, fit._exp
        while coef % 10 == 0 and exp < ctx.Emax:
            coef //= 10
            exp += 1
        return _made(fit._sign, coef, exp)

    def scaleb(self, other, context=None):
        ctx = context or getcontext()
        return _made(self._sign, self._coef, self._exp + int(_number(other)), kind=self._kind)._fit(ctx)

    def logb(self, context=None):
        ctx = context or getcontext()
        if not self:
            return ctx._signal(DivisionByZero, _made(1, 0, 0, kind='F'))
        return _made(0, 0, 0, kind='F') if self._kind == 'F' else Decimal(self.adjusted())._fit(ctx)

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError('optional arg must be an integer')
            return self.quantize(_made(0, 1, -n))
        return self._to_int(ROUND_HALF_EVEN)

    def _to_int(self, rounding):
        if self._kind:
            if self._kind == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        whole = self._rescale(0, rounding)[0]._coef
        return -whole if self._sign else whole

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __float__(self):
        if self.is_nan():
            if self._kind == 'N':
                raise ValueError('cannot convert signaling NaN to float')
            return -math.nan if self._sign else math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    # === Functions ===

    def sqrt(self, context=None):
        return _decimal_math.sqrt(self, context or getcontext())

    def exp(self, context=None):
        return _decimal_math.exp(self, context or getcontext())

    def ln(self, context=None):
        return _decimal_math.ln(self, context or getcontext())

    def log10(self, context=None):
        return _decimal_math.log10(self, context or getcontext())

    # === Text ===

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False, context=None):
        sign = '-' if self._sign else ''
        if self._kind:
            if self._kind == 'F':
                return sign + 'Infinity'
            return sign + ('sNaN' if self._kind == 'N' else 'NaN') + (str(self._coef) if self._coef else '')
        digits = str(self._coef)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = '0.' + '0' * -point + digits
        elif point >= len(digits):
            text = digits + '0' * (point - len(digits))
        else:
            text = digits[:point] + '.' + digits[point:]
        if left != point:
            text += ('E' if getcontext().capitals else 'e') + f'{left - point:+d}'
        return sign + text

    def to_eng_string(self, context=None):
        return self.__str__(eng=True)

    def __format__(self, spec, /):
        return _decimal_text.format(self, spec, getcontext())

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


numbers.Number.register(Decimal)


def _set(self, sign, coef, exp, kind):
    self._sign, self._coef, self._exp, self._kind = sign, coef, exp, kind
    return self


def _made(sign, coef, exp, cls=Decimal, kind=''):
    return _set(object.__new__(cls), sign, coef, exp, kind)


def _nan(cls=Decimal):
    return _made(0, 0, 0, cls, kind='n')


def _number(value):
    """An operand as a Decimal; None if it cannot be one."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


def _overflow(sign, ctx):
    away = ctx.rounding in (ROUND_UP, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN) or (
        ctx.rounding == ROUND_CEILING and not sign) or (ctx.rounding == ROUND_FLOOR and sign)
    result = _made(sign, 0, 0, kind='F') if away else _made(sign, 10 ** ctx.prec - 1, ctx.Etop())
    return ctx._signal(Overflow, result)


def _add(a, b, ctx):
    if a._kind or b._kind:
        if a._kind and b._kind and a._sign != b._sign:
            return ctx._signal(InvalidOperation, _nan())
        return a if a._kind else b
    exp = min(a._exp, b._exp)
    if not a._coef and not b._coef:
        sign = 1 if a._sign and b._sign or (a._sign != b._sign and ctx.rounding == ROUND_FLOOR) else 0
        return _made(sign, 0, exp)._fit(ctx)
    # Digits far below the other number's last one count only as "there is something".
    for x, y in ((a, b), (b, a)):
        far = x._exp - ctx.prec - 2
        if x._coef and y._coef and y.adjusted() < min(far, x.adjusted() - ctx.prec - 2):
            y = _made(y._sign, 1, min(far, x.adjusted() - ctx.prec - 2))
            a, b, exp = x, y, y._exp
            break
    left, right = a._coef * 10 ** (a._exp - exp), b._coef * 10 ** (b._exp - exp)
    total = (-left if a._sign else left) + (-right if b._sign else right)
    if not total:
        return _made(1 if ctx.rounding == ROUND_FLOOR else 0, 0, exp)._fit(ctx)
    return _made(int(total < 0), abs(total), exp)._fit(ctx)


def _subtract(a, b, ctx):
    return _add(a, b.copy_negate(), ctx)


def _multiply(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if not a or not b:
            return ctx._signal(InvalidOperation, _nan())
        return _made(sign, 0, 0, kind='F')
    return _made(sign, a._coef * b._coef, a._exp + b._exp)._fit(ctx)


def _divide(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind:
        return ctx._signal(InvalidOperation, _nan()) if b._kind else _made(sign, 0, 0, kind='F')
    if b._kind:
        ctx._signal(Clamped, None)
        return _made(sign, 0, ctx.Etiny())
    if not b._coef:
        if not a._coef:
            return ctx._signal(DivisionUndefined, _nan())
        return ctx._signal(DivisionByZero, _made(sign, 0, 0, kind='F'))
    if not a._coef:
        return _made(sign, 0, a._exp - b._exp)._fit(ctx)
    shift = len(str(b._coef)) - len(str(a._coef)) + ctx.prec + 1
    exp = a._exp - b._exp - shift
    top, bottom = (a._coef * 10 ** shift, b._coef) if shift >= 0 else (a._coef, b._coef * 10 ** -shift)
    coef, rest = divmod(top, bottom)
    if rest:
        # A digit that says that there is more.
        coef += 1 if coef % 5 == 0 else 0
    else:
        ideal = a._exp - b._exp
        while exp < ideal and coef % 10 == 0:
            coef //= 10
            exp += 1
    return _made(sign, coef, exp)._fit(ctx)


def _divided(a, b, ctx):
    """Quotient and remainder as whole numbers of units."""
    exp = min(a._exp, b._exp)
    if b._kind:
        return 0, a._coef * 10 ** max(a._exp - exp, 0), a._exp
    q, r = divmod(a._coef * 10 ** (a._exp - exp), b._coef * 10 ** (b._exp - exp))
    return q, r, exp


def _floor_divide(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind:
        return ctx._signal(InvalidOperation, _nan()) if b._kind else _made(sign, 0, 0, kind='F')
    if not b:
        if not a:
            return ctx._signal(DivisionUndefined, _nan())
        return ctx._signal(DivisionByZero, _made(sign, 0, 0, kind='F'))
    q = _divided(a, b, ctx)[0]
    if len(str(q)) > ctx.prec:
        return ctx._signal(DivisionImpossible, _nan())
    return _made(sign, q, 0)


def _remainder(a, b, ctx):
    if a._kind:
        return ctx._signal(InvalidOperation, _nan())
    if not b:
        return ctx._signal(InvalidOperation if a else DivisionUndefined, _nan())
    if b._kind:
        return a._fit(ctx)
    q, r, exp = _divided(a, b, ctx)
    if len(str(q)) > ctx.prec:
        return ctx._signal(DivisionImpossible, _nan())
    return _made(a._sign, r, exp)._fit(ctx)


def _divmod(a, b, ctx):
    if not b and a and not a._kind:
        infinite = ctx._signal(DivisionByZero, _made(a._sign ^ b._sign, 0, 0, kind='F'))
        return infinite, ctx._signal(InvalidOperation, _nan())
    return _floor_divide(a, b, ctx), _remainder(a, b, ctx)


def _power(a, b, ctx):
    return _decimal_math.power(a, b, ctx)


_OPERATIONS = {'__add__': _add, '__sub__': _subtract, '__mul__': _multiply, '__truediv__': _divide,
               '__floordiv__': _floor_divide, '__mod__': _remainder, '__divmod__': _divmod, '__pow__': _power}


def _methods(name):
    def forward(self, other):
        return self._operate(name, other, getcontext())

    def backward(self, other):
        other = _number(other)
        return NotImplemented if other is None else other._operate(name, self, getcontext())

    forward.__name__, backward.__name__ = name, '__r' + name[2:]
    return forward, backward


for _name in _OPERATIONS:
    if _name != '__pow__':
        _forward, _backward = _methods(_name)
        setattr(Decimal, _name, _forward)
        setattr(Decimal, '__r' + _name[2:], _backward)
