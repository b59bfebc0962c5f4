"""Dates from text: what time.strptime and datetime.strptime share. `_strptime_read` does the work."""

from _strptime_read import _fields


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """A tuple like time.struct_time's, microseconds, (offset in microseconds or None, zone's name or None)."""
    for index, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            msg = "strptime() argument {} must be str, not {}"
            raise TypeError(msg.format(index, type(arg)))
    rest, found = _fields(data_string, format)
    if rest is None:
        raise ValueError("time data %r does not match format %r" %
                         (data_string, format))
    if found is None:
        if rest == '%':
            raise ValueError("stray %% in format '%s'" % format) from None
        bad_directive = rest
        raise ValueError("'%s' is a bad directive in format '%s'" %
                            (bad_directive, format)) from None
    if rest:
        raise ValueError("unconverted data remains: %s" % rest)
    return found()


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    tt = _strptime(data_string, format)[0]
    return tt


def _strptime_datetime_date(cls, data_string, format="%a %b %d %Y"):
    tt, _, _ = _strptime(data_string, format)
    return tt


def _strptime_datetime_time(cls, data_string, format="%H:%M:%S"):
    tt, fraction, gmtoff_fraction = _strptime(data_string, format)
    return tt, fraction, gmtoff_fraction


def _strptime_datetime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    tt, fraction, gmtoff_fraction = _strptime(data_string, format)
    return tt, fraction, gmtoff_fraction
