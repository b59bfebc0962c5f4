# What the interpreter itself asks Python to do: attributes with defaults, classes, the end of the program.


class _Empty(Exception):
    """`_queue.Empty`."""


_Empty.__name__ = 'Empty'
_Empty.__qualname__ = 'Empty'
_Empty.__module__ = '_queue'


class _Context:
    """`_contextvars.Context`, as far as running something in it."""

    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)


class _version_info(tuple):
    """`sys.version_info`."""

    @property
    def major(self):
        return self[0]

    @property
    def minor(self):
        return self[1]

    @property
    def micro(self):
        return self[2]

    @property
    def releaselevel(self):
        return self[3]

    @property
    def serial(self):
        return self[4]

    def __repr__(self):
        return 'sys.version_info(major=%d, minor=%d, micro=%d, releaselevel=%r, serial=%d)' % tuple(self)


def _getattr_default(getter, args, default):
    """`getattr` with a default, where the attribute is computed in Python."""
    try:
        return getter(*args)
    except AttributeError:
        return default


def _hasattr(getter, args):
    """`hasattr`, where the attribute is computed in Python."""
    try:
        getter(*args)
    except AttributeError:
        return False
    return True


def _after_class(cls, named, hook, keywords):
    """The end of `type.__new__`: `__set_name__` of the attributes, `__init_subclass__` of the bases."""
    for setter, attribute, owner, name in named:
        setter(attribute, owner, name)
    if hook is not None:
        hook(cls, **keywords)
    return cls


def _ascii(value):
    """`ascii` of what has a `__repr__` in Python."""
    return _ascii_text(repr(value))


def _nothing():
    """Stands for a step of the shutdown that there is no need for."""


def _not(value):
    """`not value`."""
    return not value


def _exception_text(exc):
    """`str(exc)` for a traceback."""
    try:
        return str(exc)
    except BaseException:
        return '<exception str() failed>'


def _format_exception(exc):
    """The text of a traceback with all chained exceptions."""
    return _traceback_text(exc, [_exception_text(e) for e in _exception_chain(exc)])


def _print_exception(exc):
    """`PyErr_Print`."""
    _write_stderr(_format_exception(exc))


def _excepthook(exc_type, exc_value, exc_traceback):
    """`sys.excepthook`."""
    _print_exception(exc_value)


def _bare_thread(call):
    """The life of a thread from `_thread.start_new_thread` (`thread_run`)."""
    try:
        call[0](*call[1], **(call[2] if len(call) > 2 else {}))
    except SystemExit:
        pass
    except BaseException as exc:
        _write_stderr(f'Exception ignored in thread started by {call[0]!r}:\n')
        _print_exception(exc)


def _local_init(local, init):
    """What a subclass of `threading.local` does at a thread's first use of it."""
    args, kwargs = init
    type(local).__init__(local, *args, **dict(kwargs))


def _local_get(local, init, name):
    _local_init(local, init)
    return getattr(local, name)


def _local_set(local, init, name, value):
    _local_init(local, init)
    setattr(local, name, value)


def _end_main(exc):
    """What becomes of the program when its main module raises; the exit status (`Py_RunMain`)."""
    if isinstance(exc, SystemExit):
        code = exc.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code
        _write_stderr(str(code) + '\n')
        return 1
    _note_failure(exc, _exception_text(exc))
    hook = _sys_hook(_excepthook)
    try:
        hook(type(exc), exc, exc.__traceback__)
    except BaseException as second:
        _write_stderr('Error in sys.excepthook:\n')
        _print_exception(second)
        _write_stderr('\nOriginal exception was:\n')
        _print_exception(exc)
    return 130 if isinstance(exc, KeyboardInterrupt) else 1


def _unpack(iterable, n):
    """`a, b = iterable`."""
    items = []
    it = iter(iterable)
    for item in it:
        if len(items) == n:
            raise ValueError('too many values to unpack (expected %d)' % n)
        items.append(item)
    if len(items) < n:
        raise ValueError('not enough values to unpack (expected %d, got %d)' % (n, len(items)))
    return items


def _unpack_ex(iterable, before, after):
    """`a, *b, c = iterable`."""
    items = [item for item in iterable]
    if len(items) < before + after:
        raise ValueError(
            'not enough values to unpack (expected at least %d, got %d)' % (before + after, len(items)))
    last = len(items) - after
    return items[:before] + [items[before:last]] + items[last:]


def _build_set(items):
    """A set display whose items hash in Python."""
    result = set()
    for item in items:
        result.add(item)
    return result


def _build_map(items):
    """A dict display whose keys hash in Python."""
    result = {}
    for i in range(0, len(items), 2):
        result[items[i]] = items[i + 1]
    return result


def _dict_merge(callable, target, mapping):
    """`**mapping` in a call."""
    if not hasattr(mapping, 'keys'):
        raise TypeError('Value after ** must be a mapping, not %s' % type(mapping).__name__)
    for key in mapping.keys():
        if key in target:
            raise TypeError("%s got multiple values for keyword argument '%s'" % (_callable_name(callable), key))
        target[key] = mapping[key]


def _callable_name(callable):
    """How a TypeError calls what was called (`_PyObject_FunctionStr`)."""
    name = getattr(callable, '__qualname__', None)
    if name is None:
        return str(callable)
    module = getattr(callable, '__module__', None)
    if module is not None and module != 'builtins':
        return module + '.' + name + '()'
    return name + '()'


def _exception_repr(name, args):
    """`BaseException.__repr__`."""
    if len(args) == 1:
        return name + '(' + repr(args[0]) + ')'
    return name + repr(args)


# === Pickles ===

class _PickleError(Exception):
    pass


class _PicklingError(_PickleError):
    pass


class _UnpicklingError(_PickleError):
    pass


for _class in (_PickleError, _PicklingError, _UnpicklingError):
    _class.__name__ = _class.__qualname__ = _class.__name__[1:]
    _class.__module__ = '_pickle'


def _newobj(cls, *args):
    """copyreg.__newobj__"""
    return cls.__new__(cls, *args)


def _pickle_call(state, add_notes, func, *args):
    """Calls for a pickle; an error is told where in it."""
    try:
        return func(*args)
    except BaseException as exc:
        add_notes(state, exc)
        raise


def _pickle_new(cls, args, kwargs):
    """load_newobj"""
    return cls.__new__(cls, *args, **kwargs)


def _pickle_extend(target, items):
    """do_append"""
    extend = getattr(target, 'extend', None)
    if extend is not None:
        extend(items)
    else:
        for item in items:
            target.append(item)


def _pickle_update(target, items):
    """do_setitems"""
    for at in range(0, len(items), 2):
        target[items[at]] = items[at + 1]


def _pickle_add(target, items):
    """load_additems"""
    for item in items:
        target.add(item)


def _pickle_frozenset(items):
    """load_frozenset"""
    return frozenset(items)


def _pickle_build(target, state):
    """load_build"""
    setstate = getattr(target, '__setstate__', None)
    if setstate is not None:
        setstate(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if isinstance(target, BaseException) and state and '__notes__' in state:
        for note in state.pop('__notes__'):
            target.add_note(note)
    if state:
        for name in state:
            setattr(target, name, state[name])
    if slots:
        for name in slots:
            setattr(target, name, slots[name])


# === Processes ===

def _boot_process(data):
    """What the main thread of a process made by spawn or forkserver does."""
    import _boot
    _boot.main(data)
