"""File names against patterns: *, ?, [abc], [!abc]."""

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def _class(pattern, at):
    """The end of the [...] that begins at `at`, or -1."""
    end = at + 1
    if pattern[end:end + 1] == '!':
        end += 1
    if pattern[end:end + 1] == ']':
        end += 1
    return pattern.find(']', end)


def _in_class(text, char):
    negated = text[:1] == '!'
    if negated:
        text = text[1:]
    found = False
    at = 0
    while at < len(text):
        if text[at + 1:at + 2] == '-' and at + 2 < len(text):
            found = found or text[at] <= char <= text[at + 2]
            at += 3
        else:
            found = found or text[at] == char
            at += 1
    return found != negated


def fnmatchcase(name, pat):
    if isinstance(name, bytes):
        name, pat = name.decode('latin-1'), pat.decode('latin-1')
    at = here = 0
    star = mark = -1
    while here < len(name):
        char = pat[at] if at < len(pat) else ''
        end = _class(pat, at) if char == '[' else -1
        if char == '*':
            star = at
            mark = here
            at += 1
        elif end >= 0 and _in_class(pat[at + 1:end], name[here]):
            at = end + 1
            here += 1
        elif end < 0 and (char == '?' or char == name[here]):
            at += 1
            here += 1
        elif star >= 0:
            at = star + 1
            mark += 1
            here = mark
        else:
            return False
    return not pat[at:].strip('*')


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]


def filterfalse(names, pat):
    return [name for name in names if not fnmatchcase(name, pat)]
