"""The part of `inspect` about what a callable takes: Parameter, Signature, BoundArguments and signature()."""

import enum
import functools
import itertools
import types
from collections import OrderedDict
from keyword import iskeyword


class _void:
    """Marks an argument that was not given."""


class _empty:
    """Marks a parameter without default or annotation."""


_empty.__module__ = 'inspect'
_empty.__qualname__ = '_empty'


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _DESCRIPTIONS[self._value_]


_ParameterKind.__module__ = 'inspect'
_DESCRIPTIONS = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only',
                 'variadic keyword')
_POSITIONAL_ONLY, _POSITIONAL, _ARGS, _KEYWORD_ONLY, _KWARGS = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter: name, kind, default, annotation."""

    __module__ = 'inspect'
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL
    VAR_POSITIONAL = _ARGS
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _KWARGS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_ARGS, _KWARGS):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[0] == '.' and name[1:].isdigit():
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        elif name == '.format':
            name = 'format'
        if (iskeyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def _format(self, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            shown = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            text = f'{text}: {shown}'
        if self._default is not _empty:
            text += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        return {_ARGS: '*', _KWARGS: '**'}.get(self._kind, '') + text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _basis(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._basis())

    def __eq__(self, other):
        return self._basis() == other._basis() if isinstance(other, Parameter) else NotImplemented

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}


class BoundArguments:
    """Arguments as they meet the parameters of a signature."""

    __module__ = 'inspect'

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_KWARGS, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _ARGS:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_KWARGS, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if started and name in self.arguments:
                if param.kind == _KWARGS:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fill in what was not given."""
        filled = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif param.default is not _empty:
                filled[name] = param.default
            elif param.kind is _ARGS:
                filled[name] = ()
            elif param.kind is _KWARGS:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        args = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({args})>'


