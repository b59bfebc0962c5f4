# What the interpreter itself asks Python to do: attributes with defaults, classes, the end of the program.


class _Empty(Exception):
    """`_queue.Empty`."""


_Empty.__name__ = 'Empty'
_Empty.__qualname__ = 'Empty'
_Empty.__module__ = '_queue'


class _ItimerError(OSError):
    """`signal.ItimerError`."""


_ItimerError.__name__ = _ItimerError.__qualname__ = 'ItimerError'
_ItimerError.__module__ = 'signal'


class _flags(tuple):
    """`sys.flags`, whose last three are not shown."""

    _names = ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site',
              'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode',
              'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits', 'gil', 'thread_inherit_context',
              'context_aware_warnings')

    def __getattr__(self, name):
        for at in range(len(self._names)):
            if self._names[at] == name:
                return self[at]
        raise AttributeError("'sys.flags' object has no attribute %r" % name)

    def __len__(self):
        return 18

    def __iter__(self):
        return iter(self[:18])

    def __repr__(self):
        return 'sys.flags(%s)' % ', '.join(['%s=%r' % pair for pair in zip(self._names, self)])


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


def _attr_or(getattribute, fallback, obj, name):
    """An attribute of an object whose class has both `__getattribute__` and `__getattr__`."""
    try:
        return getattribute(obj, name)
    except AttributeError:
        pass
    return fallback(obj, name)


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
        try:
            setter(attribute, owner, name)
        except BaseException as e:
            e.add_note(f"Error calling __set_name__ on {type(attribute).__name__!r} instance {name!r} in "
                       f'{owner.__name__!r}')
            raise
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


def _complain(text):
    """Writes to `sys.stderr`, whatever the program has put there."""
    import sys
    if sys.stderr is sys.__stderr__:
        _write_stderr(text)
    elif sys.stderr is not None:
        sys.stderr.write(text)


def _print_exception(exc):
    """`PyErr_Print`."""
    _complain(_format_exception(exc))


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
        _complain(f'Exception ignored in thread started by {call[0]!r}:\n')
        _print_exception(exc)


def _join_all():
    """Wait for the threads that are not daemons (`thread_shutdown`)."""
    import threading
    handles = threading._shutdown_handles
    while handles:
        handles.popleft().join()


def _end_threads(shutdown):
    """The end of the main thread (`wait_for_thread_shutdown`)."""
    try:
        shutdown()
    except BaseException as exc:
        _ignored('Exception ignored on threading shutdown', exc)
        import threading
        threading._shutdown_handles.clear()


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
    """What becomes of the program when its main module raises; the exit status, None where SIGINT ends it
    (`Py_RunMain`)."""
    if isinstance(exc, SystemExit):
        code = exc.code
        if code is None:
            return 0
        if isinstance(code, int):
            return int(code)
        _complain(str(code) + '\n')
        return 1
    _note_failure(exc, _exception_text(exc))
    hook = _sys_hook(_excepthook)
    try:
        hook(type(exc), exc, exc.__traceback__)
    except BaseException as second:
        _complain('Error in sys.excepthook:\n')
        _print_exception(second)
        _complain('\nOriginal exception was:\n')
        _print_exception(exc)
    return None if isinstance(exc, KeyboardInterrupt) else 1


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
        raise TypeError('Value after ** must be a mapping, not %s' % _full_name(mapping))
    for key in list(mapping.keys()):
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

def _write_to(fd, text):
    """What goes to standard output or error where that is a file or a pipe."""
    import posix
    data = text.encode()
    while data:
        data = data[posix.write(fd, data):]
    return len(text)


def _boot_process(data):
    """What the main thread of a process made by spawn or forkserver does."""
    import _boot
    _boot.main(data)


def _unraisable(exc, context):
    """`PyErr_WriteUnraisable`: an exception that nobody can catch."""
    if type(context).__name__ in ('generator', 'coroutine', 'async_generator'):
        doing = 'closing generator'
    else:
        doing = 'calling deallocator'
    _ignored('Exception ignored while %s %r' % (doing, context), exc)


