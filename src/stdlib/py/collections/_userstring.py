"""`UserString`: a string to inherit from, which keeps its text in `data`."""

from collections.abc import Sequence

# Methods whose answer is a text of the class again, and those whose answer is given as it is.
_TEXTS = ('capitalize casefold center expandtabs join ljust lower lstrip removeprefix removesuffix replace '
          'rjust rstrip strip swapcase title translate upper zfill').split()
_PLAIN = ('count encode endswith find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier '
          'islower isnumeric isprintable isspace istitle isupper partition rfind rindex rpartition rsplit split '
          'splitlines startswith').split()


def _text(value):
    return value.data if isinstance(value, UserString) else value


class UserString(Sequence):
    __module__ = 'collections'
    """A string to inherit from."""

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(_text(seq))

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _text(other)

    def __lt__(self, other):
        return self.data < _text(other)

    def __le__(self, other):
        return self.data <= _text(other)

    def __gt__(self, other):
        return self.data > _text(other)

    def __ge__(self, other):
        return self.data >= _text(other)

    def __contains__(self, char):
        return _text(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + str(_text(other)))

    def __radd__(self, other):
        return self.__class__(str(_text(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)


def _add(name, wraps):
    def method(self, /, *args, **kwds):
        found = getattr(self.data, name)(*[_text(arg) for arg in args], **kwds)
        return self.__class__(found) if wraps else found

    method.__name__ = name
    method.__qualname__ = f'UserString.{name}'
    setattr(UserString, name, method)


for _name in _TEXTS:
    _add(_name, _name != 'join')
for _name in _PLAIN:
    _add(_name, False)