class Signature:
    """Parameters and what is returned."""

    __module__ = 'inspect'
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        top = _POSITIONAL_ONLY
        seen_default = False
        seen = set()
        for param in parameters or ():
            if __validate_parameters__:
                kind = param.kind
                if kind in (_ARGS, _KWARGS):
                    if kind in seen:
                        raise ValueError(f'more than one {kind.description} parameter')
                    seen.add(kind)
                if kind < top:
                    raise ValueError(f'wrong parameter order: {top.description} parameter before {kind.description} '
                                     'parameter')
                top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError('non-default argument follows default argument')
                if param.name in params:
                    raise ValueError(f'duplicate parameter name: {param.name!r}')
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
                      annotation_format=1):
        return _of(obj, cls, follow_wrapped, globals, locals, eval_str, annotation_format)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    __replace__ = replace

    def _basis(self):
        params = tuple(param for param in self._parameters.values() if param.kind != _KEYWORD_ONLY)
        keywords = {param.name: param for param in self._parameters.values() if param.kind == _KEYWORD_ONLY}
        return params, keywords, self._return_annotation

    def __hash__(self):
        params, keywords, result = self._basis()
        return hash((params, frozenset(keywords.values()), result))

    def __eq__(self, other):
        return self._basis() == other._basis() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, partial=False):
        """Go through the positional arguments, then through the keywords."""
        arguments = {}
        params = iter(self._parameters.values())
        rest = ()
        values = iter(args)
        misplaced = []
        while True:
            try:
                value = next(values)
            except StopIteration:
                param = next(params, None)
                if param is None or param.kind == _ARGS:
                    break
                if param.name in kwargs:
                    if param.kind == _POSITIONAL_ONLY:
                        if param.default is _empty:
                            raise TypeError(f'missing a required positional-only argument: {param.name!r}')
                        misplaced.append(param)
                        continue
                    rest = (param,)
                    break
                if param.kind == _KWARGS or param.default is not _empty or partial:
                    rest = (param,)
                    break
                kind = ' keyword-only' if param.kind == _KEYWORD_ONLY else ''
                raise TypeError(f'missing a required{kind} argument: {param.name!r}') from None
            param = next(params, None)
            if param is None or param.kind in (_KWARGS, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments') from None
            if param.kind == _ARGS:
                arguments[param.name] = (value, *values)
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {param.name!r}') from None
            arguments[param.name] = value
        keywords = None
        for param in itertools.chain(rest, params):
            if param.kind == _KWARGS:
                keywords = param
            elif param.kind == _ARGS:
                continue
            elif param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError(f'missing a required argument: {param.name!r}') from None
        if kwargs:
            if keywords is not None:
                arguments[keywords.name] = kwargs
            elif misplaced:
                names = ', '.join(param.name for param in misplaced)
                raise TypeError(f'got some positional-only arguments passed as keyword arguments: {names!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Which parameter gets which argument; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same; arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as it would be written."""
        parts = []
        slash = False
        star = True
        for param in self._parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if param.kind == _ARGS:
                star = False
            elif param.kind == _KEYWORD_ONLY and star:
                parts.append('*')
                star = False
            parts.append(param._format(quote_annotation_strings))
        if slash:
            parts.append('/')
        text = f'({", ".join(parts)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            shown = formatannotation(self._return_annotation, quote_annotation_strings=quote_annotation_strings)
            text += f' -> {shown}'
        return text


def _without_first(sig):
    """The signature of a bound method."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_KWARGS, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    return sig if params[0].kind == _ARGS else sig.replace(parameters=params[1:])


def _of_partial(wrapped, partial, extra=()):
    """The signature that is left after some arguments are given."""
    params = OrderedDict(wrapped.parameters)
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*extra, *(partial.args or ()), **keywords)
    except TypeError as e:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from e
    to_keywords = False
    for name, param in wrapped.parameters.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            hole = value is functools.Placeholder
            if param.kind is _POSITIONAL_ONLY or (param.kind is _POSITIONAL and name not in keywords):
                if hole:
                    params[name] = param.replace(kind=_POSITIONAL_ONLY, default=_empty)
                else:
                    params.pop(name)
                continue
            if param.kind is _POSITIONAL:
                to_keywords = True
            if param.kind in (_POSITIONAL, _KEYWORD_ONLY):
                params[name] = param.replace(default=value)
        if to_keywords:
            if param.kind is _POSITIONAL:
                params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                params.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _KWARGS):
                params.move_to_end(name)
            elif param.kind is _ARGS:
                params.pop(name)
    return wrapped.replace(parameters=params.values())


def _of_function(func, cls, skip_bound_arg, globals, locals, eval_str, annotation_format):
    code = func.__code__
    names = code.co_varnames
    positional = names[:code.co_argcount]
    after = code.co_argcount + code.co_kwonlyargcount
    if eval_str or annotation_format != 1:
        from annotationlib import Format, get_annotations
        hints = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str,
                                format=Format(annotation_format))
    else:
        hints = func.__annotations__
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = len(positional) - len(defaults)
    params = []
    for at, name in enumerate(positional):
        kind = _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL
        default = defaults[at - first_default] if at >= first_default else _empty
        params.append(Parameter(name, kind, default=default, annotation=hints.get(name, _empty)))
    if code.co_flags & 4:
        params.append(Parameter(names[after], _ARGS, annotation=hints.get(names[after], _empty)))
    for name in names[code.co_argcount:after]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=hints.get(name, _empty)))
    if code.co_flags & 8:
        name = names[after + (1 if code.co_flags & 4 else 0)]
        params.append(Parameter(name, _KWARGS, annotation=hints.get(name, _empty)))
    return cls(params, return_annotation=hints.get('return', _empty), __validate_parameters__=bool(defaults))


def unwrap(func, *, stop=None):
    """What decorators have wrapped: follows `__wrapped__`."""
    seen = {id(func): func}
    original = func
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {original!r}')
        seen[id(func)] = func
    return func


def _own(cls, name):
    """A method written in Python, or None."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if isinstance(found, (staticmethod, classmethod)):
                return getattr(cls, name)
            if isinstance(found, types.FunctionType):
                return found if name in ('__new__', '__init__', '__call__') else None
            return found if isinstance(found, (functools.partial, functools.partialmethod)) else None
    return None


def _of(obj, cls, follow=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    def again(other):
        return _of(other, cls, follow, globals, locals, eval_str, annotation_format)

    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        return given
    method = getattr(obj, '__partialmethod__', None)
    if isinstance(method, functools.partialmethod):
        wrapped = again(method.func)
        sig = _of_partial(wrapped, method, (None,))
        first = tuple(wrapped.parameters.values())[0]
        return sig if first.kind is _ARGS else sig.replace(parameters=(first, *sig.parameters.values()))
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isinstance(obj, types.FunctionType):
        return _of_function(obj, cls, True, globals, locals, eval_str, annotation_format)
    if isinstance(obj, types.BuiltinFunctionType):
        import _gilscope
        _gilscope.unsupported(f'inspect.signature of the built-in {obj.__name__}')
    if isinstance(obj, type):
        call = _own(type(obj), '__call__') if type(obj) is not type else None
        if call is not None and not getattr(call, '__module__', 'typing') in ('enum', 'typing', 'abc'):
            return _without_first(again(call))
        for base in obj.__mro__:
            if '__new__' in base.__dict__ and base is not object:
                new = base.__dict__['__new__']
                new = getattr(new, '__func__', new)
                if isinstance(new, types.FunctionType) and base.__module__ not in ('typing', 'abc'):
                    return _without_first(again(new))
            if '__init__' in base.__dict__ and isinstance(base.__dict__['__init__'], types.FunctionType):
                return _without_first(again(base.__dict__['__init__']))
        if obj.__mro__[-2:-1] and all(base.__module__ != 'builtins' for base in obj.__mro__[:-1]) or obj is object:
            return cls(())
        raise ValueError(f'no signature found for builtin type {obj!r}')
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, types.FunctionType):
        return _without_first(again(call))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """What a callable takes and returns."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str, annotation_format=annotation_format)


for _one in (signature, unwrap, formatannotation, _ParameterKind, _empty, _void):
    _one.__module__ = 'inspect'
