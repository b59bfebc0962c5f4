"""Contexts and context variables, which CPython has in C (Python/context.c).

A context keeps its values in a dict that is never changed: setting a variable puts a new one in its place, so that
copying a context costs nothing. Which context a thread is in is known to `_context`.
"""

import _context


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


_missing = _Missing()


def _current():
    context = _context.current()
    if context is None:
        context = _context.adopt(Context())
    return context


def copy_context():
    copy = _context.copy()
    if copy is None:
        _current()
        copy = Context()
    return copy


def _final(cls):
    raise TypeError(f"type '_contextvars.{cls.__base__.__name__}' is not an acceptable base type")


def _unpicklable(self):
    raise TypeError(f"cannot pickle '_contextvars.{type(self).__name__}' object")


class _Part:
    """What `keys()` and the like of a context give."""

    def __init__(self, values):
        self._values = values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return self._over()


class keys(_Part):
    __module__ = 'builtins'

    def _over(self):
        return iter(self._values)


class values(_Part):
    __module__ = 'builtins'

    def _over(self):
        return iter(self._values.values())


class items(_Part):
    __module__ = 'builtins'

    def _over(self):
        return iter(self._values.items())


class Context:
    __init_subclass__ = classmethod(_final)
    __reduce__ = _unpicklable

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError('Context() does not accept any arguments')
        self._values = {}

    run = _context.run

    def __getitem__(self, key):
        _check(key)
        return self._values[key]

    def __contains__(self, key):
        _check(key)
        return key in self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def get(self, key, default=None, /):
        _check(key)
        return self._values.get(key, default)

    def keys(self):
        return keys(self._values)

    def values(self):
        return values(self._values)

    def items(self):
        return items(self._values)

    def copy(self):
        copy = Context()
        copy._values = self._values
        return copy


def _check(key):
    if not isinstance(key, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {key!r}')


class ContextVar:
    __init_subclass__ = classmethod(_final)
    __reduce__ = _unpicklable

    def __init__(self, *args, default=_missing):
        if len(args) != 1:
            most = 'at most' if args else 'exactly'
            raise TypeError(f'ContextVar() takes {most} 1 positional argument ({len(args)} given)')
        if not isinstance(args[0], str):
            raise TypeError('context variable name must be a str')
        hash(args[0])  # which a subclass of str may refuse
        self._name = args[0]
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        context = _context.current()
        if context is not None:
            value = context._values.get(self, _missing)
            if value is not _missing:
                return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = Token(context, self, context._values.get(self, _missing))
        values = dict(context._values)
        values[self] = value
        context._values = values
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _current()
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        values = dict(context._values)
        if token._old is _missing:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'


class Token:
    MISSING = _missing
    __init_subclass__ = classmethod(_final)

    def __init__(self, context=None, var=None, old=None):
        if context is None:
            raise RuntimeError('Tokens can only be created by ContextVars')
        self._context = context
        self._var = var
        self._old = old
        self._used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self._var.reset(self)

    def __repr__(self):
        return f'<Token{" used" if self._used else ""} var={self._var!r} at {id(self):#x}>'


for _cls in (Context, ContextVar, Token):
    _cls.__module__ = '_contextvars'
del _cls
