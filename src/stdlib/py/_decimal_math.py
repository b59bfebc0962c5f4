"""Square root, exponential, logarithms and powers of decimals, by whole numbers with digits to spare.

A function is computed with ever more digits until the rounding is certain. Start reading at `_certain`.
"""

import math


def _parts():
    import decimal
    return decimal


def sqrt(x, ctx):
    d = _parts()
    found = x._nan_of(None, ctx)
    if found is not None:
        return found
    if x._kind or not x._coef:
        if x._kind and x._sign:
            return ctx._signal(d.InvalidOperation, d._nan())
        return x if x._kind else d._made(x._sign, 0, x._exp >> 1)._fit(ctx)
    if x._sign:
        return ctx._signal(d.InvalidOperation, d._nan())
    coef, ideal = x._coef, x._exp >> 1
    if x._exp & 1:
        coef *= 10
    shift = ctx.prec + 2 - (len(str(coef)) + 1) // 2
    if shift >= 0:
        scaled, exact = coef * 100 ** shift, True
    else:
        scaled, rest = divmod(coef, 100 ** -shift)
        exact = not rest
    root = math.isqrt(scaled)
    exact = exact and root * root == scaled
    exp = ideal - shift
    if exact:
        while exp < ideal and root % 10 == 0:
            root //= 10
            exp += 1
        if exp > ideal:
            root *= 10 ** (exp - ideal)
            exp = ideal
    elif root % 5 == 0:
        root += 1
    return _even(d._made(0, root, exp), ctx)


def _even(number, ctx):
    """Fit with halves to even, whatever the context says."""
    saved = ctx.rounding
    ctx.rounding = 'ROUND_HALF_EVEN'
    try:
        return number._fit(ctx)
    finally:
        ctx.rounding = saved


def _certain(compute, ctx):
    """compute(digits) gives a whole number within 2 of the truth, and its exponent; more digits until that decides."""
    d = _parts()
    digits = ctx.prec + 8
    while True:
        coef, exp = compute(digits)
        size = len(str(abs(coef)))
        extra = size - ctx.prec
        if extra >= 3:
            rest = abs(coef) % 10 ** extra
            half = 5 * 10 ** (extra - 1)
            if 3 <= rest <= 10 ** extra - 3 and abs(rest - half) >= 3:
                break
        digits += 8 + digits // 4
    return _even(d._made(int(coef < 0), abs(coef), exp), ctx)


def _ln_fixed(n, m, p):
    """ln(n / m) * 10**p for positive whole numbers."""
    scale = 10 ** (p + 10)
    # Bring the ratio near 1 by powers of two, then by square roots.
    k = n.bit_length() - m.bit_length()
    x = (n * scale >> k) // m if k >= 0 else (n << -k) * scale // m
    roots = 0
    while abs(x - scale) > scale >> 8:
        x = math.isqrt(x * scale)
        roots += 1
        if roots > 12:
            break
    y = (x - scale) * scale // (x + scale)
    total = _atanh(y, scale) * 2 << roots
    if k:
        total += k * _ln2(scale)
    return total // 10 ** 10


def _atanh(y, scale):
    total, term, square, i = 0, y, y * y // scale, 1
    while term:
        total += term // i
        term = term * square // scale
        i += 2
        if term in (0, -1):
            break
    return total


_ln2_cache = {}


