"""Languages and countries: here there is only the locale C.UTF-8."""

import _gilscope

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'localeconv', 'strcoll',
           'strxfrm', 'str', 'atof', 'atoi', 'format_string', 'normalize', 'getencoding', 'LC_CTYPE', 'LC_COLLATE',
           'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


_set = dict.fromkeys(range(7), 'C')
_set[LC_CTYPE] = 'C.UTF-8'


def setlocale(category, locale=None):
    """Only C, POSIX and C.UTF-8 can be set."""
    if category not in range(7):
        raise Error('invalid locale category')
    if locale is not None:
        if isinstance(locale, tuple):
            locale = '.'.join(part for part in locale if part)
        locale = {'': 'C.UTF-8', 'POSIX': 'C', 'C.UTF8': 'C.UTF-8', 'C.utf8': 'C.UTF-8'}.get(locale, locale)
        if locale not in ('C', 'C.UTF-8'):
            raise Error('unsupported locale setting')
        for one in range(6) if category == LC_ALL else (category,):
            _set[one] = locale
    if category == LC_ALL:
        values = {_set[one] for one in range(6)}
        if len(values) > 1:
            names = ('LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES')
            return ';'.join([f'{name}={_set[at]}' for at, name in enumerate(names)] +
                            [f'{name}=C' for name in ('LC_PAPER', 'LC_NAME', 'LC_ADDRESS', 'LC_TELEPHONE',
                                                      'LC_MEASUREMENT', 'LC_IDENTIFICATION')])
        return values.pop()
    return _set[category]


def getlocale(category=LC_CTYPE):
    return (None, None) if _set[category] == 'C' else ('C', 'UTF-8')


def getdefaultlocale(envvars=None):
    return 'C', 'UTF-8'


def getencoding():
    return 'utf-8'


def getpreferredencoding(do_setlocale=True):
    return 'utf-8'


def localeconv():
    """How numbers are written in the locale C."""
    return {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '',
            'mon_grouping': [], 'positive_sign': '', 'negative_sign': '', 'int_frac_digits': 127, 'frac_digits': 127,
            'p_cs_precedes': 127, 'p_sep_by_space': 127, 'n_cs_precedes': 127, 'n_sep_by_space': 127,
            'p_sign_posn': 127, 'n_sign_posn': 127, 'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def strcoll(a, b, /):
    return (a > b) - (a < b)


def strxfrm(string, /):
    return string


def str(val):
    return '%.12g' % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def normalize(localename):
    _gilscope.unsupported('locale.normalize')
