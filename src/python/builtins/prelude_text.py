# Text, operators and comparisons of built-in values that hold objects with methods written in Python.
#
# Native code does everything else, and comes here with the whole value when it meets the first such object: see
# `repr.rs`, `compare.rs`, `set_algebra.rs` and `str_format.rs`.

# Containers whose repr is being made: pairs of thread and identity.
_repr_open = set()


def _repr(value):
    """`repr` of a container, an exception or a bound method, whatever its class's own `__repr__` is."""
    key = (_get_ident(), id(value))
    if key in _repr_open:
        return _repr_dots(value)
    _repr_open.add(key)
    try:
        return _repr_parts(value)
    finally:
        _repr_open.discard(key)


def _repr_dots(value):
    if isinstance(value, tuple):
        return '(...)'
    if isinstance(value, dict):
        return '{...}'
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + '(...)'
    if isinstance(value, BaseException):
        return type(value).__name__ + '(...)'
    if type(value).__name__ in ('dict_values', 'dict_items'):
        return '...'
    return '[...]'


def _repr_parts(value):
    if isinstance(value, BaseException):
        args = value.args
        if len(args) == 1:
            return type(value).__name__ + '(' + repr(args[0]) + ')'
        return type(value).__name__ + repr(args)
    if isinstance(value, list):
        return '[' + _repr_join(value) + ']'
    if isinstance(value, tuple):
        if len(value) == 1:
            return '(' + repr(value[0]) + ',)'
        return '(' + _repr_join(value) + ')'
    if isinstance(value, dict):
        return '{' + ', '.join([repr(k) + ': ' + repr(v) for k, v in value.items()]) + '}'
    if isinstance(value, (set, frozenset)):
        if type(value) is set:
            return '{' + _repr_join(value) + '}'
        return type(value).__name__ + '({' + _repr_join(value) + '})'
    name = type(value).__name__
    if name.removeprefix('o') in ('dict_keys', 'dict_values', 'dict_items'):
        return name + '([' + _repr_join(value) + '])'
    if name == 'mappingproxy':
        return 'mappingproxy({' + ', '.join([repr(k) + ': ' + repr(v) for k, v in value.items()]) + '})'
    if name == 'slice':
        return 'slice(' + repr(value.start) + ', ' + repr(value.stop) + ', ' + repr(value.step) + ')'
    if name == 'method':
        return '<bound method ' + value.__func__.__qualname__ + ' of ' + repr(value.__self__) + '>'
    if name in ('staticmethod', 'classmethod'):
        return '<' + name + '(' + repr(value.__func__) + ')>'
    if hasattr(value, 'maxlen'):
        if value.maxlen is None:
            return name + '([' + _repr_join(value) + '])'
        return name + '([' + _repr_join(value) + '], maxlen=' + repr(value.maxlen) + ')'
    return object.__repr__(value)


def _repr_join(items):
    return ', '.join([repr(item) for item in items])


def _str(value):
    """`str` of an exception or a container, whatever its class's own methods are."""
    if not isinstance(value, BaseException):
        return _repr(value)
    args = value.args
    if isinstance(value, OSError) and len(args) > 1:
        text = '[Errno ' + str(args[0]) + '] ' + str(args[1])
        if value.filename is not None:
            text += ': ' + repr(value.filename)
            if value.filename2 is not None:
                text += ' -> ' + repr(value.filename2)
        return text
    if len(args) != 1:
        return repr(args)
    if isinstance(value, KeyError):
        return repr(args[0])
    return str(args[0])


def _eq(a, b):
    """`a == b` of two containers of the same kind."""
    if isinstance(a, dict):
        if len(a) != len(b):
            return False
        for key, value in a.items():
            if key not in b:
                return False
            other = b[key]
            if value is not other and not value == other:
                return False
        return True
    if isinstance(a, (set, frozenset)):
        if len(a) != len(b):
            return False
        for key in a:
            if key not in b:
                return False
        return True
    if len(a) != len(b):
        return False
    for x, y in zip(a, b):
        if x is not y and not x == y:
            return False
    return True


