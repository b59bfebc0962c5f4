"""`JSONEncoder`, over what `_json` writes."""

import _json


class JSONEncoder:
    """Makes text of values; `default` says what becomes of others."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} '
                        f'is not JSON serializable')

    def encode(self, o):
        chunks = self.iterencode(o, _one_shot=True)
        return ''.join(chunks)

    def iterencode(self, o, _one_shot=False):
        _iterencode = _json.make_encoder(self)
        if not _one_shot:
            return _streamed(self, _iterencode)(o, 0)
        return _iterencode(o, 0)


def _streamed(encoder, whole):
    """The texts of a value one after the other. `whole` gives those of a part that needs no look inside."""
    _default, indent, skipkeys = encoder.default, encoder.indent, encoder.skipkeys
    if isinstance(indent, int):
        indent = ' ' * indent
    markers = set()

    def line(level):
        return [] if indent is None else ['\n' + indent * level]

    def text(o):
        return ''.join(whole(o, 0))

    def plain(o):
        return o is None or isinstance(o, (str, int, float))

    def again(o):
        if encoder.check_circular:
            if id(o) in markers:
                return True
            markers.add(id(o))

    def generator(o):
        return _iterencode_list if isinstance(o, (list, tuple)) else \
            _iterencode_dict if isinstance(o, dict) else _iterencode

    def _iterencode_list(lst, _current_indent_level):
        if not lst:
            yield '[]'
            return
        if again(lst):
            raise ValueError("Circular reference detected")
        _current_indent_level += 1
        buf = ''.join(['[', *line(_current_indent_level)])
        for i, value in enumerate(lst):
            try:
                if plain(value):
                    yield buf + text(value)
                else:
                    yield buf
                    chunks = generator(value)(value, _current_indent_level)
                    yield from chunks
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f'when serializing {type(lst).__name__} item {i}')
                raise
            buf = ''.join([encoder.item_separator, *line(_current_indent_level)])
        yield from line(_current_indent_level - 1)
        yield ']'
        markers.discard(id(lst))

    def _iterencode_dict(dct, _current_indent_level):
        if not dct:
            yield '{}'
            return
        if again(dct):
            raise ValueError("Circular reference detected")
        yield '{'
        _current_indent_level += 1
        before = line(_current_indent_level)
        after = []
        for key, value in sorted(dct.items()) if encoder.sort_keys else dct.items():
            if not isinstance(key, str):
                if plain(key):
                    key = text(key)
                elif skipkeys:
                    continue
                else:
                    raise TypeError(f'keys must be str, int, float, bool or None, '
                                    f'not {key.__class__.__name__}')
            yield from before
            before = [encoder.item_separator + ''.join(line(_current_indent_level))]
            after = line(_current_indent_level - 1)
            yield text(key)
            yield encoder.key_separator
            try:
                if plain(value):
                    yield text(value)
                else:
                    chunks = generator(value)(value, _current_indent_level)
                    yield from chunks
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f'when serializing {type(dct).__name__} item {key!r}')
                raise
        yield from after
        yield '}'
        markers.discard(id(dct))

    def _iterencode(o, _current_indent_level):
        if plain(o):
            yield text(o)
        elif isinstance(o, (list, tuple)):
            yield from _iterencode_list(o, _current_indent_level)
        elif isinstance(o, dict):
            yield from _iterencode_dict(o, _current_indent_level)
        else:
            if again(o):
                raise ValueError("Circular reference detected")
            newobj = _default(o)
            try:
                yield from _iterencode(newobj, _current_indent_level)
            except BaseException as exc:
                exc.add_note(f'when serializing {type(o).__name__} object')
                raise
            markers.discard(id(o))

    def _iterencode_once(o, _current_indent_level):
        yield from _iterencode(o, _current_indent_level)

    return _iterencode_once
