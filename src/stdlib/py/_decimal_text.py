"""Format specifications of decimals."""

import re

_SPEC = re.compile(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?', re.DOTALL)


def format(number, spec, ctx):
    """The number as a format specification wants it."""
    match = _SPEC.fullmatch(spec)
    if match is None:
        raise ValueError('invalid format string')
    fill, align, sign, no_minus_zero, alternate, zeros, width, separator, precision, kind = match.groups()
    width = int(width or 0)
    rounding = ctx.rounding
    if zeros:
        if fill is not None or align is not None:
            raise ValueError('invalid format string')
        fill, align = '0', '='
    fill, align = fill or ' ', align or '>'
    negative = bool(number._sign)
    if number._kind:
        body = str(number.copy_abs()) + ('%' if kind == '%' else '')
        if fill == '0' and align == '=':
            fill = ' '
        return _padded('-' if negative else {'+': '+', ' ': ' '}.get(sign, ''), body, fill, align, width)
    kind = kind or ('G' if ctx.capitals else 'g')
    if kind == '%':
        number = type(number)._of(number._sign, number._coef, number._exp + 2)
    if precision is not None:
        precision = int(precision)
        if kind in 'eE':
            if number._coef:
                number = number._rescale(number.adjusted() - precision, rounding)[0]
                if len(str(number._coef)) > precision + 1:
                    number = number._rescale(number._exp + 1, rounding)[0]
        elif kind in 'fF%':
            number = number._rescale(-precision, rounding)[0]
        elif number._coef and len(str(number._coef)) > (precision or 1):
            number = number._rescale(number.adjusted() + 1 - (precision or 1), rounding)[0]
            if len(str(number._coef)) > (precision or 1):
                number = number._rescale(number._exp + 1, rounding)[0]
    if not number._coef and number._exp > 0 and kind in 'fF%':
        number = type(number)._of(number._sign, 0, 0)
    if no_minus_zero and not number._coef:
        negative = False
    digits = str(number._coef)
    left = number._exp + len(digits)
    if kind in 'eE':
        point = 1 - precision if not number._coef and precision is not None else 1
    elif kind in 'fF%':
        point = left
    else:
        point = left if number._exp <= 0 and left > -6 else 1
    if point < 0:
        whole, part = '0', '0' * -point + digits
    elif point > len(digits):
        whole, part = digits + '0' * (point - len(digits)), ''
    else:
        whole, part = digits[:point] or '0', digits[point:]
    shown = left - point
    tail = ('.' + part if part or alternate else '')
    if kind in 'eE' or (kind in 'gGn' and shown != 0):
        tail += f'{"E" if kind in "EG" else "e"}{shown:+d}'
    tail += '%' if kind == '%' else ''
    sign = '-' if negative else {'+': '+', ' ': ' '}.get(sign, '')
    if separator:
        if fill == '0' and align == '=':
            room = width - len(tail) - len(sign)
            while len(whole) + (len(whole) - 1) // 3 < room:
                whole = '0' + whole
        first = 1 + (len(whole) - 1) % 3
        whole = whole[:first] + ''.join([separator + whole[i:i + 3] for i in range(first, len(whole), 3)])
    return _padded(sign, whole + tail, fill, align, width)


def _padded(sign, body, fill, align, width):
    room = max(width - len(sign) - len(body), 0)
    if align == '<':
        return sign + body + fill * room
    if align == '>':
        return fill * room + sign + body
    if align == '=':
        return sign + fill * room + body
    return fill * (room // 2) + sign + body + fill * (room - room // 2)
