"""What `datetime` is made of: lengths of time and days."""

import time as _time
from _time import _civil, _days, _strftime

__name__ = 'datetime'  # the module of the classes below
MINYEAR, MAXYEAR = 1, 9999
_EPOCH = 719163  # ordinal of 1970-01-01
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 28 + _leap(year) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _index(value):
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    last = _month_days(year, month)
    if not 1 <= day <= last:
        raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')
    return year, month, day


def _missing(kind, **given):
    """Complains of the first part of a date that was not given."""
    for at, name in enumerate(given, 1):
        if given[name] is _missing:
            raise TypeError(f"{kind}() missing required argument '{name}' (pos {at})")


def _check_time(hour, minute, second, microsecond, fold):
    for name, value, high in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                              ('microsecond', microsecond, 999999)):
        if not 0 <= _index(value) <= high:
            raise ValueError(f'{name} must be in 0..{high}, not {value}')
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not timedelta(-1) < offset < timedelta(1):
        raise ValueError(f'offset must be a timedelta strictly between -timedelta(hours=24) and '
                         f'timedelta(hours=24), not {offset!r}.')
    return offset


def _offset_text(offset, sep=':'):
    if offset is None:
        return ''
    sign, us = ('-', -offset._us) if offset._us < 0 else ('+', offset._us)
    minutes, us = divmod(us, 60000000)
    text = f'{sign}{minutes // 60:02}{sep}{minutes % 60:02}'
    if us:
        text += f'{sep}{us // 1000000:02}'
        if us % 1000000:
            text += f'.{us % 1000000:06}'
    return text


def _clock_text(h, m, s, us, spec):
    if spec == 'auto':
        spec = 'microseconds' if us else 'seconds'
    if spec == 'hours':
        return f'{h:02}'
    if spec == 'minutes':
        return f'{h:02}:{m:02}'
    if spec == 'seconds':
        return f'{h:02}:{m:02}:{s:02}'
    if spec == 'milliseconds':
        return f'{h:02}:{m:02}:{s:02}.{us // 1000:03}'
    if spec == 'microseconds':
        return f'{h:02}:{m:02}:{s:02}.{us:06}'
    raise ValueError('Unknown timespec value')


class _Total:
    """The time of a timedelta in microseconds, from exact parts and floats."""

    def __init__(self):
        self.exact = 0
        self.rest = 0.0

    def add(self, value, unit):
        if isinstance(value, int):
            self.exact += value * unit
        elif isinstance(value, float):
            if value != value:
                raise ValueError('cannot convert float NaN to integer')
            if value in (float('inf'), float('-inf')):
                raise OverflowError('cannot convert float infinity to integer')
            whole = int(value)
            self.exact += whole * unit
            self.rest += (value - whole) * unit
        else:
            return False
        return True


