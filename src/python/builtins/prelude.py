# Collections, iteration and the functions about them, where they meet Python code: generators, and classes with
# `__eq__`, `__hash__`, `__iter__`, `__index__`... of their own. Everything else is native; the native code comes here
# with the whole job as soon as one part of it needs Python.
#
# Each function says which C function it stands for.


# === Numbers as indices ===

def _as_index(value):
    """PyNumber_Index"""
    if isinstance(value, int):
        return value
    method = _special(value, '__index__')
    if method is None:
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    result = method()
    if not isinstance(result, int):
        raise TypeError('%s.__index__() must return an int, not %s' % (type(value).__name__, type(result).__name__))
    return result


def _index_or_none(value):
    """_PyEval_SliceIndex"""
    return None if value is None else _as_index(value)


def _plain_key(key):
    """The key of a sequence with its indices computed."""
    if isinstance(key, slice):
        return slice(_index_or_none(key.start), _index_or_none(key.stop), _index_or_none(key.step))
    return _as_index(key)


def _retry_index(func, at, *args):
    """PyArg_Parse with format unit n: calls again with argument `at` as an int."""
    args = list(args)
    args[at] = _as_index(args[at])
    return func(*args)


def _get_indexed(sequence, key):
    """list_subscript, tuplesubscript..."""
    return sequence[_plain_key(key)]


def _set_indexed(sequence, key, value):
    """list_ass_subscript with a value"""
    sequence[_plain_key(key)] = value


def _delete_indexed(sequence, key):
    """list_ass_subscript without a value"""
    del sequence[_plain_key(key)]


def _slice_indices(part, length):
    """slice.indices"""
    return _plain_key(part).indices(length)


# === Sequences ===

def _list(iterable):
    """list()"""
    return [item for item in iterable]


def _tuple(cls, iterable):
    """tuple()"""
    return _new_base(cls, [item for item in iterable])


def _list_extend(items, iterable, result=None):
    """list.extend"""
    for item in iterable:
        list.append(items, item)
    return result


def _set_slice(items, key, iterable):
    """list[slice] = iterable"""
    items[key] = [item for item in iterable]


def _sequence_contains(sequence, value):
    """list.__contains__"""
    for item in sequence:
        if item is value or item == value:
            return True
    return False


def _sequence_index(sequence, value):
    """_PySequence_IterSearch"""
    at = 0
    for item in sequence:
        if item is value or item == value:
            return at
        at += 1
    raise ValueError('sequence.index(x): x not in sequence')


def _list_index(sequence, value, start, stop):
    """list.index, tuple.index, deque.index"""
    at = start
    while at < stop and at < len(sequence):
        item = sequence[at]
        if item is value or item == value:
            return at
        at += 1
    name = _base_name(sequence)
    raise ValueError('%s.index(x): x not in %s' % (name, name))


def _list_count(sequence, value):
    """list.count, tuple.count, deque.count"""
    count = 0
    for item in sequence:
        if item is value or item == value:
            count += 1
    return count


def _list_remove(sequence, value):
    """list.remove, deque.remove"""
    at = 0
    while at < len(sequence):
        item = sequence[at]
        if item is value or item == value:
            del sequence[at]
            return
        at += 1
    name = _base_name(sequence)
    raise ValueError('%s.remove(x): x not in %s' % (name, name))


def _base_name(sequence):
    """The built-in type of a sequence, for messages."""
    return type(_base_value(sequence)).__name__


def _bytearray_extend(data, iterable):
    """bytearray.extend"""
    data.extend([item for item in iterable])


def _deque_extend(items, method, iterable, result):
    """deque.extend, deque.extendleft"""
    append = _special(items, method)
    for item in iterable:
        append(item)
    return result


# === Sorting ===

def _list_sort(items, key, reverse):
    """list.sort"""
    values = _list_take(items)
    try:
        _sort(values, key, reverse)
    finally:
        untouched = _list_put(items, values)
    if not untouched:
        raise ValueError('list modified during sort')


