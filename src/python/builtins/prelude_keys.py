# Dicts and sets whose keys have `__eq__` or `__hash__` of their own in Python: the native code comes here with the
# whole job as soon as a key of that kind is among them.
#
# Each function says which C function it stands for.


def _hash_object(value):
    """slot_tp_hash"""
    return _hash_int(_special(value, '__hash__')())


def _hash_tuple(value):
    """tuple_hash"""
    if isinstance(value, tuple):
        return _hash_items([hash(item) for item in value])
    if isinstance(value, slice):
        return _hash_items([hash(value.start), hash(value.stop), hash(value.step)])
    return _hash_items([hash(item) for item in value])


def _full_name(value):
    """%T"""
    cls = type(value)
    if cls.__module__ in ('builtins', '__main__'):
        return cls.__qualname__
    return cls.__module__ + '.' + cls.__qualname__


def _hash_as(value, role):
    """dict_unhashable_type, set_unhashable_type"""
    try:
        return hash(value)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        text = str(error)
    raise TypeError("cannot use '%s' as a %s (%s)" % (_full_name(value), role, text))


def _dict_find(d, key, hashed):
    """lookdict: the position of a key, -1 if it is absent"""
    changed = True
    while changed:
        changed = False
        for at, candidate in _dict_candidates(d, hashed):
            if candidate is key:
                return at
            equal = candidate == key
            if not _dict_holds(d, at, candidate):
                changed = True
                break
            if equal:
                return at
    return -1


def _dict_getitem(d, key):
    """dict_subscript"""
    at = _dict_find(d, key, _hash_as(key, 'dict key'))
    if at >= 0:
        return _dict_value_at(d, at)
    missing = _dict_missing(d)
    if missing is not None:
        return missing(key)
    raise KeyError(key)


def _dict_setitem(d, key, value):
    """dict_ass_sub with a value"""
    hashed = _hash_as(key, 'dict key')
    at = _dict_find(d, key, hashed)
    if at >= 0:
        _dict_set_at(d, at, value)
    else:
        _dict_insert_new(d, hashed, key, value)


def _dict_delitem(d, key):
    """dict_ass_sub without a value"""
    at = _dict_find(d, key, _hash_as(key, 'dict key'))
    if at < 0:
        raise KeyError(key)
    _dict_remove_at(d, at)


def _dict_contains(d, key):
    """dict_contains"""
    return _dict_find(d, key, _hash_as(key, 'dict key')) >= 0


def _dict_get(d, key, default=None):
    """dict.get"""
    at = _dict_find(d, key, _hash_as(key, 'dict key'))
    return _dict_value_at(d, at) if at >= 0 else default


def _dict_setdefault(d, key, default=None):
    """dict.setdefault"""
    hashed = _hash_as(key, 'dict key')
    at = _dict_find(d, key, hashed)
    if at >= 0:
        return _dict_value_at(d, at)
    _dict_insert_new(d, hashed, key, default)
    return default


def _dict_pop(d, key, *default):
    """dict.pop"""
    at = _dict_find(d, key, _hash_as(key, 'dict key'))
    if at >= 0:
        return _dict_remove_at(d, at)
    if default:
        return default[0]
    raise KeyError(key)


def _dict_fromkeys(cls, iterable, value=None):
    """dict.fromkeys"""
    result = cls()
    for key in iterable:
        result[key] = value
    return result


def _dict_update(target, other):
    """PyDict_Update, for `{**other}`"""
    if not hasattr(other, 'keys'):
        raise TypeError("'%s' object is not a mapping" % _full_name(other))
    dict.update(target, other)


def _dict_fill(target, result, source, /, **named):
    """dict_update_arg, where the source or its keys need Python"""
    mapping = _dict_of(source)
    if mapping is not None:
        source = mapping
    if hasattr(source, 'keys'):
        for key in list(source.keys()):
            _dict_setitem(target, key, source[key])
    else:
        number = 0
        for pair in source:
            if not _is_iterable(pair):
                raise TypeError('object is not iterable')
            parts = list(pair)
            if len(parts) != 2:
                raise ValueError('dictionary update sequence element #%d has length %d; 2 is required'
                                 % (number, len(parts)))
            _dict_setitem(target, parts[0], parts[1])
            number += 1
    for name in named:
        target[name] = named[name]
    return result


def _dict_or(left, right):
    """dict_or"""
    result = dict(left)
    for key in right:
        _dict_setitem(result, key, _dict_getitem(right, key))
    return result


