"""Functions of `math` that hardly a program needs: gamma and error functions. `math.__getattr__` finds them here."""

from math import copysign, exp, factorial, floor, inf, isinf, isnan, log, nan, pi, pow, sin

# Lanczos' approximation with g = 6.02468 and thirteen terms, as a quotient of polynomials (Pugh 2004, Boost's lanczos13m53).
_G = 6.024680040776729583740234375
_ABOVE = (23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
          35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
          6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
          248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
          2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
          8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
          2.5066282746310002701649081771338373386264310793408)
_BELOW = (0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0,
          32670.0, 1925.0, 66.0, 1.0)


def _lanczos(x):
    above = below = 0.0
    if x < 5.0:
        for a, b in zip(reversed(_ABOVE), reversed(_BELOW)):
            above, below = above * x + a, below * x + b
    else:
        for a, b in zip(_ABOVE, _BELOW):
            above, below = above / x + a, below / x + b
    return above / below


def _sin_pi(x):
    return copysign(1.0, x) * sin(pi * (abs(x) % 2.0))


def _real(x):
    if isinstance(x, (int, float)):
        return float(x)
    number = getattr(type(x), '__float__', None) or getattr(type(x), '__index__', None)
    if number is None:
        raise TypeError(f'must be real number, not {type(x).__name__}')
    return float(number(x))


def _pole(x):
    return ValueError(f'expected a noninteger or positive integer, got {x!r}')


def gamma(x, /):
    """The factorial of x - 1, for any number."""
    x = _real(x)
    if isnan(x) or x == inf:
        return x
    if x == 0.0 or x == -inf:
        raise _pole(x)
    if x == floor(x):
        if x < 0.0:
            raise _pole(x)
        if x <= 23.0:
            return float(factorial(int(x) - 1))
    size = abs(x)
    if size < 1e-20:
        if isinf(1.0 / x):
            raise OverflowError('math range error')
        return 1.0 / x
    if size > 200.0:
        if x < 0.0:
            return 0.0 / _sin_pi(x)
        raise OverflowError('math range error')
    y = size + (_G - 0.5)
    lost = y - size - (_G - 0.5) if size > _G - 0.5 else y - (_G - 0.5) - size
    z = lost * _G / y
    if x < 0.0:
        found = -pi / _sin_pi(size) / size * exp(y) / _lanczos(size)
        found -= z * found
        if size < 140.0:
            found /= pow(y, size - 0.5)
        else:
            root = pow(y, size / 2.0 - 0.25)
            found = found / root / root
    else:
        found = _lanczos(size) / exp(y)
        found += z * found
        if size < 140.0:
            found *= pow(y, size - 0.5)
        else:
            root = pow(y, size / 2.0 - 0.25)
            found = found * root * root
    if isinf(found):
        raise OverflowError('math range error')
    return found


def lgamma(x, /):
    """The logarithm of the absolute value of gamma(x)."""
    x = _real(x)
    if isnan(x) or isinf(x):
        return x if isnan(x) else inf
    if x == floor(x) and x <= 2.0:
        if x <= 0.0:
            raise _pole(x)
        return 0.0
    size = abs(x)
    if size < 1e-20:
        return -log(size)
    found = log(_lanczos(size)) - _G + (size - 0.5) * (log(size + _G - 0.5) - 1.0)
    if x < 0.0:
        found = log(pi) - log(abs(_sin_pi(size))) - log(size) - found
    if isinf(found):
        raise OverflowError('math range error')
    return found


def _near(x):
    """erf by its series, for small x."""
    square, sum, term, n = x * x, 0.0, 1.0, 0
    terms = []
    while abs(term) > 1e-20:
        terms.append(term)
        n += 1
        term *= square / (n + 0.5)
    for term in reversed(terms):
        sum += term
    return 2.0 / 1.7724538509055160273 * x * exp(-square) * sum


def _far(x):
    """erfc by a continued fraction, for large positive x."""
    if x >= 27.3:
        return 0.0
    found = 0.0
    for n in range(250, 0, -1):
        found = n / 2.0 / (x + found)
    return exp(-x * x) / ((x + found) * 1.7724538509055160273)


def erf(x, /):
    """The error function: how probable it is that a normal value lies within x times the square root of two."""
    x = _real(x)
    if isnan(x):
        return nan
    if abs(x) < 2.0:
        return _near(x)
    return copysign(1.0 - _far(abs(x)), x)


def erfc(x, /):
    """1 - erf(x), exact where that is nearly nothing."""
    x = _real(x)
    if isnan(x):
        return nan
    if abs(x) < 1.0:
        return 1.0 - _near(x)
    return _far(x) if x > 0.0 else 2.0 - _far(-x)
