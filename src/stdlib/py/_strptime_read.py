"""What `_strptime` reads dates with."""

from _time import _days

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
           'November', 'December')
_COMPOSED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S', 'R': '%H:%M',
             'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'r': '%I:%M:%S %p'}
# Directive: longest number of digits, smallest, largest.
_NUMBERS = {'Y': (4, 0, 9999), 'm': (2, 1, 12), 'd': (2, 1, 31), 'e': (2, 1, 31), 'H': (2, 0, 23), 'I': (2, 1, 12),
            'M': (2, 0, 59), 'S': (2, 0, 61), 'j': (3, 1, 366), 'y': (2, 0, 99), 'w': (1, 0, 6), 'u': (1, 1, 7),
            'U': (2, 0, 53), 'W': (2, 0, 53), 'G': (4, 0, 9999), 'V': (2, 1, 53)}


def _number(text, at, directive):
    width, low, high = _NUMBERS[directive]
    if directive == 'e' or directive == 'd':
        while text[at:at + 1] == ' ' and width == 2:
            at += 1
            width = 1
    end = at
    while end < at + width and text[end:end + 1].isdigit():
        end += 1
    if directive in 'YG' and end - at != 4 or directive == 'y' and end - at != 2:
        return None
    while end > at:
        value = int(text[at:end])
        if low <= value <= high:
            return value, end
        end -= 1
    return None


def _name(text, at, names):
    low = text[at:].lower()
    for n, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        if low.startswith(name.lower()):
            return n, at + len(name)
    return None


def _zone(text, at):
    """±HH[:]MM[[:]SS[.ffffff]] or Z; the offset in microseconds."""
    if text[at:at + 1] == 'Z':
        return 0, at + 1
    sign = {'+': 1, '-': -1}.get(text[at:at + 1])
    digits = text[at + 1:at + 3]
    if sign is None or len(digits) != 2 or not digits.isdigit():
        return None
    hours, at = int(digits), at + 3
    colon = text[at:at + 1] == ':'
    at += colon
    if not text[at:at + 2].isdigit() or len(text[at:at + 2]) != 2:
        return None
    seconds, at = hours * 3600 + int(text[at:at + 2]) * 60, at + 2
    more = at + colon
    if text[at:more] == ':' * colon and text[more:more + 2].isdigit() and len(text[more:more + 2]) == 2:
        seconds, at = seconds + int(text[more:more + 2]), more + 2
    return sign * seconds * 1000000, at


def _need_year(format):
    """A day of the month says nothing certain without a year."""
    used = {part[:1] for part in format.replace('%%', '').split('%')[1:]}
    if used & set('YycxDFGs'):
        return
    if 'd' in used:
        raise ValueError("Day of month directive '%d' may not be used without a year directive. Parsing dates "
                         'involving a day of month without a year is ambiguous and fails to parse leap day. Add a '
                         'year to the input and format. See https://github.com/python/cpython/issues/70647.')
    if 'e' in used:
        import warnings
        warnings.warn('''Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. '%e' without a year will become an error in Python 3.17.
To avoid trouble, add a specific year to the input and format.
See https://github.com/python/cpython/issues/70647.''', DeprecationWarning,
                      skip_file_prefixes=('/usr/lib/python3.15/',))


def check(text, format):
    for at, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {at + 1} must be str, not {type(value).__name__}')


def _fields(text, format):
    """What is left of the text, and a function that gives the fields; None, None if it does not match."""
    _need_year(format)
    found = {}
    fraction, offset, zone, pm = 0, None, None, None
    wanted = format
    for directive, composed in _COMPOSED.items():
        wanted = wanted.replace('%' + directive, composed)
    at = i = 0
    while i < len(wanted):
        c = wanted[i]
        i += 1
        if c.isspace():
            while i < len(wanted) and wanted[i].isspace():
                i += 1
            if not text[at:at + 1].isspace():
                return None, None
            while text[at:at + 1].isspace():
                at += 1
            continue
        if c != '%':
            if text[at:at + 1].lower() != c.lower():
                return None, None
            at += 1
            continue
        d = wanted[i:i + 1]
        i += 1
        if not d:
            return '%', None
        if d in _NUMBERS:
            hit = _number(text, at, d)
            if hit:
                found[d.replace('e', 'd')] = hit[0]
        elif d in 'aA':
            hit = _name(text, at, _DAYS if d == 'A' else [n[:3] for n in _DAYS])
            if hit:
                found['a'] = hit[0]
        elif d in 'bBh':
            hit = _name(text, at, _MONTHS if d == 'B' else [n[:3] for n in _MONTHS])
            if hit:
                found['m'] = hit[0] + 1
        elif d == 'p':
            hit = _name(text, at, ('AM', 'PM'))
            if hit:
                pm = hit[0]
        elif d == 'f':
            end = at
            while end < at + 6 and text[end:end + 1].isdigit():
                end += 1
            hit = end > at and (0, end)
            if hit:
                fraction = int(text[at:end].ljust(6, '0'))
        elif d == 'z':
            hit = _zone(text, at)
            if hit:
                offset = hit[0]
        elif d == 'Z':
            hit = _name(text, at, ('UTC', 'GMT'))
            if hit:
                zone = text[at:hit[1]]
        elif d == '%':
            hit = text[at:at + 1] == '%' and (0, at + 1)
        else:
            return d, None
        if not hit:
            return None, None
        at = hit[1]
    return text[at:], lambda: (_whole(found, pm), fraction, (offset, zone))


def _whole(found, pm):
    year, month, day = found.get('Y'), found.get('m', 1), found.get('d', 1)
    if year is None and 'y' in found:
        year = found['y'] + (2000 if found['y'] <= 68 else 1900)
    base = 1900 if year is None else year
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + 12 * bool(pm)
    weekday = found.get('a')
    if 'w' in found:
        weekday = (found['w'] - 1) % 7
    if 'u' in found:
        weekday = found['u'] - 1
    ordinal = None
    if 'j' in found:
        ordinal = _days(base, 1, 1) + found['j'] - 1
    elif 'G' in found and 'V' in found and weekday is not None:
        fourth = _days(found['G'], 1, 4)
        ordinal = fourth - (fourth + 3) % 7 + (found['V'] - 1) * 7 + weekday
    elif weekday is not None and ('U' in found or 'W' in found) and year is not None:
        first = _days(base, 1, 1)
        shift = (first + 3) % 7 if 'W' in found else (first + 4) % 7
        at = weekday if 'W' in found else (weekday + 1) % 7
        ordinal = first - shift + 7 * found.get('W', found.get('U')) + at
        if not shift:
            ordinal -= 7
    if ordinal is not None:
        from _time import _civil
        base, month, day = _civil(ordinal * 86400)[:3]
    leap = base % 4 == 0 and (base % 100 != 0 or base % 400 == 0)
    if year is None and month == 2 and day == 29:
        leap, base = True, 1904 if base == 1900 else base
    last = 29 if month == 2 and leap else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if day > last:
        raise ValueError('day is out of range for month' if year is None else
                         f'day {day} must be in range 1..{last} for month {month} in year {year}')
    days = _days(base, month, day)
    if weekday is None or ordinal is not None:
        weekday = (days + 3) % 7
    shown = 1900 if year is None and ordinal is None else base
    return (shown, month, day, hour, found.get('M', 0), found.get('S', 0), weekday, days - _days(base, 1, 1) + 1, -1)
