# Text, operators and comparisons of built-in values that meet methods written in Python.
#
# The native code in `repr.rs`, `compare.rs`, `set_algebra.rs`, `percent.rs` and `str_format.rs` does everything else;
# it comes here with the whole value as soon as one part of it has such a method.

# Containers whose repr is being made, by thread and identity.
_repr_open = set()


def _container_repr(value):
    key = (_get_ident(), id(value))
    if key in _repr_open:
        if isinstance(value, list) or _is_deque(value):
            return '[...]'
        if isinstance(value, tuple):
            return '(...)'
        if isinstance(value, dict):
            return '{...}'
        if isinstance(value, (set, frozenset)):
            return type(value).__name__ + '(...)'
        return '...'
    _repr_open.add(key)
    try:
        return _container_repr_parts(value)
    finally:
        _repr_open.discard(key)