def _ignored(message, exc):
    import sys
    hook = sys.__dict__.get('unraisablehook')
    if hook is not None:
        try:
            return hook(sys.UnraisableHookArgs((type(exc), exc, exc.__traceback__, message, None)))
        except BaseException as failed:
            message, exc = 'Exception ignored in sys.unraisablehook', failed
    _complain(message + ':\n')
    _print_exception(exc)


def _gone(ref):
    """`handle_callback` of weak references"""
    callback = ref._callback
    ref._callback = None
    try:
        callback(ref)
    except BaseException as exc:
        _ignored('Exception ignored while calling weakref callback %r' % (callback,), exc)


def _unawaited(coro):
    """`_PyErr_WarnUnawaitedCoroutine`"""
    from warnings import _warn_unawaited_coroutine
    _warn_unawaited_coroutine(coro)


def _unawaited_step(method, generator):
    """`_PyErr_WarnUnawaitedAgenMethod`"""
    from warnings import warn
    warn('coroutine method %r of %r was never awaited' % (method, generator.__qualname__), RuntimeWarning, 1, generator)


def _invert_bool(value):
    """bool_invert"""
    from warnings import warn
    warn("Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise "
         "inversion of the underlying int object and is usually not what you expect from negating a bool. Use the "
         "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying "
         "int.", DeprecationWarning)
    return ~int(value)


def _old_throw(this, kind, value=None, tb=None):
    """`throw` and `athrow` with three arguments"""
    from warnings import warn
    method = this.athrow if hasattr(this, 'athrow') else this.throw
    warn('the (type, exc, tb) signature of %s() is deprecated, use the single-arg signature instead.'
         % method.__name__, DeprecationWarning)
    if tb is not None and not hasattr(tb, 'tb_frame'):
        raise TypeError('throw() third argument must be a traceback object')
    if not isinstance(kind, type):
        if isinstance(kind, BaseException) and value is not None:
            raise TypeError('instance exception may not have a separate value')
        exc = kind
    elif not issubclass(kind, BaseException):
        exc = kind  # which is refused
    elif isinstance(value, kind):
        exc = value
    elif value is None:
        exc = kind()
    elif isinstance(value, tuple):
        exc = kind(*value)
    else:
        exc = kind(value)
    if tb is not None:
        exc = exc.with_traceback(tb)
    return method(exc)