def _ne(a, b):
    return not _eq(a, b)


def _order(op, a, b):
    """`<`, `<=`, `>` or `>=` of two sequences: the first different pair decides."""
    for x, y in zip(a, b):
        if x is not y and not x == y:
            a, b = x, y
            break
    else:
        a, b = len(a), len(b)
    if op == '<':
        return a < b
    if op == '<=':
        return a <= b
    if op == '>':
        return a > b
    return a >= b


def _set_operator(op, a, b):
    """`|`, `&`, `-` or `^` of two sets or views of dicts."""
    made = set()
    if op == '|':
        for x in a:
            made.add(x)
        for x in b:
            made.add(x)
    elif op == '&':
        if len(b) > len(a):
            small, large = a, b
        else:
            small, large = b, a
        for x in small:
            if x in large:
                made.add(x)
    else:
        for x in a:
            if x not in b:
                made.add(x)
        if op == '^':
            for x in b:
                if x not in a:
                    made.add(x)
    if isinstance(a, frozenset):
        return frozenset(made)
    return made


def _dict_or(a, b):
    made = dict(a)
    made.update(b)
    return made


def _getitem(a, b):
    return a[b]


def _math_retry(func, method, args):
    """Calls a function of `math` again with numbers in place of the objects that only Python can convert."""
    numbers = []
    for arg in args:
        if hasattr(type(arg), method):
            arg = float(arg) if method == '__float__' else type(arg).__index__(arg)
        numbers.append(arg)
    return func(*numbers)


def _math_retry_items(func, at, *args, **kwargs):
    """Calls a function of `math` again with a list in place of an iterable."""
    args = list(args)
    args[at] = list(args[at])
    return func(*args, **kwargs)


def _math_float_items(func, args):
    return func(*[[float(x) for x in arg] for arg in args])


def _math_prod(items, start):
    for item in items:
        start = start * item
    return start


def _math_sumprod(p, q):
    total = 0
    for x, y in zip(p, q):
        total = total + x * y
    return total


def _str_join(sep, items):
    if not hasattr(type(items), '__iter__') and not hasattr(type(items), '__getitem__'):
        raise TypeError('can only join an iterable')
    return sep.join(list(items))


def _str_translate(text, table):
    parts = []
    for c in text:
        try:
            found = table[ord(c)]
        except LookupError:
            parts.append(c)
            continue
        if isinstance(found, int):
            found = chr(found)
        if isinstance(found, str):
            parts.append(found)
        elif found is not None:
            raise TypeError('character mapping must return integer, None or str')
    return ''.join(parts)


def _bytes_from(source):
    if hasattr(type(source), '__buffer__'):
        return memoryview(source).tobytes()
    if not hasattr(type(source), '__iter__') and not hasattr(type(source), '__getitem__'):
        if hasattr(type(source), '__index__'):
            return bytes(type(source).__index__(source))
        raise TypeError("cannot convert '" + type(source).__name__ + "' object to bytes")
    return bytes(list(source))


class _StreamBuffer:
    """`sys.stdout.buffer`: the bytes of the console's text."""

    __module__ = '_io'
    __qualname__ = 'BufferedWriter'
    closed = False
    mode = 'wb'

    def __init__(self, stream):
        self._stream = stream
        self.name = stream.name

    def __repr__(self):
        kind = 'Reader' if self.readable() else 'Writer'
        return "<_io.Buffered" + kind + " name='" + self.name + "'>"

    def read(self):
        return self._stream.read().encode()

    def readline(self):
        return self._stream.readline().encode()

    def readlines(self):
        return [line.encode() for line in self._stream]

    def __iter__(self):
        for line in self._stream:
            yield line.encode()

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        self._stream.write(data.decode('utf-8', 'replace'))
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._stream.flush()

    def fileno(self):
        return self._stream.fileno()

    def isatty(self):
        return self._stream.isatty()

    def writable(self):
        return self._stream.writable()

    def readable(self):
        return self._stream.readable()
