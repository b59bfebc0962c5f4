"""Objects that stand in for others in a test and write down how they were used.

Start reading at `NonCallableMock.__getattr__` (any attribute is another mock) and `CallableMixin.__call__` (a call is
written down and answered). `_calls` has the calls, `_patch` puts mocks in the place of other objects.
"""

__all__ = ['Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'ThreadingMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal']

from threading import RLock
from types import FunctionType, MethodType

import _aio
from _gilscope import doc as _doc
from ._calls import ANY, DEFAULT, _ANY, _Call, _CallList, _SentinelObject, call, format_call, sentinel
from .util import safe_repr

FILTER_DIR = True
FunctionTypes = (FunctionType, MethodType)
_deleted = sentinel.DELETED
_missing = sentinel.MISSING


class InvalidSpecError(Exception):
    """A mock is no pattern for another mock."""


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_instance_mock(obj):
    # A mock may pretend to be of another class.
    return issubclass(type(obj), NonCallableMock)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _is_magic(name):
    return name[:2] == name[-2:] == '__' and len(name) > 4


def _iscoroutinefunction(obj):
    if _is_instance_mock(obj):
        return isinstance(obj, AsyncMockMixin)
    return _aio.function_kind(getattr(obj, '__func__', obj)) == 'coroutine'


def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    return _iscoroutinefunction(obj) or _iscoroutinefunction(getattr(obj, '__func__', None))


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod)):
        return _callable(obj.__func__)
    return callable(obj)


def _instance_callable(obj):
    """Whether an object, or the instances of a class, can be called."""
    if not isinstance(obj, type):
        return callable(obj)
    return any('__call__' in base.__dict__ and base.__dict__['__call__'] is not None for base in obj.__mro__)


def _signature(spec, as_instance, eat_self):
    """What arguments a call of the pattern takes; None if nobody knows."""
    import inspect
    if isinstance(spec, type) and not as_instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        spec, eat_self = spec.__func__, eat_self or isinstance(spec, classmethod)
    elif not isinstance(spec, FunctionTypes):
        spec = getattr(spec, '__call__', None)
        if not isinstance(spec, FunctionTypes):
            return None
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if eat_self and not isinstance(spec, MethodType):
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    return signature


def _extract_mock(obj):
    """The mock behind a function with a signature."""
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, 'mock') else obj


def _check_and_set_parent(parent, value, name, new_name):
    """Make a mock a child, unless it belongs to another one already."""
    value = _extract_mock(value)
    if not _is_instance_mock(value) or value._mock_name or value._mock_new_name:
        return False
    if value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


