"""Text for HTML: escaped and back."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'euro': '\u20ac', 'laquo': '\xab', 'raquo': '\xbb'}


def unescape(s):
    out = ''
    while True:
        before, amp, rest = s.partition('&')
        out += before
        if not amp:
            return out
        name, semicolon, after = rest.partition(';')
        char = None
        if semicolon:
            if name[:2] in ('#x', '#X'):
                char = chr(int(name[2:], 16))
            elif name[:1] == '#' and name[1:].isdigit():
                char = chr(int(name[1:]))
            else:
                char = _NAMES.get(name)
        if char is None:
            out += '&'
            s = rest
        else:
            out += char
            s = after