def _set_find(s, value, hashed):
    """set_lookkey: the element equal to a value in a list, [] if it is absent"""
    for candidate in _set_candidates(s, hashed):
        if candidate is value or candidate == value:
            return [candidate]
    return []


def _set_key(value):
    """A set looked up in a set stands for the frozenset of its elements."""
    if isinstance(value, set):
        return _set_freeze(value)
    return value


def _set_contains(s, value):
    """set_contains"""
    value = _set_key(value)
    return bool(_set_find(s, value, _hash_as(value, 'set element')))


def _set_add(s, value):
    """set.add"""
    hashed = _hash_as(value, 'set element')
    if not _set_find(s, value, hashed):
        _set_insert_new(s, hashed, value)


def _set_discard(s, value):
    """set.discard; whether the element was there"""
    value = _set_key(value)
    hashed = _hash_as(value, 'set element')
    for candidate in _set_find(s, value, hashed):
        return _set_take(s, hashed, candidate)
    return False


def _set_remove(s, value):
    """set.remove"""
    if not _set_discard(s, value):
        raise KeyError(value)


def _set(iterable):
    """set()"""
    result = set()
    for value in iterable:
        _set_add(result, value)
    return result


def _frozenset(cls, iterable):
    """frozenset()"""
    return _new_base(cls, _set(iterable))


def _set_update(target, other):
    """_PySet_Update, for `{*other}`"""
    set.update(target, other)


def _set_update_slow(s, *others):
    """set.update"""
    for other in others:
        for value in other:
            _set_add(s, value)


def _like(s, result):
    """A result of the same type as a set."""
    return _set_freeze(result) if _set_is_frozen(s) else result


def _set_union(s, *others):
    """set.union"""
    result = _set(s)
    _set_update_slow(result, *others)
    return _like(s, result)


def _set_intersection(s, *others):
    """set.intersection"""
    result = s
    for other in others:
        kept = set()
        for value in other:
            if _set_contains(result, value):
                _set_add(kept, value)
        result = kept
    return _like(s, result)


def _set_difference(s, *others):
    """set.difference"""
    result = _set(s)
    for other in others:
        for value in other:
            _set_discard(result, value)
    return _like(s, result)


def _set_symmetric_difference(s, other):
    """set.symmetric_difference"""
    result = _set(other)
    for value in s:
        if not _set_discard(result, value):
            _set_add(result, value)
    return _like(s, result)


def _set_intersection_update(s, *others):
    """set.intersection_update"""
    _set_replace(s, _set_intersection(s, *others))


def _set_difference_update(s, *others):
    """set.difference_update"""
    _set_replace(s, _set_difference(s, *others))


def _set_symmetric_difference_update(s, other):
    """set.symmetric_difference_update"""
    for value in _set(other):
        if not _set_discard(s, value):
            _set_add(s, value)


def _set_in_place(result, s, other, method):
    """set_ior, set_iand, set_isub, set_ixor"""
    _special(s, method)(other)
    return result


def _set_issubset(s, other):
    """set.issubset"""
    other = _set(other)
    for value in s:
        if not _set_contains(other, value):
            return False
    return True


def _set_issuperset(s, other):
    """set.issuperset"""
    for value in other:
        if not _set_contains(s, value):
            return False
    return True


def _set_isdisjoint(s, other):
    """set.isdisjoint"""
    for value in other:
        if _set_contains(s, value):
            return False
    return True


def _set_order(op, left, right):
    """set_richcompare: subsets"""
    left = _set(left)
    right = _set(right)
    if op == '>' or op == '>=':
        left, right = right, left
    if len(left) > len(right) or (len(left) == len(right) and (op == '<' or op == '>')):
        return False
    return _set_issubset(left, right)


def _view_set(method, left, right):
    """dictviews_and, dictviews_or, dictviews_sub, dictviews_xor, dictviews_isdisjoint"""
    return _special(_set(left), method)(_set(right))


def _contains(container, value):
    """PySequence_Contains"""
    method = _special(container, '__contains__')
    base = _base_value(container)
    if isinstance(base, dict):
        return _dict_contains(base, value)
    if isinstance(base, (set, frozenset)):
        return _set_contains(base, value)
    if not _is_iterable(container):
        raise TypeError("argument of type '%s' is not a container or iterable" % type(container).__name__)
    for item in container:
        if item is value or item == value:
            return True
    return False
