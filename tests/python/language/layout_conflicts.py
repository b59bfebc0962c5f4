"""Which built-in types can be bases together, and what cannot be set on whom."""


def attempt(what, run):
    try:
        print(what, '->', run())
    except Exception as error:
        print(what, '->', type(error).__name__, error)


class Slotted:
    __slots__ = ('a',)


for bases in ((int, str), (int, float), (list, dict), (int, bool), (str, tuple), (Exception, int), (OSError, KeyError),
              (ValueError, KeyError), (bytes, str), (set, list), (dict, Exception), (OSError, SyntaxError),
              (int, object), (type, int), (ImportError, NameError), (RuntimeError, OSError), (Slotted, int)):
    attempt(' '.join(base.__name__ for base in bases), lambda: type('T', bases, {}).__mro__[-2].__name__)

attempt('class statement', lambda: exec('class C(int, str): pass'))
attempt('set on a list', lambda: setattr([], 'x', 1))
attempt('delete from a list', lambda: delattr([], 'x'))
attempt('delete from a number', lambda: delattr(5, 'x'))


class Record(dict):
    """Attributes are items."""
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


record = Record(a=1)
record.b = 2
del record.a
print(record, record.b, record.missing, 'b' in record)
attempt('delete what is not there', lambda: delattr(record, 'zz'))


class Half:
    def __float__(self):
        return 2.5


class Whole:
    def __index__(self):
        return 3


attempt('complex of two', lambda: complex(Half(), 2))
attempt('complex, both', lambda: complex(Whole(), Half()))
attempt('complex, second', lambda: complex(1, Half()))
attempt('complex, text', lambda: complex(1, '2'))
print(int | int, int | str | int, (int | None) == (None | int))
