"""`patch`: puts a mock in the place of an object, for a with block or a function, and takes it back."""

import builtins
from contextlib import ExitStack
from functools import partial, wraps
from types import ModuleType

from ._autospec import check_typos, create_autospec
from ._calls import DEFAULT
from .mock import (AsyncMock, InvalidSpecError, MagicMock, NonCallableMagicMock, NonCallableMock, _callable,
                   _instance_callable, _is_async_obj, _is_instance_mock, _is_list, _iscoroutinefunction)

_active = []  # patches that were started, the oldest first


def resolve_name(name):
    """The object with this dotted name; what is a module is imported."""
    parts = name.split('.')
    if not all(part.isidentifier() for part in parts):
        raise ValueError(f'invalid format: {name!r}')
    path = parts.pop(0)
    found = __import__(path)
    for part in parts:
        path = f'{path}.{part}'
        if not hasattr(found, part):
            try:
                __import__(path)
            except ImportError:
                pass  # getattr says what is missing
        found = getattr(found, part)
    return found


class _Patcher:
    """What both kinds of patches do with what they decorate."""

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                method = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and callable(method):
                    setattr(func, name, self.copy()(method))
            return func
        if _iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def start(self):
        """Patch until stop()."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)


class _patch(_Patcher):
    attribute_name = None
    _active_patches = _active

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            check_typos(kwargs)
        for name, pattern in (('spec', spec), ('spec_set', spec_set)):
            if _is_instance_mock(pattern):
                raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the {name} has already been mocked out. '
                                       f'[{name}={pattern!r}]')
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        new = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                     self.new_callable, self.kwargs)
        new.attribute_name = self.attribute_name
        new.additional_patchers = [each.copy() for each in self.additional_patchers]
        return new

    @staticmethod
    def _enter_all(stack, patchings, args, kwargs):
        """Enter the patches of a function; what they make is added to the arguments."""
        for each in patchings:
            made = stack.enter_context(each)
            if each.attribute_name is not None:
                kwargs.update(made)
            elif each.new is DEFAULT:
                args += (made,)
        return args

    def decorate_callable(self, func):
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **kwargs):
            with ExitStack() as stack:
                args = _patch._enter_all(stack, patched.patchings, args, kwargs)
                return func(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **kwargs):
            with ExitStack() as stack:
                args = _patch._enter_all(stack, patched.patchings, args, kwargs)
                return await func(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def get_original(self):
        """The object in whose place the mock comes, and whether the target itself has it."""
        target, name = self.getter(), self.attribute
        own = getattr(target, '__dict__', {})
        local = name in own
        original = own[name] if local else getattr(target, name, DEFAULT)
        if hasattr(builtins, name) and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def _make(self, original, spec, spec_set):
        """The mock, after the pattern if there is one."""
        if spec is True:
            spec = original
        if spec_set is True:
            spec_set = original if spec is None else spec
            spec = None
        pattern = spec if spec_set is None else spec_set
        inherit = False
        if pattern is not None:
            if original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            inherit = isinstance(original, type)
        if self.new_callable is not None:
            cls = self.new_callable
        elif spec is None and _is_async_obj(original):
            cls = AsyncMock
        elif pattern is not None:
            has_call = '__call__' in pattern if _is_list(pattern) else callable(pattern)
            cls = AsyncMock if _is_async_obj(pattern) else MagicMock if has_call else NonCallableMagicMock
        else:
            cls = MagicMock
        options = {} if spec is None else {'spec': spec}
        if spec_set is not None:
            options['spec_set'] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if inherit and _is_instance_mock(new):
            if not _is_list(pattern) and not _instance_callable(pattern):
                cls = NonCallableMagicMock
            options.pop('name')
            new.return_value = cls(_new_parent=new, _new_name='()', **options)
        return new

    def _make_autospec(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} as the patch target has already been '
                                   f'mocked out. [target={self.target!r}, attr={autospec!r}]')
        if _is_instance_mock(autospec):
            name = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} from target {name!r} as it has already '
                                   f'been mocked out. [target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        spec, spec_set, autospec = (None if each is False else each
                                    for each in (self.spec, self.spec_set, self.autospec))
        self.target = self.getter()
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        new = self.new
        if autospec is not None:
            new = self._make_autospec(original, autospec, spec_set)
        elif new is DEFAULT:
            new = self._make(original, spec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self._exit_stack = ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for each in self.additional_patchers:
                other = self._exit_stack.enter_context(each)
                if each.new is DEFAULT:
                    made.update(other)
            return made
        except BaseException as exc:
            if not self.__exit__(type(exc), exc, exc.__traceback__):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            if not self.create and not hasattr(target, name):
                setattr(target, name, self.temp_original)
        del self.temp_original, self.is_local, self.target
        stack = self._exit_stack
        del self._exit_stack
        self.is_started = False
        return stack.__exit__(*exc_info)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replace what a dotted name stands for: 'package.module.name'."""
    try:
        owner, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None
    return _patch(partial(resolve_name, owner), attribute, new, spec, create, spec_set, autospec, new_callable,
                  kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Replace an attribute of an object."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replace several attributes of an object, which may be given by its dotted name."""
    getter = partial(resolve_name, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        each = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        each.attribute_name = attribute
        patchers.append(each)
    first, *rest = patchers
    first.additional_patchers += rest
    return first


class _patch_dict(_Patcher):
    """Changes a dictionary, and makes it again what it was."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def decorate_callable(self, func):
        @wraps(func)
        def inner(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return inner

    def decorate_async_callable(self, func):
        @wraps(func)
        async def inner(*args, **kwargs):
            with self:
                return await func(*args, **kwargs)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = resolve_name(self.in_dict)
        target = self.in_dict
        self._original = target.copy() if hasattr(target, 'copy') else {key: target[key] for key in target}
        if self.clear:
            _clear(target)
        _update(target, self.values)
        return target

    def __exit__(self, *exc_info):
        if self._original is not None:
            _clear(self.in_dict)
            _update(self.in_dict, self._original)
        return False


def _clear(target):
    if hasattr(target, 'clear'):
        target.clear()
    else:
        for key in list(target):
            del target[key]


def _update(target, values):
    if hasattr(target, 'update'):
        target.update(values)
    else:
        for key in values:
            target[key] = values[key]


def _stopall():
    """Take back what was started, the latest first."""
    for each in reversed(_active[:]):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = 'test'