def _sorted(iterable, key, reverse):
    """sorted"""
    values = [item for item in iterable]
    _sort(values, key, reverse)
    return values


def _sort(values, key, reverse):
    """list_sort_impl"""
    keys = None if key is None else [key(value) for value in values]
    if _sort_native(values, keys, reverse):
        return
    pairs = [(value, value) for value in values] if keys is None else [
        (keys[at], values[at]) for at in range(len(values))]
    if reverse:
        pairs.reverse()
    pairs = _merge_sort(pairs)
    if reverse:
        pairs.reverse()
    values[:] = [pair[1] for pair in pairs]


def _merge_sort(pairs):
    """A stable sort by `<` of the first parts."""
    if len(pairs) < 2:
        return pairs
    middle = len(pairs) // 2
    left = _merge_sort(pairs[:middle])
    right = _merge_sort(pairs[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


# === Iteration ===

def _seq_iter(sequence):
    """PySeqIter_New"""
    at = 0
    while True:
        try:
            item = sequence[at]
        except (IndexError, StopIteration):
            return
        yield item
        at += 1


def _seq_reversed(sequence):
    """reversed() of a sequence"""
    return _seq_reversed_steps(sequence, len(sequence) - 1)


def _seq_reversed_steps(sequence, at):
    """reversed.__next__"""
    while at >= 0:
        try:
            item = sequence[at]
        except (IndexError, StopIteration):
            return
        yield item
        at -= 1


def _call_iter(func, sentinel):
    """calliter_iternext"""
    while True:
        try:
            value = func()
        except StopIteration:
            return
        if value is sentinel or value == sentinel:
            return
        yield value


def _next_default(iterator, default):
    """next() with a default"""
    try:
        return next(iterator)
    except StopIteration:
        return default


def _enumerate(iterable, start):
    """enumerate()"""
    return _enumerate_steps(iter(iterable), _as_index(start))


def _enumerate_steps(iterator, number):
    """enum_next"""
    for item in iterator:
        yield number, item
        number += 1


def _zip(iterables, strict):
    """zip()"""
    return _zip_steps('zip', [iter(iterable) for iterable in iterables], strict)


def _zip_steps(name, iterators, strict):
    """zip_next"""
    if not iterators:
        return
    while True:
        row = []
        for iterator in iterators:
            try:
                row.append(next(iterator))
            except StopIteration:
                break
        if len(row) < len(iterators):
            break
        yield tuple(row)
    if strict:
        _zip_check(name, iterators, len(row))


def _zip_check(name, iterators, at):
    """zip_next, when an iterator is exhausted and strict"""
    others = 'argument 1' if at == 1 else 'arguments 1-%d' % at
    if at:
        raise ValueError('%s() argument %d is shorter than %s' % (name, at + 1, others))
    for at in range(1, len(iterators)):
        try:
            next(iterators[at])
        except StopIteration:
            continue
        others = 'argument 1' if at == 1 else 'arguments 1-%d' % at
        raise ValueError('%s() argument %d is longer than %s' % (name, at + 1, others))


def _map(func, iterable):
    """map() of one iterable"""
    return _map_steps(func, iter(iterable))


def _map_steps(func, iterator):
    """map_next"""
    for item in iterator:
        try:
            value = func(item)
        except StopIteration:
            return
        yield value


def _map_many(func, iterables, strict):
    """map() of several iterables"""
    return _map_many_steps(func, _zip_steps('map', [iter(iterable) for iterable in iterables], strict))


def _map_many_steps(func, rows):
    """map_next"""
    for row in rows:
        try:
            value = func(*row)
        except StopIteration:
            return
        yield value


def _filter(func, iterable):
    """filter()"""
    return _filter_steps(func, iter(iterable))


def _filter_steps(func, iterator):
    """filter_next"""
    for item in iterator:
        if item if func is None or func is bool else func(item):
            yield item


# === Names of a module as a mapping ===

def _globals_update(names, other=(), /, **named):
    """dict.update of globals()"""
    for key, value in dict(other, **named).items():
        names[key] = value


def _globals_pop(names, key, *default):
    """dict.pop of globals()"""
    if default and key not in names:
        return default[0]
    value = names[key]
    del names[key]
    return value


def _globals_setdefault(names, key, default=None):
    """dict.setdefault of globals()"""
    if key not in names:
        names[key] = default
    return names[key]


# === Functions that go through an iterable ===

def _sum(iterable, start):
    """sum() of what Python iterates"""
    return sum([item for item in iterable], start)


def _sum_slow(items, total):
    """builtin_sum_impl, the general loop"""
    for item in items:
        total = total + item
    return total


def _min(iterable, key, *default):
    """min_max with Py_LT"""
    best = found = None
    for item in iterable:
        value = item if key is None else key(item)
        if found is None or value < found[0]:
            found = (value, item)
    return _min_max_result('min', found, default)


def _max(iterable, key, *default):
    """min_max with Py_GT"""
    found = None
    for item in iterable:
        value = item if key is None else key(item)
        if found is None or value > found[0]:
            found = (value, item)
    return _min_max_result('max', found, default)


def _min_max_result(name, found, default):
    """The end of min_max"""
    if found is not None:
        return found[1]
    if default:
        return default[0]
    raise ValueError('%s() iterable argument is empty' % name)


def _any(*iterables):
    """any()"""
    for iterable in iterables:
        for item in iterable:
            if item:
                return True
    return False


def _all(*iterables):
    """all()"""
    for iterable in iterables:
        for item in iterable:
            if not item:
                return False
    return True


# === Objects ===

def _len(method, value):
    """PyObject_Size"""
    size = _as_index(method(value))
    if size < 0:
        raise ValueError('__len__() should return >= 0')
    return size


def _foreign_method(method, this, *args):
    """A special method that is a descriptor"""
    return type(method).__get__(method, this, type(this))(*args)


def _isinstance_by_class(value, classes):
    """The part of `object_isinstance` about objects that say what they are"""
    cls = value.__class__
    return isinstance(cls, type) and cls is not type(value) and issubclass(cls, classes)


def _isinstance(value, classes):
    """object_isinstance"""
    if isinstance(classes, tuple):
        for cls in classes:
            if isinstance(value, cls):
                return True
        return False
    return bool(_special(classes, '__instancecheck__')(value))


def _issubclass(cls, classes):
    """object_issubclass"""
    if isinstance(classes, tuple):
        for other in classes:
            if issubclass(cls, other):
                return True
        return False
    return bool(_special(classes, '__subclasscheck__')(cls))


def _import_star(module, names, into):
    """from module import *, if names are made when they are asked for."""
    for name in names:
        into[name] = getattr(module, name)


def _sys_getattr(name):
    """The names of sys that are written in Python."""
    import _sys_more
    return _more(_sys_more, 'sys', name)


def _math_getattr(name):
    import _math_more
    return _more(_math_more, 'math', name)


def _more(module, name, attr):
    found = module.__dict__
    if attr in found and (attr[0] != '_' or attr[1] == '_'):
        return found[attr]
    raise AttributeError("module '" + name + "' has no attribute '" + attr + "'", name=attr)


def _generic_alias(cls, args):
    """cls[args] for classes without a __class_getitem__, which those in C and some of the library need not show."""
    from _typevars import subscripted
    return subscripted(cls, args)


class _Union:
    """types.UnionType"""

    def __new__(cls, parts):
        found = []
        for part in parts:
            part = type(None) if part is None else part
            for one in part.__args__ if isinstance(part, _Union) else (part,):
                if one not in found:
                    found.append(one)
        if len(found) == 1:
            return found[0]
        self = object.__new__(cls)
        self.__args__ = tuple(found)
        return self

    def __init__(self, parts):
        pass

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __eq__(self, other):
        if not isinstance(other, _Union):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        names = []
        for part in self.__args__:
            if part is type(None):
                names.append('None')
            elif not isinstance(part, type):
                names.append(repr(part))
            elif part.__module__ == 'builtins':
                names.append(part.__qualname__)
            else:
                names.append(part.__module__ + '.' + part.__qualname__)
        return ' | '.join(names)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Union'
        raise AttributeError(f"'typing.Union' object has no attribute '{name}'", name=name, obj=self)

    @property
    def __origin__(self):
        return _Union

    @property
    def __parameters__(self):
        from _typevars import _Parameter
        found = []
        for part in self.__args__:
            for one in (part,) if isinstance(part, _Parameter) else getattr(part, '__parameters__', ()):
                if one not in found:
                    found.append(one)
        return tuple(found)

    def __getitem__(self, args):
        known = self.__parameters__
        if not known:
            raise TypeError(f'{self!r} is not a generic class')
        args = dict(zip(known, args if isinstance(args, tuple) else (args,)))
        fill = lambda part: part[tuple(args.get(one, one) for one in part.__parameters__)]
        return _Union([args.get(part, part) if part in known else
                       fill(part) if getattr(part, '__parameters__', ()) else part for part in self.__args__])

    def __instancecheck__(self, value):
        return isinstance(value, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


_Union.__name__ = 'Union'
_Union.__qualname__ = 'Union'
_Union.__module__ = 'typing'


def _match_keys(subject, keys):
    """_PyEval_MatchKeys"""
    missing = []
    seen = []
    values = []
    for key in keys:
        if key in seen:
            raise ValueError('mapping pattern checks duplicate key (%r)' % (key,))
        seen.append(key)
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def _match_class(subject, cls, count, names):
    """_PyEval_MatchClass"""
    if not isinstance(cls, type):
        raise TypeError('class pattern must refer to a class')
    if not isinstance(subject, cls):
        return None
    found = []
    wanted = []
    if count:
        positional = getattr(cls, '__match_args__', None)
        itself = positional is None and issubclass(
            cls, (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple))
        if positional is None:
            positional = ()
        if not isinstance(positional, tuple):
            raise TypeError('%s.__match_args__ must be a tuple (got %s)' % (cls.__name__, type(positional).__name__))
        allowed = 1 if itself else len(positional)
        if allowed < count:
            raise TypeError('%s() accepts %d positional sub-pattern%s (%d given)'
                            % (cls.__name__, allowed, '' if allowed == 1 else 's', count))
        if itself:
            found.append(subject)
        else:
            for name in positional[:count]:
                if not isinstance(name, str):
                    raise TypeError('__match_args__ elements must be strings (got %s)' % type(name).__name__)
                wanted.append(name)
    at = 0
    for name in wanted + list(names):
        if name in wanted[:at] or (at >= len(wanted) and name in wanted):
            raise TypeError('%s() got multiple sub-patterns for attribute %r' % (cls.__name__, name))
        at += 1
        try:
            found.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(found)


def _dir(method, value):
    """dir() of an object with __dir__"""
    return sorted(method(value))


def _input(prompt):
    """input(): a line of what is typed into the program"""
    out = _stdout()
    if _is_stream(out):
        _write(out, str(prompt), True)
    else:
        out.write(str(prompt))
        out.flush()
    line = _stdin().readline()
    if not line:
        raise EOFError('EOF when reading a line')
    return line[:-1] if line[-1] == '\n' else line


class _UnsupportedOperation(OSError, ValueError):
    __module__ = 'io'


_UnsupportedOperation.__name__ = _UnsupportedOperation.__qualname__ = 'UnsupportedOperation'


def _stream_lines(stream):
    while line := stream.readline():
        yield line


def _stream_all_lines(stream):
    return list(_stream_lines(stream))


def _stream_writelines(stream, lines):
    for line in lines:
        stream.write(line)


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    import _io
    return _io.open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def _print(values, sep, end, file, flush):
    """print()"""
    if _is_stream(file):
        _write(file, sep.join([str(value) for value in values]) + end, flush)
        return
    first = True
    for value in values:
        if not first:
            file.write(sep)
        first = False
        file.write(str(value))
    file.write(end)
    if flush:
        file.flush()
