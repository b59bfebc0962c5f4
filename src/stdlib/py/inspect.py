"""Looks at live objects: what they are, what they take, where they come from. Signatures are in `_signature`."""

import enum
import functools
import linecache
import re
import sys
import types
from collections import namedtuple

import _aio
import _gilscope
from _signature import (_empty, _void, _ParameterKind, BoundArguments, Parameter, Signature, formatannotation, signature,
                        unwrap)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a function bound to an object."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, '__get__') and not hasattr(cls, '__set__') and not hasattr(cls, '__delete__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return isinstance(object, property) or hasattr(cls, '__set__') or hasattr(cls, '__delete__')


def isgetsetdescriptor(object):
    return False


ismemberdescriptor = ismethodwrapper = isgetsetdescriptor


def _plain(func):
    """The function in methods and partials."""
    while True:
        if ismethod(func):
            func = func.__func__
        elif isinstance(func, functools.partial):
            func = func.func
        else:
            return func


def _has_flag(func, flag):
    func = _plain(func)
    return isfunction(func) and bool(func.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it makes a generator."""
    return _has_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Let iscoroutinefunction() take it for an `async def`."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Whether calling it makes a coroutine."""
    plain = _plain(obj)
    return _has_flag(obj, CO_COROUTINE) or getattr(plain, '_is_coroutine_marker', None) is _is_coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Whether it can be awaited."""
    return hasattr(type(object), '__await__') or _aio.coroutine_kind(object) > 0


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    """Whether it is a class with abstract methods left."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


# Members and texts

def _members(object, predicate, getter):
    found = []
    names = dir(object)
    seen = set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        try:
            value = getter(object, name)
        except AttributeError:
            for base in getmro(object) if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """(name, value) of all attributes, in order of name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


def getmro(cls):
    return cls.__mro__


_nothing = object()


def getattr_static(obj, attr, default=_nothing):
    """An attribute as it is stored, without calling a descriptor or __getattr__."""
    if isinstance(obj, type):
        for base in (*obj.__mro__, *type(obj).__mro__):
            if attr in base.__dict__:
                return base.__dict__[attr]
    else:
        in_class = _nothing
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                in_class = base.__dict__[attr]
                break
        own = getattr(obj, '__dict__', {})
        if in_class is not _nothing and isdatadescriptor(in_class):
            return in_class
        if attr in own:
            return own[attr]
        if in_class is not _nothing:
            return in_class
    if default is _nothing:
        raise AttributeError(attr)
    return default


def getdoc(object, *, fallback_to_class_doc=True, inherit_class_doc=True):
    """The documentation text, its indentation removed."""
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object) and inherit_class_doc:
        doc = next((base.__doc__ for base in object.__mro__ if base is not type(object) and base.__doc__), None)
    elif doc is None and isfunction(_plain(object)):
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(func):
    name = func.__name__
    cls = type(func.__self__) if ismethod(func) and not isclass(func.__self__) else getattr(func, '__self__', None)
    if cls is None:
        cls = sys.modules.get(func.__module__)
        for part in func.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
    if not isclass(cls):
        return None
    return next((doc for base in cls.__mro__ if (doc := getattr(getattr(base, name, None), '__doc__', None))), None)


def cleandoc(doc):
    """A documentation text without the indentation that its lines share."""
    lines = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')), default=0)
    lines[0] = lines[0].lstrip(' ')
    lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# Sources

def getfile(object):
    """The file that something was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(object).__name__}')


def getsourcefile(object):
    return getfile(object)


def getabsfile(object, _filename=None):
    import os
    return os.path.normcase(os.path.abspath(_filename or getfile(object)))


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def getmodule(object, _filename=None):
    """The module that something was defined in."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def findsource(object):
    """All lines of the file, and the number of the first line of the object, from 0."""
    filename = getfile(object)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        name = object.__qualname__.rpartition('.')[2]
        for number, line in enumerate(lines):
            if re.match(rf'\s*class\s+{name}\b', line):
                while number and lines[number - 1].lstrip().startswith('@'):
                    number -= 1
                return lines, number
        raise OSError('could not find class definition')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    number = object.co_firstlineno - 1
    if number >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, number


def getblock(lines):
    """The lines of the definition that the first of them begins."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    depth = 0
    quote = ''
    begun = False
    last = 0
    for number, line in enumerate(lines):
        text = line.strip()
        inside = depth > 0 or quote
        if number and begun and not inside and text and not text.startswith('#'):
            if len(line) - len(line.lstrip()) <= margin:
                break
        depth, quote = _scan(line, depth, quote)
        if text and (inside or not text.startswith('#') or len(line) - len(line.lstrip()) > margin):
            last = number
        if not begun and depth == 0 and not quote and not lines[0].lstrip().startswith('@') or \
                not begun and depth == 0 and not quote and not text.startswith('@'):
            begun = True
            if 'lambda' in lines[0] and not re.match(r'\s*(async\s+def|def|class|@)', lines[0]):
                break
    return lines[:last + 1]