def _ln2(scale):
    if scale not in _ln2_cache:
        _ln2_cache.clear()
        wide = scale * 1000
        _ln2_cache[scale] = 2 * _atanh(wide // 3, wide) // 1000
    return _ln2_cache[scale]


def _exp_fixed(x, p):
    """exp(x / 10**p) as (coefficient, exponent), with about p correct digits."""
    scale = 10 ** p
    ln10 = _ln_fixed(10, 1, p)
    shift, x = divmod(x, ln10)
    halvings = 8
    wide = scale * 10 ** 12
    x = (x * 10 ** 12) >> halvings
    total = term = wide
    i = 1
    while term:
        term = term * x // wide // i
        total += term
        i += 1
    for _ in range(halvings):
        total = total * total // wide
    return total // 10 ** 12, shift - p


def exp(x, ctx):
    d = _parts()
    found = x._nan_of(None, ctx)
    if found is not None:
        return found
    if x._kind:
        return d._made(0, 0, 0) if x._sign else x
    if not x._coef:
        return d.Decimal(1)
    if x.adjusted() > len(str(ctx.Emax)) + 1:
        return d._made(0, 0, ctx.Etiny())._fit(ctx) if x._sign else d._overflow(0, ctx)
    if x.adjusted() < -ctx.prec - 1:
        # Too small to matter: the nearest number to 1 on its side, rounded.
        one = 10 ** (ctx.prec + 1)
        return _even(d._made(0, one - 1 if x._sign else one + 1, -ctx.prec - 1), ctx)

    def compute(digits):
        p = digits + max(x.adjusted(), 0) + 5
        fixed = _shifted(x._coef, x._exp + p)
        coef, e = _exp_fixed(-fixed if x._sign else fixed, p)
        drop = max(len(str(coef)) - digits, 0)
        return coef // 10 ** drop, e + drop

    return _certain(compute, ctx)


def _shifted(coef, by):
    return coef * 10 ** by if by >= 0 else coef // 10 ** -by


def _log(x, ctx, base10):
    d = _parts()
    found = x._nan_of(None, ctx)
    if found is not None:
        return found
    if not x:
        return d._made(1, 0, 0, kind='F')
    if x._sign:
        return ctx._signal(d.InvalidOperation, d._nan())
    if x._kind:
        return x
    text = str(x._coef)
    if text.rstrip('0') == '1' and base10:
        return d.Decimal(x._exp + len(text) - 1)._fit(ctx)
    if x == 1:
        return d.Decimal(0)
    n, m = x.as_integer_ratio()

    def compute(digits):
        # Near 1 the logarithm begins with zeros.
        extra = 0 if n > 2 * m or m > 2 * n else max(len(str(m)) - len(str(abs(n - m))), 0)
        p = digits + extra + 6
        value = _ln_fixed(n, m, p)
        if base10:
            value = value * 10 ** p // _ln_fixed(10, 1, p)
        drop = max(len(str(abs(value))) - digits, 0)
        sign = -1 if value < 0 else 1
        return sign * (abs(value) // 10 ** drop), drop - p

    return _certain(compute, ctx)


def ln(x, ctx):
    return _log(x, ctx, False)


def log10(x, ctx):
    return _log(x, ctx, True)


def power(a, b, ctx):
    d = _parts()
    if not b._kind and not b._coef:
        if not a:
            return ctx._signal(d.InvalidOperation, d._nan())
        return d.Decimal(1)
    whole = b._whole()
    sign = 1 if a._sign and whole and int(b) % 2 else 0
    if a._sign and a and not whole and not b._kind:
        return ctx._signal(d.InvalidOperation, d._nan())
    if not a:
        if b._sign:
            return d._made(sign, 0, 0, kind='F')
        return d._made(sign, 0, 0)
    if a._kind or b._kind:
        size = 1 if a._kind else a.copy_abs()._order(d.Decimal(1))
        if size == 0:
            ctx._signal(d.Inexact, None)
            ctx._signal(d.Rounded, None)
            return d._made(sign, 10 ** (ctx.prec - 1), 1 - ctx.prec)
        grows = (size > 0) != bool(b._sign)
        return d._made(sign, 0, 0, kind='F') if grows else d._made(sign, 0, 0)
    if whole and abs(int(b)) * len(str(a._coef)) <= 20000:
        n = int(b)
        exact = d._made(sign, a._coef ** abs(n), a._exp * abs(n))
        return exact._fit(ctx) if n >= 0 else d._divide(d.Decimal(1), exact, ctx)
    if a.copy_abs() == 1:
        ctx._signal(d.Inexact, None)
        ctx._signal(d.Rounded, None)
        return d._made(sign, 10 ** (ctx.prec - 1), 1 - ctx.prec)
    wide = ctx.copy()
    wide.prec = ctx.prec + 12 + max(b.adjusted(), 0)
    wide.clear_traps()
    log = _log(a.copy_abs(), wide, False)
    result = exp(d._multiply(log, b, wide), wide)
    root = _exact_root(a, b, result, ctx)
    if root is not None:
        return root
    ctx._signal(d.Inexact, None)
    return d._made(sign, result._coef, result._exp, kind=result._kind)._fit(ctx)


def _exact_root(a, b, near, ctx):
    """If the power is exact (4 ** 0.5), that; CPython shows it with all digits of the precision."""
    d = _parts()
    if near._kind:
        return None
    short = d.Context(prec=ctx.prec)
    guess = near._fit(short).normalize(short)
    n, m = b.as_integer_ratio()
    if n <= 0 or m > 64 or n > 64 or len(str(guess._coef)) > ctx.prec:
        return None
    if guess._coef ** m * len(str(guess._coef)) and d._made(0, guess._coef ** m, guess._exp * m) == \
            d._made(0, a._coef ** n, a._exp * n):
        digits = len(str(guess._coef))
        ctx._signal(d.Inexact, None)
        ctx._signal(d.Rounded, None)
        return d._made(0, guess._coef * 10 ** (ctx.prec - digits), guess._exp - (ctx.prec - digits))
    return None
