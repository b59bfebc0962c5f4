"""Dates and times on the virtual clock. CPython has this in C, so the frames do not show."""

import time as _time
from _datetime import (_DAYS, _EPOCH, _MONTHS, MAXYEAR, MINYEAR, _check_date, _check_offset, _check_time, _clock_text,
                       _delta, _digits, _iso_date, _missing, _name, _offset_text, _with_years, date, timedelta)
from _time import _civil, _days, _strftime

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _iso_clock(text):
    """HH[:MM[:SS[.ffffff]]] → (hour, minute, second, microsecond); None if it is not."""
    text, mark, fraction = text.replace(',', '.').partition('.')
    parts = text.split(':') if ':' in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or mark and (len(parts) < 3 or not fraction.isdigit()):
        return None
    numbers = [_digits(part, 2) for part in parts]
    if None in numbers:
        return None
    return (*numbers, 0, 0)[:3] + (int(fraction[:6].ljust(6, '0')) if mark else 0,)


def _iso_time(text):
    """A time of day with a zone or without."""
    zone = None
    if text.endswith('Z'):
        text, zone = text[:-1], timezone.utc
    else:
        for sign in '+-':
            at = text.find(sign)
            if at > 0:
                parts = _iso_clock(text[at + 1:])
                if parts is None:
                    return None
                h, m, s, us = parts
                us += (h * 3600 + m * 60 + s) * 1000000
                zone = timezone(_delta(-us if sign == '-' else us)) if us else timezone.utc
                text = text[:at]
    parts = _iso_clock(text)
    return None if parts is None else (*parts, zone)


class tzinfo:
    """A time zone; subclasses say what it does."""

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None or dst is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dt += offset - dst
        return dt + dt.dst()


class timezone(tzinfo):
    """A fixed distance from UTC."""

    __slots__ = ('_offset', '_tzname')

    def __new__(cls, offset=_missing, name=None):
        if offset is _missing:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}')
        if not offset and name is None and hasattr(cls, 'utc'):
            return cls.utc
        self = object.__new__(cls)
        self._offset = offset
        self._tzname = name
        return self

    def utcoffset(self, dt, /):
        return self._offset

    def tzname(self, dt, /):
        if self._tzname is not None:
            return self._tzname
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt, /):
        return None

    def fromutc(self, dt, /):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        if self._tzname is None:
            return f'{_name(self)}({self._offset!r})'
        return f'{_name(self)}({self._offset!r}, {self._tzname!r})'

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return timezone, (self._offset,) if self._tzname is None else (self._offset, self._tzname)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        parts = _iso_time(time_string.removeprefix('T'))
        if parts is None:
            raise ValueError(f'Invalid isoformat string: {time_string!r}')
        return cls(*parts)

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime
        return _strptime_made(datetime, _strptime._strptime_datetime_time, date_string, format).timetz()

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(None))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec='auto'):
        return _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(
            self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        return f'{_name(self)}({", ".join(map(str, parts))}{_tail(self)})'

    def strftime(self, format):
        return _strftime(format, 1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1, self.tzname() or '',
                         _offset_text(self.utcoffset(), ''), self._microsecond)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return us if offset is None else us - offset._us

    def _compare(self, other, op):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if op == '==':
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        a, b = self._us(), other._us()
        return a == b if op == '==' else a < b if op == '<' else a <= b

    def __eq__(self, other):
        return self._compare(other, '==')

    def __lt__(self, other):
        return self._compare(other, '<')

    def __le__(self, other):
        return self._compare(other, '<=')

    def __gt__(self, other):
        return other._compare(self, '<') if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return other._compare(self, '<=') if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._us())

    def __reduce__(self):
        return self.__class__, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _tail(self):
    text = '' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'
    return text + (', fold=1' if self._fold else '')


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _strptime_made(cls, read, text, format):
    import _strptime_read
    _strptime_read.check(text, format)
    fields, us, (offset, zone) = read(cls, text, format)
    tz = None if offset is None else timezone(_delta(offset), *([zone] if zone else []))
    return cls(*fields[:6], us, tz)