class timedelta:
    """A length of time in whole microseconds."""

    __slots__ = ('_us', '_hash')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = _Total()
        for name, value, unit in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                  ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
                                  ('hours', hours, 3600000000), ('days', days, 86400000000),
                                  ('weeks', weeks, 604800000000)):
            if not total.add(value, unit):
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        whole = int(total.rest)
        us = total.exact + whole + round(total.rest - whole)
        if not -2147483648 <= us // 86400000000 <= 2147483647:
            raise OverflowError('Python int too large to convert to C int')
        return _delta(us, cls)

    @property
    def days(self):
        return self._us // 86400000000

    @property
    def seconds(self):
        return self._us // 1000000 % 86400

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 10**6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self.days), ('seconds', self.seconds),
                                                       ('microseconds', self.microseconds)) if value]
        name = type(self).__qualname__
        return f"{'datetime.' if type(self).__module__ == 'datetime' else ''}{name}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02}:{seconds:02}'
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        if self.microseconds:
            text += f'.{self.microseconds:06}'
        return text

    def __add__(self, other):
        return _delta(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _delta(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._us)

    def __pos__(self):
        return _delta(self._us)

    def __abs__(self):
        return _delta(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_round(self._us * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _delta(_divide_round(self._us, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_round(self._us * b, a))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return _delta(self._us // other)
        return NotImplemented

    def __mod__(self, other):
        return _delta(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._us, other._us)
        return q, _delta(r)

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._us != 0

    def __reduce__(self):
        return self.__class__, (self.days, self.seconds, self.microseconds)


def _divide_round(a, b):
    """a/b to the nearest whole number, ties to even."""
    if b == 0:
        raise ZeroDivisionError('division by zero')
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2:
        q += 1
    return q


def _delta(us, cls=timedelta):
    days = us // 86400000000
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f'days={days}; must have magnitude <= 999999999')
    self = object.__new__(cls)
    self._us = us
    return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % tuple(self)


def _with_years(day, format):
    """The format with years of four digits, which `strftime` of C does not write."""
    if day._year > 999:
        return format
    parts = format.split('%%')
    year, iso = f'{day._year:04}', f'{day.isocalendar()[0]:04}'
    return '%%'.join([part.replace('%F', '%Y-%m-%d').replace('%Y', year).replace('%G', iso) for part in parts])


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        if day is _missing:
            _missing('date', year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_civil(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_civil((n - _EPOCH) * 86400)[:3])

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        parts = _iso_date(date_string)
        if parts is None:
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
        fourth = _days(year, 1, 4)
        first = fourth - (fourth + 3) % 7
        following = _days(year + 1, 1, 4)
        weeks = (following - (following + 3) % 7 - first) // 7
        if not 1 <= week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(first + (week - 1) * 7 + day - 1 + _EPOCH)

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime
        import _strptime_read
        _strptime_read.check(date_string, format)
        return cls(*_strptime._strptime_datetime_date(cls, date_string, format)[:3])

    def toordinal(self):
        return _days(self._year, self._month, self._day) + _EPOCH

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        ordinal = self.toordinal()
        thursday = ordinal - self.weekday() + 3
        year = _civil((thursday - _EPOCH) * 86400)[0]
        return IsoCalendarDate(year, (thursday - _days(year, 1, 1) - _EPOCH) // 7 + 1, self.isoweekday())

    def isoformat(self):
        return f'{self._year:04}-{self._month:02}-{self._day:02}'

    __str__ = isoformat

    def __repr__(self):
        return f'{_name(self)}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return f'{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} 00:00:00 {self._year:04}'

    def timetuple(self):
        days = self.toordinal() - _days(self._year, 1, 1) - _EPOCH + 1
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), days, -1))

    def strftime(self, format):
        return _strftime(_with_years(self, format), *self.timetuple(), '', '', 0)

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _from_ordinal(type(self), self.toordinal() + other.days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _from_ordinal(type(self), self.toordinal() - other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _plain(self, other):
        return isinstance(other, date) and not hasattr(other, '_hour')

    def __eq__(self, other):
        return self._key() == other._key() if self._plain(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._plain(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._plain(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._plain(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._plain(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return self.__class__, self._key()


def _name(self):
    cls = type(self)
    return ('datetime.' if cls.__module__ == 'datetime' else '') + cls.__qualname__


def _from_ordinal(cls, n):
    if not 1 <= n <= 3652059:
        raise OverflowError('date value out of range')
    return cls.fromordinal(n)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _digits(text, n):
    return int(text) if len(text) == n and text.isascii() and text.isdigit() else None


def _iso_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD; None if it is none of them."""
    year = _digits(text[:4], 4)
    if year is None:
        return None
    rest = text[4:]
    dashed = rest[:1] == '-'
    rest = rest[dashed:]
    if rest[:1] == 'W':
        week = _digits(rest[1:3], 2)
        rest = rest[3:]
        if week is None or rest and (rest[:1] == '-') != dashed:
            return None
        day = _digits(rest[dashed:], 1) if rest else 1
        return None if day is None else date.fromisocalendar(year, week, day)._key()
    month = _digits(rest[:2], 2)
    if dashed and rest[2:3] != '-':
        return None
    day = _digits(rest[2 + dashed:], 2)
    return None if month is None or day is None else (year, month, day)
