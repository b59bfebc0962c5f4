"""References that keep nothing alive. CPython has these in C; `_weak` watches the objects."""

import types

from _weak import _references, _strong, _target, _watch

getweakrefs = _references


def getweakrefcount(ob):
    return len(_references(ob))


class ref:
    """A reference to an object that may die; calling it gives the object, or None if it is gone."""

    __module__ = 'weakref'
    __slots__ = ('_to', '_callback', '_hash', '__weakref__')

    def __new__(cls, ob, callback=None, /, *args, **kwargs):
        if callback is None and cls is ref:
            for known in _references(ob):
                if type(known) is ref and known._callback is None:
                    return known
        self = object.__new__(cls)
        self._to = _target(ob)
        self._callback = callback
        self._hash = None
        _watch(ob, self, callback is not None)
        return self

    def __init__(self, ob, callback=None, /):
        pass

    def __call__(self):
        return _strong(self._to)

    @property
    def __callback__(self):
        return None if _strong(self._to) is None else self._callback

    def __hash__(self):
        if self._hash is None:
            ob = _strong(self._to)
            if ob is None:
                raise TypeError('weak object has gone away')
            self._hash = hash(ob)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        mine, theirs = _strong(self._to), _strong(other._to)
        if mine is None or theirs is None:
            return self is other
        return mine is theirs or mine == theirs

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")

    def __repr__(self):
        ob = _strong(self._to)
        if ob is None:
            return f'<weakref at {id(self):#x}; dead>'
        name = getattr(ob, '__name__', None)
        name = f' ({name})' if isinstance(name, str) and not isinstance(ob, types.ModuleType) else ''
        return f"<weakref at {id(self):#x}; to '{_type_name(ob)}' at {id(ob):#x}{name}>"

    __class_getitem__ = classmethod(types.GenericAlias)


ref.__name__ = ref.__qualname__ = 'ReferenceType'
ReferenceType = ref


def _type_name(ob):
    cls = type(ob)
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'