def _close_step(step):
    """`async_gen_asend_close`"""
    try:
        step.throw(GeneratorExit)
    except (StopIteration, StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError('coroutine ignored GeneratorExit')


class _anext_awaitable:
    """`anext` with a default"""

    def __init__(self, wrapped, default):
        self._steps = _anext_steps(wrapped, default)

    def __await__(self):
        return self._steps

    def send(self, value):
        return self._steps.send(value)

    def throw(self, *args):
        return self._steps.throw(*args)

    def close(self):
        return self._steps.close()


def _anext_steps(wrapped, default):
    try:
        return (yield from wrapped.__await__())
    except StopAsyncIteration:
        return default


_anext_awaitable.__name__ = _anext_awaitable.__qualname__ = 'anext_awaitable'
_anext_awaitable.__module__ = 'builtins'


class _asyncgen_hooks(tuple):
    """`sys.get_asyncgen_hooks`"""

    @property
    def firstiter(self):
        return self[0]

    @property
    def finalizer(self):
        return self[1]

    def __repr__(self):
        return 'sys.asyncgen_hooks(firstiter=%r, finalizer=%r)' % tuple(self)


def _get_asyncgen_hooks():
    """`sys.get_asyncgen_hooks`"""
    import _aio
    return _asyncgen_hooks(_aio.hooks())


def _set_asyncgen_hooks(firstiter=_asyncgen_hooks, finalizer=_asyncgen_hooks):
    """`sys.set_asyncgen_hooks`"""
    import _aio
    before = _aio.hooks()
    for name, hook in (('finalizer', finalizer), ('firstiter', firstiter)):
        if hook is not None and hook is not _asyncgen_hooks and not callable(hook):
            raise TypeError('callable %s expected, got %s' % (name, type(hook).__name__))
    _aio.set_hooks(before[0] if firstiter is _asyncgen_hooks else firstiter,
                   before[1] if finalizer is _asyncgen_hooks else finalizer)


# Exception groups.


def _group_derive(group, exceptions):
    """BaseExceptionGroup_derive"""
    return BaseExceptionGroup(group.message, exceptions)


def _group_copy(group, exceptions):
    """exceptiongroup_subset"""
    if not exceptions:
        return None
    new = group.derive(exceptions)
    if not isinstance(new, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    new.__traceback__ = group.__traceback__
    new.__context__ = group.__context__
    new.__cause__ = group.__cause__
    notes = getattr(group, '__notes__', None)
    if isinstance(notes, list):
        new.__notes__ = list(notes)
    return new


def _group_condition(condition):
    """get_matcher_type"""
    if isinstance(condition, type) and not issubclass(condition, BaseException) and not callable(condition):
        condition = None
    if isinstance(condition, type) and issubclass(condition, BaseException):
        return lambda exception: isinstance(exception, condition)
    if isinstance(condition, tuple):
        for kind in condition:
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                break
        else:
            return lambda exception: isinstance(exception, condition)
    elif callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError('expected an exception type, a tuple of exception types, or a callable (other than a class)')


def _group_parts(exception, matches):
    """exceptiongroup_split_recursive: what matches and what does not, None for nothing"""
    if matches(exception):
        return exception, None
    if not isinstance(exception, BaseExceptionGroup):
        return None, exception
    found = []
    rest = []
    for member in exception.exceptions:
        yes, no = _group_parts(member, matches)
        if yes is not None:
            found.append(yes)
        if no is not None:
            rest.append(no)
    return _group_copy(exception, found), _group_copy(exception, rest)


def _group_split(group, condition):
    """BaseExceptionGroup_split"""
    return _group_parts(group, _group_condition(condition))


def _group_subgroup(group, condition):
    """BaseExceptionGroup_subgroup"""
    return _group_parts(group, _group_condition(condition))[0]


def _group_match(exception, kinds):
    """_PyEval_ExceptionGroupMatch: the match and the rest"""
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    if exception is None:
        return None, None
    if isinstance(exception, kinds):
        if isinstance(exception, BaseExceptionGroup):
            return exception, None
        group = BaseExceptionGroup('', (exception,))
        group.__traceback__ = exception.__traceback__
        return group, None
    if isinstance(exception, BaseExceptionGroup):
        pair = exception.split(kinds)
        if not isinstance(pair, tuple):
            raise TypeError('%s.split must return a tuple, not %s' % (type(exception).__name__, type(pair).__name__))
        if len(pair) < 2:
            raise TypeError('%s.split must return a 2-tuple, got tuple of size %d'
                            % (type(exception).__name__, len(pair)))
        return pair[0], pair[1]
    return None, exception


def _group_leaves(exception, found):
    if isinstance(exception, BaseExceptionGroup):
        for member in exception.exceptions:
            _group_leaves(member, found)
    else:
        found.append(exception)
    return found


def _group_reraise(original, raised):
    """_PyExc_PrepReraiseStar"""
    raised = [exception for exception in raised if exception is not None]
    if not raised:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return raised[0]
    new = []
    kept = []
    for exception in raised:
        same = (exception.__cause__ is original.__cause__ and exception.__context__ is original.__context__
                and getattr(exception, '__notes__', None) == getattr(original, '__notes__', None))
        if same:
            _group_leaves(exception, kept)
        else:
            new.append(exception)
    again = None
    if kept:
        again = _group_parts(original, lambda exception: any([exception is leaf for leaf in kept]))[0]
    if not new:
        return again
    if again is not None:
        new.append(again)
    return ExceptionGroup('', new) if len(new) > 1 else new[0]


def _boot_call(data):
    """What a thread does that another interpreter has called into this one."""
    import _boot
    return _boot.call(data)
