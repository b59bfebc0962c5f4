"""Calls as mocks write them down, and the objects that stand for anything, for a default or for a name."""


class _SentinelObject:
    """An object that is nothing but its name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Each attribute is an object of its own, the same at each access."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def format_call(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(parts)})'


def _parts(value):
    """Name, arguments and keyword arguments of what may leave out each of them; None if it is nothing of the kind."""
    name, args, kwargs = '', (), {}
    if len(value) == 3:
        return value
    if len(value) > 3:
        return None
    for part in value:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    if len(value) == 2 and not isinstance(value[0], str):
        args, kwargs = value
    return name, args, kwargs


class _Call(tuple):
    """A call: (name, args, kwargs), or (args, kwargs) of a mock itself. `call` makes them to compare with."""

    __module__ = 'unittest.mock'

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        own, args, kwargs = _parts(value)
        return tuple.__new__(cls, (args, kwargs) if two else (own if own or len(value) == 3 else name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            len(other)
        except TypeError:
            return NotImplemented
        parts = _parts(other)
        if parts is None:
            return False
        parent = getattr(other, '_mock_parent', None)
        if self._mock_parent and parent and self._mock_parent != parent:
            return False
        name, args, kwargs = _parts(self)
        if name and parts[0] != name:
            return False
        # What is compared with stands first, so that ANY decides.
        return (parts[1], parts[2]) == (args, kwargs)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    # Names of a tuple that may be those of a mock.
    count = property(lambda self: self.__getattr__('count'))
    index = property(lambda self: self.__getattr__('index'))

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name = self[0] if len(self) == 3 else ''
        if name and not name.startswith('()'):
            name = '.' + name
        return format_call('call' + name, *self[-2:])

    def call_list(self):
        """The calls of a chain, the first one first."""
        found = []
        each = self
        while each is not None:
            if each._mock_from_kall:
                found.append(each)
            each = each._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; a list of them is in it if they follow one another."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[at:at + size] == value for at in range(len(self) - size + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))
