"""Sets of characters, and Template."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise each word."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class Template:
    """Text with $name or ${name} in it; $$ is a dollar sign."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        """Fill in all names; KeyError if one is missing."""
        return self._fill({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fill in the names that are known."""
        return self._fill({**mapping, **kws}, False)

    def _fill(self, values, strict):
        text, out, i = self.template, [], 0
        while True:
            start = text.find(self.delimiter, i)
            if start < 0:
                return ''.join(out) + text[i:]
            out.append(text[i:start])
            i = start + 1
            if text[i:i + 1] == self.delimiter:
                out.append(self.delimiter)
                i += 1
                continue
            end = i = i + (text[i:i + 1] == '{')
            braced = text[i - 1] == '{'
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[i:end]
            if not name or name[0].isdigit() or braced and text[end:end + 1] != '}':
                if strict:
                    line = text.count('\n', 0, start) + 1
                    column = start - (text.rfind('\n', 0, start) if line > 1 else -1)
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                out.append(self.delimiter)
                i = start + 1
                continue
            i = end + braced
            if name in values:
                out.append(str(values[name]))
            elif strict:
                raise KeyError(name)
            else:
                out.append(text[start:i])


class Formatter:
    """What str.format does, as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
