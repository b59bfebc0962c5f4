"""`time`: clocks come from `_time`; here are time tuples."""

from _time import (ctime, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep,
                   thread_time, thread_time_ns, time, time_ns, _asctime, _civil, _days, _seconds, _strftime)

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = range(5)
CLOCK_BOOTTIME = 7
_FIELDS = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    """Nine numbers with names."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, iterable, /):
        items = tuple(iterable)
        if len(items) < 9:
            raise TypeError('time.struct_time() takes an at least 9-sequence (%d-sequence given)' % len(items))
        if len(items) > 11:
            raise TypeError('time.struct_time() takes an at most 11-sequence (%d-sequence given)' % len(items))
        self = tuple.__new__(cls, items[:9])
        self._zone = items[9:]
        return self

    @property
    def tm_zone(self):
        return self._zone[0] if self._zone else None

    @property
    def tm_gmtoff(self):
        return self._zone[1] if len(self._zone) > 1 else None

    def __repr__(self):
        return 'time.struct_time(' + ', '.join([f'{n}={v!r}' for n, v in zip(_FIELDS, self)]) + ')'

    def __reduce__(self):
        return struct_time, (tuple(self) + self._zone,)


for _at, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, property(lambda self, _at=_at: self[_at]))
struct_time.__module__ = 'time'


def gmtime(seconds=None, /):
    return struct_time(_civil(time() if seconds is None else _seconds(seconds)) + ('GMT', 0))


def localtime(seconds=None, /):
    return struct_time(_civil(time() if seconds is None else _seconds(seconds)) + ('UTC', 0))


def _tuple(value, function):
    if not isinstance(value, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(value) != 9:
        raise TypeError(function + '(): illegal time tuple argument')
    return value


def mktime(time_tuple, /):
    y, mo, d, h, mi, s = _tuple(time_tuple, 'mktime')[:6]
    y, mo = y + (mo - 1) // 12, (mo - 1) % 12 + 1
    return float((_days(y, mo, 1) + d - 1) * 86400 + h * 3600 + mi * 60 + s)


def asctime(time_tuple=None, /):
    return _asctime(localtime() if time_tuple is None else _tuple(time_tuple, 'asctime'))


def strftime(format, time_tuple=None, /):
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    t = tuple(localtime() if time_tuple is None else _tuple(time_tuple, 'strftime'))
    for at, low, high, what in ((1, 0, 12, 'month'), (2, 0, 31, 'day of month'), (3, 0, 23, 'hour'),
                                (4, 0, 59, 'minute'), (5, 0, 61, 'seconds'), (7, 0, 366, 'day of year')):
        if not low <= t[at] <= high:
            raise ValueError(what + ' out of range')
    return _strftime(format, *t, 'UTC', '+0000', 0)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    import _strptime
    return struct_time(_strptime._strptime_time(data_string, format))


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def clock_gettime_ns(clk_id, /):
    if clk_id == CLOCK_REALTIME:
        return time_ns()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return monotonic_ns()
    if clk_id == CLOCK_PROCESS_CPUTIME_ID:
        return process_time_ns()
    if clk_id == CLOCK_THREAD_CPUTIME_ID:
        return thread_time_ns()
    raise OSError(22, 'Invalid argument')


def clock_getres(clk_id, /):
    return 1e-09


def tzset():
    pass


def get_clock_info(name, /):
    from types import SimpleNamespace
    kinds = {
        'monotonic': ('clock_gettime(CLOCK_MONOTONIC)', True, False),
        'perf_counter': ('clock_gettime(CLOCK_MONOTONIC)', True, False),
        'process_time': ('clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', True, False),
        'thread_time': ('clock_gettime(CLOCK_THREAD_CPUTIME_ID)', True, False),
        'time': ('clock_gettime(CLOCK_REALTIME)', False, True),
    }
    if name not in kinds:
        raise ValueError('unknown clock')
    implementation, monotonic, adjustable = kinds[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=adjustable, resolution=1e-09)


del _at, _name
