"""Functions of complex numbers (`Modules/cmathmodule.c`)."""

import math
from math import e, inf, nan, pi, tau

infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _number(z):
    if isinstance(z, (str, bytes)):
        raise TypeError(f'must be real number, not {type(z).__name__}')
    try:
        return complex(z)
    except TypeError:
        raise TypeError(f'must be real number, not {type(z).__name__}') from None


def phase(z, /):
    """The angle, -pi to pi."""
    z = _number(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    """Length and angle."""
    z = _number(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    """From length and angle."""
    if not phi:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def exp(z, /):
    z = _number(z)
    if z.real > 708:
        # Half of it twice: e**709 is more than a float holds.
        scale = math.exp(z.real - 1)
        parts = scale * math.cos(z.imag) * math.e, scale * math.sin(z.imag) * math.e
    else:
        scale = math.exp(z.real)
        parts = scale * math.cos(z.imag), scale * math.sin(z.imag)
    if inf in parts or -inf in parts:
        raise OverflowError('math range error')
    return complex(*parts)


def sqrt(z, /):
    z = _number(z)
    if not z:
        return complex(0.0, z.imag)
    a, b = abs(z.real) / 8.0, abs(z.imag)
    s = 2.0 * math.sqrt(a + math.hypot(a, b / 8.0))
    d = b / (2.0 * s)
    if z.real >= 0:
        return complex(s, math.copysign(d, z.imag))
    return complex(d, math.copysign(s, z.imag))


def log(z, base=None, /):
    z = _number(z)
    if not z:
        raise ValueError('math domain error')
    ax, ay = abs(z.real), abs(z.imag)
    h = math.hypot(ax, ay)
    if 0.71 <= h <= 1.73:
        larger, smaller = max(ax, ay), min(ax, ay)
        real = math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0
    else:
        real = math.log(h)
    result = complex(real, math.atan2(z.imag, z.real))
    return result if base is None else result / log(base)


def log10(z, /):
    z = log(z)
    return complex(z.real / math.log(10), z.imag / math.log(10))


def sin(z, /):
    z = _number(z)
    return complex(math.sin(z.real) * math.cosh(z.imag), math.cos(z.real) * math.sinh(z.imag))


def cos(z, /):
    z = _number(z)
    return complex(math.cos(z.real) * math.cosh(z.imag), -math.sin(z.real) * math.sinh(z.imag))


def sinh(z, /):
    z = _number(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def cosh(z, /):
    z = _number(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def isfinite(z, /):
    z = _number(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _number(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _number(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Whether two numbers are nearly the same."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    a, b = _number(a), _number(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    diff = abs(a - b)
    return diff <= rel_tol * abs(b) or diff <= rel_tol * abs(a) or diff <= abs_tol
