"""Data printed so that its structure shows: one item a line where it does not fit on one."""

import collections
import dataclasses
import io
import re
import sys
import types

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False, **kwargs):
    """Write an object, nicely, and an end of line."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers, **kwargs).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False,
            **kwargs):
    """The text that pprint() writes."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers, **kwargs).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() that stops at objects within themselves."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


# Where the methods of dataclasses come from.
_DATACLASSES = dataclasses.dataclass.__code__.co_filename


class _Key:
    """Orders anything: what cannot be compared goes by type and address."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    """Prints objects with one set of options."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False, **kwargs):
        if kwargs:
            import _gilscope
            _gilscope.unsupported(f'pprint with {next(iter(kwargs))}=')
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        out = io.StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, can be read back, is recursive)."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            write = self._writer(object)
            if write is not None:
                context[key] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _writer(self, object):
        kind = type(object)
        shown = getattr(kind, '__repr__', None)
        for known, write in _WRITERS:
            if issubclass(kind, known) and shown is known.__repr__:
                return write
        if (dataclasses.is_dataclass(object) and not isinstance(object, type) and object.__dataclass_params__.repr
                and isinstance(shown, types.FunctionType) and shown.__code__.co_filename == _DATACLASSES):
            return PrettyPrinter._dataclass
        return None

    def _dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in dataclasses.fields(object) if f.repr]
        stream.write(name + '(')
        self._namespace_items(items, stream, indent, allowance, context, level)
        stream.write(')')

    def _dict(self, object, stream, indent, allowance, context, level):
        write = stream.write
        write('{')
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._dict_items(items, stream, indent, allowance + 1, context, level)
        write('}')

    def _ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._items(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level, '[', ']')
        stream.write(')')

    def _view(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        stream.write(name + '([')
        items = sorted(object, key=_pair_key if isinstance(object, type({}.items())) else _Key) \
            if self._sort_dicts else list(object)
        self._list_items(items, stream, indent, allowance + 1, context, level)
        stream.write('])')

    def _list(self, object, stream, indent, allowance, context, level):
        self._items(object, stream, indent, allowance, context, level, '[', ']')

    def _tuple(self, object, stream, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        self._items(object, stream, indent, allowance, context, level, '(', end)

    def _items(self, object, stream, indent, allowance, context, level, start, end):
        stream.write(start)
        self._list_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(kind.__name__ + '({')
            end = '})'
            indent += len(kind.__name__) + 1
        self._list_items(sorted(object, key=_Key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = full = self._width - indent
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = re.findall(r'\S*\s*', line)
            parts.pop()
            inner = full
            current = ''
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    inner -= allowance
                if len(repr(candidate)) > inner:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        if level == 1:
            stream.write('(')
        stream.write(('\n' + ' ' * indent).join(chunks))
        if level == 1:
            stream.write(')')

    def _bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outer = level == 1
        if outer:
            indent += 1
            allowance += 1
            stream.write('(')
        separator = ''
        for text in _wrapped_bytes(object, self._width - indent, allowance):
            stream.write(separator + text)
            separator = '\n' + ' ' * indent
        if outer:
            stream.write(')')

    def _bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is types.SimpleNamespace else object.__class__.__name__
        stream.write(name + '(')
        self._namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _defaultdict(self, object, stream, indent, allowance, context, level):
        factory = self._repr(object.default_factory, context, level)
        start = f'{object.__class__.__name__}({factory},\n{" " * (indent + len(object.__class__.__name__) + 1)}'
        stream.write(start)
        self._dict(object, stream, indent + len(object.__class__.__name__) + 1, allowance + 1, context, level)
        stream.write(')')

    def _counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(m, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(')' if last else ',\n' + ' ' * indent)

    def _deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '([')
        indent += len(name) + 2
        if object.maxlen is None:
            self._list_items(object, stream, indent - 1, allowance + 2, context, level)
            stream.write('])')
        else:
            self._list_items(object, stream, indent - 1, 2, context, level)
            stream.write(f'],\n{" " * (indent - 1)}maxlen={self._repr(object.maxlen, context, level)})')

    def _user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            shown = self._repr(key, context, level)
            stream.write(shown + ': ')
            self._format(value, stream, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _namespace_items(self, items, stream, indent, allowance, context, level):
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(key + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _list_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        newline = ',\n' + ' ' * indent
        separator = ''
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                size = len(shown) + 2
                if width < size:
                    width = room
                    if separator:
                        separator = newline
                if width >= size:
                    width -= size
                    write(separator)
                    separator = ', '
                    write(shown)
                    continue
            write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, float, complex, bool, type(None), bytearray):
            return repr(object), True, False
        shown = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and shown is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and shown is dict.__repr__:
            if not object:
                return '{}', True, False
            if maxlevels and level >= maxlevels:
                return '{...}', False, id(object) in context
            if id(object) in context:
                return _recursion(object), False, True
            context[id(object)] = 1
            readable, recursive, parts = True, False, []
            level += 1
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            for k, v in items:
                one, r1, c1 = self.format(k, context, maxlevels, level)
                two, r2, c2 = self.format(v, context, maxlevels, level)
                parts.append(f'{one}: {two}')
                readable = readable and r1 and r2
                recursive = recursive or c1 or c2
            del context[id(object)]
            return '{' + ', '.join(parts) + '}', readable, recursive
        if (issubclass(kind, list) and shown is list.__repr__) or (issubclass(kind, tuple) and shown is tuple.__repr__):
            if issubclass(kind, list):
                if not object:
                    return '[]', True, False
                frame = '[%s]'
            elif len(object) == 1:
                frame = '(%s,)'
            else:
                if not object:
                    return "()", True, False
                frame = '(%s)'
            if maxlevels and level >= maxlevels:
                return frame % '...', False, id(object) in context
            if id(object) in context:
                return _recursion(object), False, True
            context[id(object)] = 1
            readable, recursive, parts = True, False, []
            level += 1
            for item in object:
                one, r1, c1 = self.format(item, context, maxlevels, level)
                parts.append(one)
                readable = readable and r1
                recursive = recursive or c1
            del context[id(object)]
            return frame % ', '.join(parts), readable, recursive
        text = repr(object)
        return text, bool(text and not text.startswith('<')), False


_WRITERS = [
    (collections.OrderedDict, PrettyPrinter._ordered_dict), (collections.defaultdict, PrettyPrinter._defaultdict),
    (collections.Counter, PrettyPrinter._counter), (collections.ChainMap, PrettyPrinter._chain_map),
    (collections.deque, PrettyPrinter._deque), (collections.UserDict, PrettyPrinter._user),
    (collections.UserList, PrettyPrinter._user), (collections.UserString, PrettyPrinter._user),
    (type({}.keys()), PrettyPrinter._view), (type({}.values()), PrettyPrinter._view),
    (type({}.items()), PrettyPrinter._view),
    (types.SimpleNamespace, PrettyPrinter._namespace), (types.MappingProxyType, PrettyPrinter._mappingproxy),
    (dict, PrettyPrinter._dict), (list, PrettyPrinter._list), (tuple, PrettyPrinter._tuple),
    (set, PrettyPrinter._set), (frozenset, PrettyPrinter._set), (str, PrettyPrinter._str),
    (bytes, PrettyPrinter._bytes), (bytearray, PrettyPrinter._bytearray),
]


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


def _wrapped_bytes(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
