"""Mocks after a pattern: `create_autospec` (with the attributes and arguments of an object) and `mock_open`."""

import io
from _gilscope import doc as _doc

from ._calls import DEFAULT, _CallList
from . import mock as _m


class _SpecState:
    """An attribute whose mock is made when it is needed."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance

    def create(self, target):
        try:
            return create_autospec(self.spec, self.spec_set, self.instance, self.parent, self.name)
        except _m.InvalidSpecError:
            named = target.__dict__['_mock_name'] or target
            raise _m.InvalidSpecError(f'Cannot autospec attr {self.name!r} from target {named!r} as it has already '
                                      f'been mocked out. [target={target!r}, attr={self.spec!r}]') from None


def check_typos(kwargs):
    for typo in ('autospect', 'auto_spec', 'set_spec'):
        if typo in kwargs:
            raise RuntimeError(f'{typo!r} might be a typo; use unsafe=True if this is intended')


def _check_signature(spec, mock, skip_first=False, instance=False):
    """Have calls of a mock refuse arguments that the pattern would refuse."""
    signature = _m._signature(spec, instance, skip_first)
    if signature is None:
        return

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _as_function(mock, spec):
    """A real function with the pattern's signature that calls the mock."""
    name = spec.__name__
    signature = _m._signature(spec, False, False)
    if _m._iscoroutinefunction(spec):
        async def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    function.__name__ = function.__qualname__ = name if name.isidentifier() else 'funcopy'
    function.__module__, function.__doc__ = spec.__module__, _doc(spec)
    function.mock = mock
    function.method_calls = function.mock_calls = _CallList()
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list = _CallList()
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    function._mock_children = mock._mock_children
    names = [each for each in dir(type(mock)) if each.startswith('assert_')] + ['attach_mock']
    for each in names:
        setattr(function, each, getattr(mock, each))

    def reset_mock():
        function.method_calls, function.mock_calls = _CallList(), _CallList()
        mock.reset_mock()
        value = function.return_value
        if _m._is_instance_mock(value) and value is not mock:
            value.reset_mock()
    function.reset_mock = reset_mock
    if _m._iscoroutinefunction(spec):
        function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()
    mock._mock_delegate = function
    return function


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of an object, each with the attributes of its own; calls are checked."""
    if _m._is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _m._is_instance_mock(spec):
        raise _m.InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_async = _m._iscoroutinefunction(spec)
    options = {'spec_set' if spec_set else 'spec': spec} if spec is not None else {}
    if options and instance:
        options['_spec_as_instance'] = True
    if not unsafe:
        check_typos(kwargs)
    _name = kwargs.pop('name', _name)
    options.update(kwargs)
    cls = _m.MagicMock
    if hasattr(type(spec), '__set__') or isinstance(spec, property):
        options = {}  # nobody knows what a descriptor gives
    elif is_async:
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        cls = _m.AsyncMock
    elif not _m._callable(spec) or is_type and instance and not _m._instance_callable(spec):
        cls = _m.NonCallableMagicMock
    mock = cls(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else _name, name=_name, **options)
    extra = []
    if is_type and instance and hasattr(spec, '__dataclass_fields__'):
        extra = list(spec.__dataclass_fields__)
        mock.__dict__['_mock_methods'] = list(mock._mock_methods or []) + extra
    if isinstance(spec, _m.FunctionTypes):
        mock = _as_function(mock, spec)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.pop('wraps', None)
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock, wraps=wrapped)
    for name in dir(spec) + extra:
        if _m._is_magic(name):
            continue
        try:
            original = getattr(spec, name) if name not in extra else spec.__dataclass_fields__[name].type
        except AttributeError:
            continue
        if not isinstance(original, _m.FunctionTypes):
            mock._mock_children[name] = _SpecState(original, spec_set, mock, name, instance)
            continue
        parent = mock.mock if isinstance(spec, _m.FunctionTypes) else mock
        skip_first = _skips_self(spec, name, is_type)
        options = {'spec_set' if spec_set else 'spec': original, '_eat_self': skip_first}
        if wrapped and hasattr(wrapped, name):
            options['wraps'] = original
        cls = _m.AsyncMock if _m._iscoroutinefunction(original) else _m.MagicMock
        child = cls(parent=parent, name=name, _new_name=name, _new_parent=parent, **options)
        mock._mock_children[name] = child
        child.return_value = cls()
        _check_signature(original, child, skip_first)
    if _m._is_instance_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _skips_self(spec, name, is_type):
    """Whether the first argument of a method is the object, which the caller does not write."""
    if not isinstance(spec, type):
        if name in getattr(spec, '__dict__', {}):
            return False
        spec = type(spec)
    for base in spec.__mro__:
        if name in base.__dict__:
            return isinstance(base.__dict__[name], _m.FunctionTypes) and is_type
    return is_type


def mock_open(mock=None, read_data=''):
    """A mock for open(): what it gives can be read, read line by line, and used in a with statement."""
    def stream():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    def lines():
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from data

    def all_lines():
        yield from lines()
        while True:
            yield data.readline()

    def read(*args, **kwargs):
        fixed = handle.read.return_value
        return data.read(*args, **kwargs) if fixed is None else fixed

    def readlines(*args, **kwargs):
        fixed = handle.readlines.return_value
        return data.readlines(*args, **kwargs) if fixed is None else fixed

    def next_line():
        fixed = handle.readline.return_value
        return next(data) if fixed is None else fixed

    data = stream()
    if mock is None:
        mock = _m.MagicMock(name='open', spec=dir(open))
    handle = _m.MagicMock(spec=sorted(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO))))
    handle.__enter__.return_value = handle
    for name in ('write', 'read', 'readline', 'readlines'):
        getattr(handle, name).return_value = None
    handle.read.side_effect = read
    readline = all_lines()
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = lambda *exc_info: handle.close()

    def reset(*args, **kwargs):
        nonlocal data, readline
        data = stream()
        if handle.readline.side_effect is readline:
            readline = all_lines()
            handle.readline.side_effect = readline
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock
