"""The special methods of MagicMock: a mock for each is made when it is first looked up."""

from ._calls import DEFAULT

_numerics = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()


def _dunder(names):
    return {f'__{name}__' for name in names}


_magics = _dunder('lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod '
                  'neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter'.split()
                  + [prefix + name for name in _numerics for prefix in ('', 'i', 'r')])
_async_method_magics = _dunder(['aenter', 'aexit', 'anext'])
_all_sync_magics = _magics | _dunder(
    'get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir '
    'subclasses format getnewargs_ex'.split())
_all_magics = _all_sync_magics | _async_method_magics | {'__aiter__'}
_unsupported_magics = _dunder('getattr setattr init new prepare instancecheck subclasscheck del'.split())

_return_values = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
    '__bool__': True, '__index__': 1, '__aexit__': False,
}
_calculated = {
    '__hash__': lambda mock: object.__hash__(mock),
    '__str__': lambda mock: object.__str__(mock),
    '__sizeof__': lambda mock: object.__sizeof__(mock),
    '__fspath__': lambda mock: f'{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}',
}


def _get_method(name, func):
    """A function, so that it gets the object as its first argument."""
    def method(self, /, *args, **kw):
        return func(self, *args, **kw)
    method.__name__ = name
    return method


def _eq(mock):
    def __eq__(other):
        fixed = mock.__eq__._mock_return_value
        if fixed is not DEFAULT:
            return fixed
        return True if mock is other else NotImplemented
    return __eq__


def _ne(mock):
    def __ne__(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return __ne__


def _iter(mock):
    def __iter__():
        fixed = mock.__iter__._mock_return_value
        return iter([]) if fixed is DEFAULT else iter(fixed)
    return __iter__


class _AsyncIterator:
    def __init__(self, items):
        self.iterator = iter(items)

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


def _aiter(mock):
    def __aiter__():
        fixed = mock.__aiter__._mock_return_value
        return _AsyncIterator([] if fixed is DEFAULT else fixed)
    return __aiter__


_side_effects = {'__eq__': _eq, '__ne__': _ne, '__iter__': _iter, '__aiter__': _aiter}


class MagicProxy:
    """Stands in the class of a mock until its special method is needed."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        name, parent = self.name, self.parent
        method = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, method)
        if name in _return_values:
            method.return_value = _return_values[name]
        elif name in _calculated:
            method.return_value = _calculated[name](parent)
        elif name in _side_effects:
            method.side_effect = _side_effects[name](parent)
        return method

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin:
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()  # for what the arguments set
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def _mock_set_magics(self):
        cls = type(self)
        all_magics = _magics | _async_method_magics
        wanted = all_magics
        if self.__dict__.get('_mock_methods') is not None:
            wanted = all_magics.intersection(self._mock_methods)
            for name in sorted(all_magics - wanted):
                if name in cls.__dict__:
                    delattr(self, name)
        for name in sorted(wanted):
            if name not in cls.__dict__:
                setattr(cls, name, MagicProxy(name, self))
