"""Stand-ins for objects that do not keep them alive. CPython has these in C."""

from _weak import _strong, _target, _watch
from _weakref import _type_name


def _object(proxy):
    ob = _strong(object.__getattribute__(proxy, '_to'))
    if ob is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return ob


class ProxyType:
    """Behaves as the object does, while it lives."""

    __module__ = 'weakref'
    __slots__ = ('_to', '_callback', '__weakref__')
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __repr__(self):
        ob = _strong(object.__getattribute__(self, '_to'))
        return f"<weakproxy at {id(self):#x}; to '{_type_name(ob)}' at {id(ob):#x}>"


class CallableProxyType(ProxyType):
    def __call__(self, *args, **kwargs):
        return _object(self)(*args, **kwargs)


def _forward(name):
    def method(self, *args):
        args = [_object(arg) if isinstance(arg, ProxyType) else arg for arg in args]
        return getattr(_object(self), name)(*args)
    method.__name__ = name
    return method


for _name in ('str bytes len length_hint iter next reversed getitem setitem delitem contains bool int float index eq ne '
              'lt le gt ge neg pos abs invert add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul '
              'truediv rtruediv itruediv floordiv rfloordiv ifloordiv mod rmod imod divmod rdivmod pow rpow ipow '
              'lshift rlshift ilshift rshift rrshift irshift and rand iand xor rxor ixor or ror ior').split():
    _name = f'__{_name}__'
    if _name != '__bool__':
        setattr(ProxyType, _name, _forward(_name))
ProxyType.__bool__ = lambda self: bool(_object(self))
ProxyType.__str__ = lambda self: str(_object(self))


def proxy(ob, callback=None, /):
    """A stand-in for an object that does not keep it alive."""
    self = object.__new__(CallableProxyType if callable(ob) else ProxyType)
    object.__setattr__(self, '_to', _target(ob))
    object.__setattr__(self, '_callback', callback)
    _watch(ob, self, callback is not None)
    return self
