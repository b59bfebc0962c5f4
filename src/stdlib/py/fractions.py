"""Exact rational numbers."""

import math
import numbers
import operator
import re
from decimal import Decimal

__all__ = ['Fraction']

_MODULUS = (1 << 61) - 1
_TEXT = re.compile(r'\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)'
                   r'(?:(?:\s*/\s*(\d+(?:_\d+)*))?|(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*')
_SPEC = re.compile(r'(?:(.)?([<>=^]))?([-+ ]?)(z)?(#)?(0(?=\d))?(\d+)?([,_])?(?:\.(\d+)([,_])?)?([eEfFgG%])')
_GENERAL = re.compile(r'(?:(.)?([<>=^]))?([-+ ]?)(#)?(0(?=\d))?(\d+)?([,_])?')


class Fraction(numbers.Rational):
    """numerator / denominator in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, (float, Decimal)) or (not isinstance(numerator, type)
                                                           and hasattr(numerator, 'as_integer_ratio')):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if isinstance(numerator, str):
                self._numerator, self._denominator = _parse(numerator)
                return self
            raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() method')
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_number(cls, number):
        if type(number) is int:
            return cls._made(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._made(number.numerator, number.denominator)
        if isinstance(number, float) or (not isinstance(number, type) and hasattr(number, 'as_integer_ratio')):
            return cls._made(*number.as_integer_ratio())
        raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls._made(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls._made(*dec.as_integer_ratio())

    @classmethod
    def _made(cls, numerator, denominator):
        """A fraction whose parts are in lowest terms already."""
        self = object.__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator no greater: by continued fractions."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._made(p1, q1)
        return Fraction._made(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, spec, /):
        match = _GENERAL.fullmatch(spec)
        if match:
            return self._general(match)
        match = _SPEC.fullmatch(spec)
        if match and (match[2] is None or not match[6]):
            return self._floating(match)
        raise ValueError(f'Invalid format specifier {spec!r} for object of type {type(self).__name__!r}')

    def _general(self, match):
        fill, align, sign, alternate, zeros, width, separator = match.groups()
        body = f'{abs(self._numerator):{separator or ""}}'
        if self._denominator > 1 or alternate:
            body += f'/{self._denominator:{separator or ""}}'
        sign = '-' if self._numerator < 0 else '' if sign in ('', '-') else sign
        return _pad(sign, body, fill or ' ', align or '>', int(width or 0), zeros)

    def _floating(self, match):
        fill, align, sign, no_minus_zero, alternate, zeros, width, separator, precision, after, kind = match.groups()
        precision = 6 if precision is None else int(precision)
        low = kind.lower()
        if low in 'f%':
            exponent = -precision - (2 if low == '%' else 0)
            negative, digits = _round_to_exponent(self._numerator, self._denominator, exponent, no_minus_zero)
            scientific, point = False, precision
        else:
            figures = precision + 1 if low == 'e' else max(precision, 1)
            negative, digits, exponent = _round_to_figures(self._numerator, self._denominator, figures)
            if low == 'e':
                scientific, point = True, precision
            else:
                scientific = exponent > 0 or figures + exponent <= -4
                point = figures - 1 if scientific else -exponent
        suffix = '%' if low == '%' else ''
        if scientific:
            suffix = f'{kind if kind in "eE" else "E" if kind == "G" else "e"}{exponent + point:+03d}'
        text = f'{digits:0{point + 1}d}'
        whole, part = text[:len(text) - point], text[len(text) - point:]
        if low == 'g' and not alternate:
            part = part.rstrip('0')
        if after:
            part = after.join(part[i:i + 3] for i in range(0, len(part), 3))
        dot = '.' if part or alternate else ''
        sign = '-' if negative else '' if sign in ('', '-') else sign
        tail = dot + part + suffix
        if zeros:
            room = int(width or 0) - len(sign) - len(tail)
            whole = whole.zfill(3 * room // 4 + 1 if separator else room)
        if separator:
            first = 1 + (len(whole) - 1) % 3
            whole = whole[:first] + ''.join(separator + whole[i:i + 3] for i in range(first, len(whole), 3))
        return _pad(sign, whole + tail, fill or ' ', align or '>', int(width or 0), None)

    def __add__(a, b):
        return _operate(a, b, '__add__')

    def __radd__(b, a):
        return _reflect(b, a, '__add__')

    def __sub__(a, b):
        return _operate(a, b, '__sub__')

    def __rsub__(b, a):
        return _reflect(b, a, '__sub__')

    def __mul__(a, b):
        return _operate(a, b, '__mul__')

    def __rmul__(b, a):
        return _reflect(b, a, '__mul__')

    def __truediv__(a, b):
        return _operate(a, b, '__truediv__')

    def __rtruediv__(b, a):
        return _reflect(b, a, '__truediv__')

    def __floordiv__(a, b):
        return _operate(a, b, '__floordiv__')

    def __rfloordiv__(b, a):
        return _reflect(b, a, '__floordiv__')

    def __mod__(a, b):
        return _operate(a, b, '__mod__')

    def __rmod__(b, a):
        return _reflect(b, a, '__mod__')

    def __divmod__(a, b):
        return _operate(a, b, '__divmod__')

    def __rdivmod__(b, a):
        return _reflect(b, a, '__divmod__')

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._made(a._numerator ** power, a._denominator ** power)
            if a._numerator > 0:
                return Fraction._made(a._denominator ** -power, a._numerator ** -power)
            if a._numerator == 0:
                raise ZeroDivisionError(f'Fraction({a._denominator ** -power}, 0)')
            return Fraction._made((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(self):
        return Fraction._made(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._made(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._made(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            double = rest * 2
            if double < self._denominator or (double == self._denominator and whole % 2 == 0):
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if math.isnan(other) or math.isinf(other) else op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _exact(na, da, nb, db, name):
    """The operation on two fractions."""
    if name == '__add__':
        return Fraction(na * db + nb * da, da * db)
    if name == '__sub__':
        return Fraction(na * db - nb * da, da * db)
    if name == '__mul__':
        return Fraction(na * nb, da * db)
    if name == '__truediv__':
        if nb == 0:
            raise ZeroDivisionError(f'Fraction({na * db // math.gcd(na * db, da) if na else 0}, 0)')
        return Fraction(na * db, da * nb)
    if name == '__floordiv__':
        return na * db // (da * nb)
    if name == '__mod__':
        return Fraction(na * db % (nb * da), da * db)
    whole, rest = divmod(na * db, da * nb)
    return whole, Fraction(rest, da * db)


def _operate(a, b, name):
    if isinstance(b, (int, Fraction)):
        return _exact(a._numerator, a._denominator, b.numerator, b.denominator, name)
    if isinstance(b, (float, complex)):
        return getattr(operator, name)(float(a), b) if name != '__divmod__' else divmod(float(a), b)
    return NotImplemented


def _reflect(b, a, name):
    if isinstance(a, numbers.Rational):
        return _exact(a.numerator, a.denominator, b._numerator, b._denominator, name)
    if isinstance(a, numbers.Real):
        return getattr(operator, name)(float(a), float(b)) if name != '__divmod__' else divmod(float(a), float(b))
    if isinstance(a, numbers.Complex):
        return getattr(operator, name)(complex(a), float(b))
    return NotImplemented


def _parse(text):
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    sign, whole, denominator, decimals, exponent = match.groups()
    numerator = int(whole or '0')
    if denominator:
        denominator = int(denominator)
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
    else:
        denominator = 1
        if decimals:
            decimals = decimals.replace('_', '')
            scale = 10 ** len(decimals)
            numerator = numerator * scale + int(decimals)
            denominator *= scale
        if exponent:
            exponent = int(exponent)
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    common = math.gcd(numerator, denominator)
    numerator, denominator = numerator // common, denominator // common
    return (-numerator if sign == '-' else numerator), denominator


def _pad(sign, body, fill, align, width, zeros):
    room = width - len(sign) - len(body)
    if room <= 0:
        return sign + body
    if zeros:
        return sign + '0' * room + body
    if align == '>':
        return fill * room + sign + body
    if align == '<':
        return sign + body + fill * room
    if align == '^':
        left = room // 2
        return fill * left + sign + body + fill * (room - left)
    return sign + fill * room + body


def _round_to_exponent(n, d, exponent, no_minus_zero=False):
    """The sign and the number of times 10**exponent goes into n/d, halves to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    negative = q < 0 if no_minus_zero else n < 0
    return negative, abs(q)


def _round_to_figures(n, d, figures):
    """Sign, digits and exponent of n/d with so many significant digits."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    m = len(top) - len(bottom) + (bottom <= top)
    exponent = m - figures
    negative, digits = _round_to_exponent(n, d, exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return negative, digits, exponent
