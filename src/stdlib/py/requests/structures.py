"""Dictionaries of a kind."""

import _web


class CaseInsensitiveDict(_web.Headers):
    """Headers."""


class LookupDict(dict):
    """Names as attributes."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __getitem__(self, key):
        return self.__dict__.get(key, None)
