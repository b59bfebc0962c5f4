"""Annotations of functions, classes and modules in three forms (PEP 649, 749). Start reading at `get_annotations`."""

import enum
import types

import _gilscope

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A name in an annotation that could not be resolved."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The value, if the name exists by now."""
        if format == Format.STRING:
            return self.__forward_arg__
        owner = self.__owner__ if owner is None else owner
        if globals is None:
            globals = _globals_of(owner)
        names = dict(vars(owner)) if isinstance(owner, type) else {}
        names.update({param.__name__: param for param in type_params or getattr(owner, '__type_params__', ())})
        names.update(locals or {})
        try:
            return eval(self.__forward_arg__, globals or {}, names)
        except Exception:
            if format == Format.FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__owner__ == other.__owner__ and \
            self.__forward_is_class__ == other.__forward_is_class__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_is_class__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        extra = ''
        if self.__forward_module__ is not None:
            extra += f', module={self.__forward_module__!r}'
        if self.__forward_is_class__:
            extra += ', is_class=True'
        if self.__owner__ is not None:
            extra += f', owner={self.__owner__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{extra})'


class _Unknown:
    """Stands for a name that does not exist, and grows into the text of the expression around it."""

    def __init__(self, text):
        self._text = text

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return _Unknown(f'{self._text}.{name}')

    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        return _Unknown(f'{self._text}[{", ".join(map(_text, parts))}]')

    def __call__(self, *args, **kwargs):
        parts = [*map(_text, args), *[f'{name}={_text(value)}' for name, value in kwargs.items()]]
        return _Unknown(f'{self._text}({", ".join(parts)})')

    def __or__(self, other):
        return _Unknown(f'{self._text} | {_text(other)}')

    def __ror__(self, other):
        return _Unknown(f'{_text(other)} | {self._text}')

    def __hash__(self):
        return id(self)


def _text(value):
    return value._text if isinstance(value, _Unknown) else type_repr(value) if not isinstance(value, str) else \
        repr(value)


def _globals_of(owner):
    if isinstance(owner, type):
        import sys
        module = sys.modules.get(owner.__module__)
        return vars(module) if module else None
    if isinstance(owner, types.ModuleType):
        return vars(owner)
    while hasattr(owner, '__wrapped__'):
        owner = owner.__wrapped__
    return getattr(owner, '__globals__', None)


def type_repr(value):
    """An annotation as text."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    return '...' if value is ... else repr(value)


def annotations_to_string(annotations):
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


class _Names(dict):
    """Names for evaluation; those that are missing become unknowns."""

    def __init__(self, owner, cells):
        super().__init__()
        self.update({param.__name__: param for param in getattr(owner, '__type_params__', ())})
        if isinstance(owner, type):
            self.update(vars(owner))
        self.update(cells)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """What an annotate function says, in one of the formats."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    texts = _gilscope.annotation_texts(annotate)
    if texts is None:
        if format == Format.STRING:
            return annotations_to_string(annotate(Format.VALUE))
        return annotate(Format.VALUE)
    texts = {name: _plain(text) for name, text in texts}
    if format == Format.STRING:
        return texts
    try:
        return annotate(Format.VALUE)
    except Exception:
        pass
    globals = _gilscope.annotation_globals(annotate)
    names = _Names(owner, _gilscope.annotation_cells(annotate))
    return {name: _resolved(text, globals, names, owner) for name, text in texts.items()}


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner)


def _resolved(text, globals, names, owner):
    """The value of an annotation with forward references for what does not exist."""
    names = dict(names)
    is_class = isinstance(owner, type)
    while True:
        try:
            value = eval(text, globals, names)
            break
        except NameError as e:
            if e.name is None or e.name in names:
                return ForwardRef(text, owner=owner, is_class=is_class)
            names[e.name] = _Unknown(e.name)
        except Exception:
            return ForwardRef(text, owner=owner, is_class=is_class)
    return _settled(value, owner, is_class)


def _settled(value, owner, is_class):
    if isinstance(value, _Unknown):
        return ForwardRef(value._text, owner=owner, is_class=is_class)
    if isinstance(value, types.GenericAlias):
        return types.GenericAlias(value.__origin__, tuple([_settled(arg, owner, is_class) for arg in value.__args__]))
    if isinstance(value, types.UnionType):
        from typing import Union
        return Union[tuple([_settled(arg, owner, is_class) for arg in value.__args__])]
    return value


def _plain(text):
    """An annotation's source with the white space that the compiler's own text has."""
    out = ''
    quote = ''
    for c in text.replace('\n', ' '):
        if quote:
            out += c
            quote = '' if c == quote else quote
        elif c in '\'"':
            quote = c
            out += c
        elif c == ' ':
            if not out.endswith((' ', '[', '(', '.')):
                out += c
        elif c in ',|':
            out = out.rstrip(' ') + (', ' if c == ',' else ' | ')
        elif c in ')].':
            out = out.rstrip(' ') + c
        elif c in '[(':
            out = (out.rstrip(' ') if not out.endswith((', ', '| ')) else out) + c
        else:
            out += c
    out = out.strip()
    if out[:1] in '\'"' and out.count(out[:1]) == 2 and out[-1:] == out[:1]:
        return out[1:-1]
    return out.replace(', ]', ']').replace(', )', ')')


def get_annotate_from_class_namespace(namespace):
    return namespace.get('__annotate__', namespace.get('__annotate_func__'))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class or module as a new dict."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    format = Format(format)
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    if not (isinstance(obj, (type, types.ModuleType)) or callable(obj)):
        raise TypeError(f"{obj!r} does not have annotations")
    annotate = getattr(obj, "__annotate__", None)
    if format == Format.VALUE or annotate is None:
        found = getattr(obj, '__annotations__', None) or {}
        if not isinstance(found, dict):
            raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
        found = dict(found)
        if format == Format.STRING:
            found = annotations_to_string(found)
    else:
        found = dict(call_annotate_function(annotate, format, owner=obj))
    if not eval_str:
        return found
    if globals is None:
        globals = _globals_of(obj)
    names = {param.__name__: param for param in getattr(obj, '__type_params__', ())}
    if isinstance(obj, type):
        names = {**vars(obj), **names}
    names.update(locals or {})
    return {name: eval(value, globals or {}, names) if isinstance(value, str) else value
            for name, value in found.items()}