def _scan(line, depth, quote):
    """Depth of brackets and the open quotation marks after a line."""
    at = 0
    while at < len(line):
        c = line[at]
        if quote:
            if c == '\\':
                at += 1
            elif line.startswith(quote, at):
                at += len(quote) - 1
                quote = ''
            elif c == '\n' and len(quote) == 1:
                quote = ''
        elif c == '#':
            break
        elif c in '"\'':
            quote = c * 3 if line.startswith(c * 3, at) else c
            at += len(quote) - 1
        elif c in '([{':
            depth += 1
        elif c in ')]}':
            depth -= 1
        at += 1
    return depth, quote


def getsourcelines(object):
    """The lines of a definition and the number of the first."""
    object = unwrap(object)
    lines, number = findsource(object)
    if ismodule(object) or (isframe(object) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of a definition."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines right above a definition."""
    lines, number = findsource(object)
    found = []
    while number and lines[number - 1].strip().startswith('#'):
        number -= 1
        found.insert(0, lines[number].expandtabs().lstrip())
    return ''.join(found) or None


def indentsize(line):
    text = line.expandtabs()
    return len(text) - len(text.lstrip())


# Arguments

FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
Arguments = namedtuple('Arguments', 'args, varargs, varkw')
Traceback = namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = namedtuple('FrameInfo', 'frame filename lineno function code_context index')
Attribute = namedtuple('Attribute', 'name kind defining_class object')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getfullargspec(func, *, annotation_format=1):
    """Names and defaults of the parameters, in seven parts."""
    try:
        sig = signature(func, follow_wrapped=False) if not ismethod(func) else signature(func.__func__,
                                                                                       follow_wrapped=False)
    except Exception as e:
        raise TypeError('unsupported callable') from e
    args, kwonly, defaults, kwdefaults, annotations = [], [], (), {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults += (param.default,)
        elif param.kind is Parameter.VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is Parameter.KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Which parameter would get which value."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    sig = signature(func)
    bound = sig.bind(*positional, **named)
    bound.apply_defaults()
    params = list(sig.parameters.values())
    order = [param.name for param in params[:len(positional)] if param.kind in (0, 1)]
    order += [param.name for param in params if param.kind in (2, 4)]
    order += [name for name in named if name in sig.parameters]
    order += [param.name for param in params]
    return {name: bound.arguments[name] for name in order}


def getargvalues(frame):
    code = frame.f_code
    names = list(code.co_varnames)
    count = code.co_argcount + code.co_kwonlyargcount
    varargs = names[count] if code.co_flags & CO_VARARGS else None
    keywords = names[count + (varargs is not None)] if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo(names[:count], varargs, keywords, frame.f_locals)


def getclosurevars(func):
    _gilscope.unsupported('inspect.getclosurevars')


def classify_class_attrs(cls):
    _gilscope.unsupported('inspect.classify_class_attrs')


# Frames

def getframeinfo(frame, context=1):
    """File, line, function and source lines of a frame or traceback."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        all_lines = linecache.getlines(filename)
        if all_lines:
            start = max(0, min(start, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """The callers, the innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(exc.__traceback__ if exc else None, context)


# Generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                           'CORO_CLOSED')
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = ('AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED',
                                                           'AGEN_CLOSED')


def _state(prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    return _state('GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state('CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    return _state('AGEN', agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    return generator.gi_frame.f_locals if generator.gi_frame else {}


def getcoroutinelocals(coroutine):
    return coroutine.cr_frame.f_locals if coroutine.cr_frame else {}


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """The annotations of a function, class or module."""
    from annotationlib import Format, get_annotations
    return get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, format=Format(format))


class BufferFlags(enum.IntFlag):
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
