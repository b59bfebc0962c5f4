"""Time zones by name. There is no database: the commonest zones follow their present rule, which ends the run for
times before that rule (`_ZONES` has each rule as POSIX writes it, and the first year that it holds for).
"""

import functools
from datetime import datetime, timedelta, tzinfo

import _gilscope

__all__ = ['ZoneInfo', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']
_ZONES = {}
for _line in '''
    UTC0 0 UTC Etc/UTC
    EST5EDT,M3.2.0,M11.1.0 2007 America/New_York America/Toronto
    CST6CDT,M3.2.0,M11.1.0 2007 America/Chicago
    MST7MDT,M3.2.0,M11.1.0 2007 America/Denver
    PST8PDT,M3.2.0,M11.1.0 2007 America/Los_Angeles
    MST7 1968 America/Phoenix
    <-03>3 2020 America/Sao_Paulo
    CST6 2023 America/Mexico_City
    <-03>3 2010 America/Argentina/Buenos_Aires
    <-05>5 1994 America/Bogota
    AKST9AKDT,M3.2.0,M11.1.0 2007 America/Anchorage
    HST10 1948 Pacific/Honolulu
    GMT0BST,M3.5.0/1,M10.5.0 1997 Europe/London
    WET0WEST,M3.5.0/1,M10.5.0 1997 Europe/Lisbon
    CET-1CEST,M3.5.0,M10.5.0/3 1997 Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam
    CET-1CEST,M3.5.0,M10.5.0/3 1997 Europe/Brussels Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo
    CET-1CEST,M3.5.0,M10.5.0/3 1997 Europe/Copenhagen Europe/Warsaw Europe/Prague Europe/Budapest
    EET-2EEST,M3.5.0/3,M10.5.0/4 1997 Europe/Helsinki Europe/Athens Europe/Kyiv Europe/Bucharest
    MSK-3 2015 Europe/Moscow
    <+03>-3 2017 Europe/Istanbul
    <+04>-4 1920 Asia/Dubai
    PKT-5 2010 Asia/Karachi
    IST-5:30 1946 Asia/Kolkata
    <+0545>-5:45 1986 Asia/Kathmandu
    <+06>-6 2010 Asia/Dhaka
    <+07>-7 1921 Asia/Bangkok
    <+07>-7 1976 Asia/Ho_Chi_Minh
    WIB-7 1964 Asia/Jakarta
    <+08>-8 1982 Asia/Singapore
    CST-8 1992 Asia/Shanghai
    HKT-8 1980 Asia/Hong_Kong
    CST-8 1980 Asia/Taipei
    PST-8 1991 Asia/Manila
    KST-9 1989 Asia/Seoul
    JST-9 1952 Asia/Tokyo
    AEST-10AEDT,M10.1.0,M4.1.0/3 2009 Australia/Sydney Australia/Melbourne
    AEST-10 1993 Australia/Brisbane
    AWST-8 2010 Australia/Perth
    ACST-9:30ACDT,M10.1.0,M4.1.0/3 2009 Australia/Adelaide
    NZST-12NZDT,M9.5.0,M4.1.0/3 2008 Pacific/Auckland
    EET-2EEST,M4.5.5/0,M10.5.4/24 2024 Africa/Cairo
    SAST-2 1945 Africa/Johannesburg
    WAT-1 1920 Africa/Lagos
    EAT-3 1943 Africa/Nairobi
    <+0330>-3:30 2023 Asia/Tehran
    IST-2IDT,M3.4.4/26,M10.5.0 2014 Asia/Jerusalem
    <+03>-3 1948 Asia/Riyadh
    GMT0 0 GMT
    <-05>5 0 Etc/GMT+5
    '''.strip().split('\n'):
    _rule, _year, *_keys = _line.split()
    for _key in _keys:
        _ZONES[_key] = _rule, int(_year)
_ZERO = timedelta(0)


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of this name."""


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of zones is no absolute path."""


def _split(text):
    """A name at the start of a rule, and the rest."""
    if text.startswith('<'):
        end = text.index('>')
        return text[1:end], text[end + 1:]
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end], text[end:]


