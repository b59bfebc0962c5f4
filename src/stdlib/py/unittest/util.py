"""Texts about objects and differences, for the messages of failed assertions."""

from collections import Counter, namedtuple

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12  # of "[1234 chars]"
_MIN_END = 5  # characters kept at either end, and of what the texts have in common
_MIN_DIFF = _MAX_LENGTH - 3 * _MIN_END - 2 * _PLACEHOLDER_LEN


def safe_repr(obj, short=False):
    """The repr, or that of a plain object where an object's own one fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        text = text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return f'{text[:head]}[{left_out} chars]{text[len(text) - tail:]}'


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    for at, char in enumerate(first):
        if char != last[at]:
            return first[:at]
    return first


def _common_shorten_repr(*objects):
    """Reprs that fit into a line each: what they have in common is shortened first, then the ends."""
    texts = tuple(safe_repr(obj) for obj in objects)
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    length = len(prefix)
    room = _MAX_LENGTH - (longest - length + _MIN_END + _PLACEHOLDER_LEN)
    if room > _MIN_END:
        prefix = _shorten(prefix, _MIN_END, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _MIN_END, _MIN_END)
    return tuple(prefix + _shorten(text[length:], _MIN_DIFF, _MIN_END) for text in texts)


def three_way_cmp(x, y):
    return (x > y) - (x < y)


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _count_diff_hashable(actual, expected):
    """How often each element is there, where that differs."""
    have, want = Counter(actual), Counter(expected)
    found = [_Mismatch(count, want.get(item, 0), item) for item, count in have.items() if count != want.get(item, 0)]
    return found + [_Mismatch(0, count, item) for item, count in want.items() if item not in have]


def _count_diff_all_purpose(actual, expected):
    """The same for elements without a hash."""
    have, want = list(actual), list(expected)
    gone = object()

    def take(items, wanted, start=0):
        count = 0
        for at in range(start, len(items)):
            if items[at] is not gone and items[at] == wanted:
                items[at] = gone
                count += 1
        return count

    found = []
    for at, item in enumerate(have):
        if item is not gone:
            mine, other = take(have, item, at), take(want, item)
            if mine != other:
                found.append(_Mismatch(mine, other, item))
    for at, item in enumerate(want):
        if item is not gone:
            found.append(_Mismatch(0, take(want, item, at), item))
    return found