def _delegating(name):
    """A property that is kept in a function's mock where the mock stands behind a function."""
    own = '_mock_' + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, set)


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called."""

    _lock = RLock()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # A class for each mock, so that it can have special methods of its own.
        bases = (cls,)
        pattern = spec_set or spec
        if not issubclass(cls, AsyncMockMixin) and pattern is not None and _is_async_obj(pattern):
            bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {'__doc__': _doc(cls)}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        own = self.__dict__
        own['_mock_parent'] = parent
        own['_mock_name'] = name
        own['_mock_new_name'] = _new_name
        own['_mock_new_parent'] = parent if _new_parent is None else _new_parent
        own['_mock_sealed'] = False
        strict = None
        if spec_set is not None:
            spec, strict = spec_set, True
        self._mock_add_spec(spec, strict, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        own['_mock_children'] = {}
        own['_mock_wraps'] = wraps
        own['_mock_delegate'] = None
        own['_mock_called'] = False
        own['_mock_call_args'] = None
        own['_mock_call_count'] = 0
        own['_mock_call_args_list'] = _CallList()
        own['_mock_mock_calls'] = _CallList()
        own['method_calls'] = _CallList()
        own['_mock_unsafe'] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute, whose calls are written down here, too."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = inner._mock_new_name = None
        inner._mock_name = ''
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of this object, or those in a list."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        own = self.__dict__
        own['_spec_class'] = own['_spec_signature'] = None
        own['_spec_asyncs'] = []
        if spec is not None and not _is_list(spec):
            own['_spec_class'] = spec if isinstance(spec, type) else type(spec)
            own['_spec_signature'] = _signature(spec, _spec_as_instance, _eat_self)
            names = dir(spec)
            cls = own['_spec_class']
            own['_spec_asyncs'] = [name for name in names if _iscoroutinefunction(_static(spec, cls, name))]
            spec = names
        own['_spec_set'] = spec_set
        own['_mock_methods'] = spec

    @property
    def return_value(self):
        """What a call gives; a mock that is made when it is needed."""
        value = self._mock_return_value
        if self._mock_delegate is not None:
            value = self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__['_mock_return_value'] = value
            _check_and_set_parent(self, value, None, '()')

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating('called')
    call_count = _delegating('call_count')
    call_args = _delegating('call_args')
    call_args_list = _delegating('call_args_list')
    mock_calls = _delegating('mock_calls')

    @property
    def side_effect(self):
        """A function to be called, exceptions to be raised, or values to be given one after the other."""
        delegate = self._mock_delegate
        return self._mock_side_effect if delegate is None else delegate.side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not _is_exception(value) and not _callable(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        if self._mock_delegate is None:
            self.__dict__['_mock_side_effect'] = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls, here and in the children."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self.__dict__['_mock_return_value'] = DEFAULT
        if side_effect:
            self.__dict__['_mock_side_effect'] = None
        for child in list(self._mock_children.values()):
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; a name with dots reaches into children."""
        for name, value in sorted(kwargs.items(), key=lambda pair: pair[0].count('.')):
            *path, last = name.split('.')
            obj = self
            for each in path:
                obj = getattr(obj, each)
            setattr(obj, last, value)

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')) or name in _ATTRIB_DENY_LIST:
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is '
                                     'meant to be an attribute')
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                child = child.create(self)
                self._mock_children[name] = child
        return child

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        last, above = self, self._mock_new_parent
        dot = '' if names == ['()'] else '.'
        while above is not None:
            last = above
            names.append(above._mock_new_name + dot)
            dot = '' if above._mock_new_name == '()' else '.'
            above = above._mock_new_parent
        names.reverse()
        first = last._mock_name or 'mock'
        if len(names) > 1 and names[1] not in ('()', '().'):
            first += '.'
        return first + ''.join(names[1:])

    def __repr__(self):
        name = self._extract_mock_name()
        named = '' if name in ('mock', 'mock.') else f' name={name!r}'
        spec = ''
        if self._spec_class is not None:
            spec = f' {"spec_set" if self._spec_set else "spec"}={self._spec_class.__name__!r}'
        return f"<{type(self).__name__}{named}{spec} id='{id(self)}'>"

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = list(self._mock_methods or [])
        names += [name for name in dir(type(self)) if not name.startswith('_')]
        names += [name for name in self.__dict__ if not name.startswith('_') or _is_magic(name)]
        names += [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted(set(names))

    def __setattr__(self, name, value):
        if name in _allowed_names:
            return object.__setattr__(self, name, value)
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_instance_mock(value):
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _get_method(name, value))
                original = value
                value = lambda *args, **kw: original(self, *args, **kw)
        elif name == '__class__':
            self._spec_class = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def _format_mock_call_signature(self, args, kwargs):
        return format_call(self._mock_name or 'mock', args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call', actual=None):
        actual = self.call_args if actual is None else actual
        return (f'expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n'
                f'  Actual: {self._format_mock_call_signature(*actual)}')

    def _call_matcher(self, made):
        """What a call is compared by: with a known signature, how the arguments are bound."""
        signature = self._spec_signature
        if isinstance(made, tuple) and len(made) > 2 and made[0]:
            signature, children = None, self._mock_children
            for name in made[0].replace('()', '').split('.'):
                child = children.get(name)
                if child is None or isinstance(child, _SpecState):
                    break
                child = _extract_mock(child)
                children, signature = child._mock_children, child._spec_signature
        if signature is None:
            return made
        name, args, kwargs = made if len(made) > 2 else ('', *made)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as exc:
            return exc.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    def _name_or_mock(self):
        return self._mock_name or 'mock'

    def _times(self):
        calls = f'\nCalls: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''
        return f'Called {self.call_count} times.{calls}'

    def assert_not_called(self):
        if self.call_count != 0:
            msg = f"Expected '{self._name_or_mock()}' to not have been called. {self._times()}"
            raise AssertionError(msg)

    def assert_called(self):
        if self.call_count == 0:
            msg = f"Expected '{self._name_or_mock()}' to have been called."
            raise AssertionError(msg)

    def assert_called_once(self):
        if self.call_count != 1:
            msg = f"Expected '{self._name_or_mock()}' to have been called once. {self._times()}"
            raise AssertionError(msg)

    def assert_called_with(self, /, *args, **kwargs):
        """The last call must have had these arguments."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            error_message = f'expected call not found.\nExpected: {expected}\n  Actual: not called.'
            raise AssertionError(error_message)
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            def _error_message():
                return self._format_mock_failure_message(args, kwargs)
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(_error_message()) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            msg = f"Expected '{self._name_or_mock()}' to be called once. {self._times()}"
            raise AssertionError(msg)
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Some call must have had these arguments."""
        self._assert_any(args, kwargs, self.call_args_list, 'call')

    def _assert_any(self, args, kwargs, made, what):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or not any(expected == self._call_matcher(each) for each in made):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} {what} not found') from cause

    def assert_has_calls(self, calls, any_order=False):
        """These calls must have been made one after the other, or in any order."""
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        made = _CallList(self._call_matcher(each) for each in self.mock_calls)
        if not any_order:
            if expected not in made:
                raise AssertionError(f'{_problem(expected, cause, "call")}\nExpected: {_CallList(calls)}\n'
                                     f'  Actual: {safe_repr(self.mock_calls)}') from cause
            return
        missing = _not_found(expected, made)
        if missing:
            raise AssertionError(f'{self._name_or_mock()!r} does not contain all of {tuple(missing)!r} in its call '
                                 f'list, found {list(made)!r} instead') from cause

    def _get_child_mock(self, /, **kw):
        """A mock for an attribute or a return value, mostly of the same class."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f'.{kw["name"]}' if 'name' in kw else '()'))
        name = kw.get('_new_name')
        if name in self.__dict__['_spec_asyncs']:
            return AsyncMock(**kw)
        cls = type(self)
        if issubclass(cls, MagicMock) and name in _async_method_magics:
            made = AsyncMock
        elif issubclass(cls, AsyncMockMixin):
            plain = name in _all_sync_magics or self._mock_methods and name in self._mock_methods
            made = MagicMock if plain else AsyncMock
        elif issubclass(cls, CallableMixin):
            made = cls.__mro__[1]
        else:
            made = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return made(**kw)


def _static(spec, cls, name):
    """An attribute without asking descriptors."""
    own = getattr(spec, '__dict__', {})
    if name in own:
        return own[name]
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            return getattr(found, '__func__', found)
    return None


def _problem(expected, cause, what):
    if cause is None:
        return f'{what.capitalize()}s not found.'
    errors = [each if isinstance(each, Exception) else None for each in expected]
    return f'Error processing expected {what}s.\nErrors: {errors}'


def _not_found(expected, made):
    """The expected ones that were not made; takes the others out of the list."""
    missing = []
    left = list(made)
    for each in expected:
        if each in left:
            left.remove(each)
        else:
            missing.append(each)
    made[:] = left
    return missing


_ATTRIB_DENY_LIST = frozenset(name.removeprefix('assert_') for name in dir(NonCallableMock) if name.startswith('assert_'))
_allowed_names = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent',
                  '_mock_new_parent', '_mock_name', '_mock_new_name'}


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Overridden where a signature is to be kept to."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Write the call down, here and in all mocks this one came from."""
        self.called = True
        with NonCallableMock._lock:
            made = _Call((args, kwargs), two=True)
            self.call_args = made
            self.call_args_list.append(made)
            self.call_count = len(self.call_args_list)
        by_method, method = self._mock_parent is not None, self._mock_name
        name = self._mock_new_name
        call_before = name == '()'
        self.mock_calls.append(_Call(('', args, kwargs)))
        above = self._mock_new_parent
        while above is not None:
            if by_method:
                above.method_calls.append(_Call((method, args, kwargs)))
                by_method = above._mock_parent is not None
                if by_method:
                    method = f'{above._mock_name}.{method}'
            above.mock_calls.append(_Call((name, args, kwargs)))
            if above._mock_new_name:
                dot = '' if call_before else '.'
                call_before = above._mock_new_name == '()'
                name = above._mock_new_name + dot + name
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        delegate = self._mock_delegate
        if self._mock_return_value is not DEFAULT or delegate and delegate.return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called. spec: the pattern; return_value, side_effect: what a call gives or does; wraps: who
    answers calls instead; name: for its repr. Other arguments become attributes.
    """


from ._magic import (MagicMixin, MagicProxy, _all_magics, _all_sync_magics, _async_method_magics, _get_method,
                     _unsupported_magics)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock that has the special methods as well, each with a sensible answer."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


from ._async_mock import AsyncMock, AsyncMockMixin
from ._autospec import _SpecState, create_autospec, mock_open


class PropertyMock(Mock):
    """A mock to be used as a property of a class: reading calls it without, writing with an argument."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class ThreadingMock(MagicMixin, Mock):
    """A mock that threads can wait for."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_missing, **kwargs):
        super().__init__(*args, **kwargs)
        from threading import Condition
        self.__dict__['_mock_wait_timeout'] = self.DEFAULT_TIMEOUT if timeout is _missing else timeout
        self.__dict__['_mock_condition'] = Condition()

    def _get_child_mock(self, /, **kw):
        above = kw.get('parent') or kw.get('_new_parent')
        if isinstance(above, ThreadingMock):
            kw['timeout'] = above._mock_wait_timeout
        return super()._get_child_mock(**kw)

    def _mock_call(self, /, *args, **kwargs):
        value = super()._mock_call(*args, **kwargs)
        with self._mock_condition:
            self._mock_condition.notify_all()
        return value

    def wait_until_called(self, *, timeout=_missing):
        timeout = self._mock_wait_timeout if timeout is _missing else timeout
        with self._mock_condition:
            if not self._mock_condition.wait_for(lambda: self.called, timeout):
                raise AssertionError(f'{self._name_or_mock()} was not called before timeout({timeout}).')

    def wait_until_any_call_with(self, *args, **kwargs):
        wanted = (args, kwargs)
        with self._mock_condition:
            if not self._mock_condition.wait_for(lambda: wanted in self.call_args_list, self._mock_wait_timeout):
                raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} call not found')


def seal(mock):
    """From now on the mock and its children make no new ones."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if (isinstance(child, NonCallableMock) and not isinstance(child._mock_children.get(name), _SpecState)
                and child._mock_new_parent is mock):
            seal(child)


from ._patch import patch
