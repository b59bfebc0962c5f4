"""Names for the types that have no builtin name, found by looking at values."""

import _aio
import sys


def _f():
    pass


def _g():
    yield


async def _c():
    pass


async def _ag():
    yield


class _C:
    def _m(self):
        pass


FunctionType = LambdaType = type(_f)
CodeType = type(_f.__code__)
GeneratorType = type(_g())
_c = _c()
CoroutineType = type(_c)
_c.close()  # else it would warn that it was never awaited
_ag = _ag()
AsyncGeneratorType = type(_ag)
MethodType = type(_C()._m)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(Ellipsis)
UnionType = type(int | str)
MappingProxyType = type(type.__dict__)
FrameType = type(sys._getframe())
MethodDescriptorType = type(str.join)


def _traceback():
    try:
        raise TypeError
    except TypeError as exc:
        return type(exc.__traceback__)


def _cell():
    x = None
    return type((lambda: x).__closure__[0])


TracebackType = _traceback()
CellType = _cell()


class SimpleNamespace:
    """An object for any attributes: SimpleNamespace(x=1).x is 1."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        items = ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return f'{name}({items})'

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    if meta is type:
        namespace.setdefault('__module__', 'types')
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """The bases with what has __mro_entries__ replaced."""
    found = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            found.append(base)
        else:
            found.extend(base.__mro_entries__(bases))
    return tuple(found) if found != list(bases) else bases


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, keywords) as a class statement would find them."""
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
            elif not issubclass(meta, type(base)):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def get_original_bases(cls, /):
    """The bases as they were written."""
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


class DynamicClassAttribute(property):
    """A property of instances whose name the class can use for something else."""

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        return super().__get__(instance, ownerclass)


def coroutine(func):
    """Let the generators that a function makes be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    return _aio.awaitable(func)


def __getattr__(name):
    if name == 'GenericAlias':
        from _typevars import GenericAlias
        return GenericAlias
    raise AttributeError(f"module 'types' has no attribute {name!r}")


del _f, _g, _c, _ag, _C, _traceback, _cell