class datetime(date):
    """A moment: day and time of day, with a zone or without."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if day is _missing:
            _missing('datetime', year=year, month=month, day=day)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _at(cls, us, tz):
        """From microseconds since 1970."""
        seconds, us = divmod(us, 1000000)
        return cls(*_civil(seconds)[:6], us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        at = cls._at(_microseconds(timestamp), tz)
        return at if tz is None else tz.fromutc(at)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        _deprecated('utcfromtimestamp', 'fromtimestamp(timestamp, datetime.UTC)')
        return cls._at(_microseconds(timestamp), None)

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        at = cls._at(_time.time_ns() // 1000, tz)
        return at if tz is None else tz.fromutc(at)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _deprecated('utcnow', 'now(datetime.UTC)')
        return cls._at(_time.time_ns() // 1000, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        for at in (10, 8, 7):
            day = _iso_date(date_string[:at])
            if day is not None and (at == 10 or 'T' == date_string[at:at + 1] or len(date_string) == at):
                rest = date_string[at + 1:]
                clock = _iso_time(rest) if rest else (0, 0, 0, 0, None)
                if clock is not None and (rest or len(date_string) == at):
                    return cls(*day, *clock)
        raise ValueError(f'Invalid isoformat string: {date_string!r}')

    @classmethod
    def strptime(cls, date_string, format, /):
        import _strptime
        return _strptime_made(cls, _strptime._strptime_datetime_datetime, date_string, format)

    def timestamp(self):
        offset = self.utcoffset()
        return (self._since() - (offset._us if offset else 0)) / 1e6

    def _since(self):
        """Microseconds since 1970 by the clock on the wall."""
        seconds = (_days(self._year, self._month, self._day) * 24 + self._hour) * 3600 + self._minute * 60
        return (seconds + self._second) * 1000000 + self._microsecond

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset('utcoffset', self._tzinfo.utcoffset(self))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        days = self.toordinal() - _days(self._year, 1, 1) - _EPOCH + 1
        dst = self.dst()
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), days, -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        at = self - offset if offset else self
        return _time.struct_time(tuple(datetime.replace(at, tzinfo=None).timetuple())[:8] + (0,))

    def astimezone(self, tz=None):
        offset = self.utcoffset() or timedelta(0)
        if tz is None:
            tz = timezone(timedelta(0), 'UTC')
        _check_zone(tz)
        if tz is self._tzinfo:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def isoformat(self, sep='T', timespec='auto'):
        return date.isoformat(self) + sep + _clock_text(
            self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        return f'{_name(self)}({", ".join(map(str, parts))}{_tail(self)})'

    def ctime(self):
        return (f'{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} '
                f'{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}')

    def strftime(self, format):
        return _strftime(_with_years(self, format), *self.timetuple(), self.tzname() or '', _offset_text(self.utcoffset(), ''),
                         self._microsecond)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        us = self._since() + other._us
        if not -62135596800000000 <= us < 253402300800000000:
            raise OverflowError('date value out of range')
        return type(self)._at(us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        return _delta(self._distance(other, "can't subtract offset-naive and offset-aware datetimes"))

    def _distance(self, other, message):
        us = self._since() - other._since()
        if self._tzinfo is other._tzinfo:
            return us
        a, b = self.utcoffset(), other.utcoffset()
        if a is None and b is None:
            return us
        if a is None or b is None:
            raise TypeError(message)
        return us - a._us + b._us

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        try:
            return self._distance(other, '') == 0
        except TypeError:
            return False

    def _order(self, other):
        return self._distance(other, "can't compare offset-naive and offset-aware datetimes")

    def __lt__(self, other):
        return self._order(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._order(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._order(other) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._order(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._since() - (offset._us if offset else 0))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, self._hour, self._minute, self._second,
                                self._microsecond, self._tzinfo)


def _microseconds(timestamp):
    """A timestamp rounded half to even."""
    if isinstance(timestamp, int):
        return timestamp * 1000000
    if not isinstance(timestamp, float):
        raise TypeError(f"'{type(timestamp).__name__}' object cannot be interpreted as an integer")
    whole = int(timestamp // 1)
    return whole * 1000000 + round((timestamp - whole) * 1e6)


def _deprecated(name, instead):
    import warnings
    warnings.warn(f'datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use '
                  f'timezone-aware objects to represent datetimes in UTC: datetime.datetime.{instead}.', DeprecationWarning)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