def _hours(text):
    """±h[:mm] in seconds."""
    sign = -1 if text.startswith('-') else 1
    hours, _, minutes = text.lstrip('+-').partition(':')
    return sign * (int(hours) * 3600 + int(minutes or 0) * 60)


def _day(rule, year):
    """The local second of a year's change, `Mm.w.d/time`, since 1970."""
    day, _, time = rule[1:].partition('/')
    month, week, weekday = map(int, day.split('.'))
    first = datetime(year, month, 1)
    ahead = (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
    at = first + timedelta(days=ahead)
    if at.month != month:
        at -= timedelta(days=7)
    return _seconds(at) + _hours(time or '2')


def _seconds(dt):
    return (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class ZoneInfo(tzinfo):
    """A zone; the same object for the same name."""

    def __new__(cls, key):
        if not isinstance(key, str):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(key).__name__}')
        return _zone(cls, key)

    @classmethod
    def no_cache(cls, key):
        return _make(cls, key)

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        _zone.cache_clear()

    @property
    def key(self):
        return self._key

    def _check(self, dt):
        if dt.year < self._since:
            _gilscope.unsupported(f'the time zone {self._key} before {self._since}')

    def _at(self, dt):
        """Whether summer time holds at a local time."""
        self._check(dt)
        if self._summer is None:
            return False
        start, end = _day(self._start, dt.year), _day(self._end, dt.year)
        difference = self._summer[1] - self._standard[1]
        if dt.fold == (difference >= 0):
            end -= difference
        else:
            start += difference
        at = _seconds(dt)
        return start <= at < end if start < end else not end <= at < start

    def _info(self, dt):
        if dt is None:
            return self._standard if not self._since else None
        return self._summer if self._at(dt) else self._standard

    def utcoffset(self, dt, /):
        info = self._info(dt)
        return info and timedelta(seconds=info[1])

    def dst(self, dt, /):
        info = self._info(dt)
        return info and timedelta(seconds=info[1] - self._standard[1])

    def tzname(self, dt, /):
        info = self._info(dt)
        return info and info[0]

    def fromutc(self, dt, /):
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        self._check(dt)
        info, fold = self._standard, 0
        if self._summer is not None:
            at = _seconds(dt)
            start = _day(self._start, dt.year) - self._standard[1]
            end = _day(self._end, dt.year) - self._summer[1]
            if start <= at < end if start < end else not end <= at < start:
                info = self._summer
            fold = int(end <= at < end + self._summer[1] - self._standard[1])
        return (dt + timedelta(seconds=info[1])).replace(fold=fold)

    def __str__(self):
        return self._key

    def __repr__(self):
        return f'zoneinfo.ZoneInfo(key={self._key!r})'

    def __reduce__(self):
        return ZoneInfo, (self._key,)


def _make(cls, key):
    if key not in _ZONES:
        if key.split('/')[0] in ('Africa', 'America', 'Antarctica', 'Arctic', 'Asia', 'Atlantic', 'Australia', 'Etc',
                                 'Europe', 'Indian', 'Pacific', 'US') or key.isupper():
            _gilscope.unsupported(f'the time zone {key}')
        raise ZoneInfoNotFoundError(f'No time zone found with key {key}')
    self = tzinfo.__new__(cls)
    self._key = key
    rule, self._since = _ZONES[key]
    zone, *changes = rule.split(',')
    name, rest = _split(zone)
    end = 0
    while end < len(rest) and (rest[end] in '+-:' or rest[end].isdigit()):
        end += 1
    offset, rest = rest[:end], rest[end:]
    self._standard = name, -_hours(offset)
    self._summer = None
    if changes:
        self._summer = _split(rest)[0], self._standard[1] + 3600
        self._start, self._end = changes
    return self


@functools.lru_cache(maxsize=None)
def _zone(cls, key):
    return _make(cls, key)
