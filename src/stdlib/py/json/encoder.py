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
            return iter(_iterencode(o, 0))
        return _iterencode(o, 0)
