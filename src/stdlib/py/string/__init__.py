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
    """Text with $name or ${name} in it; $$ is a dollar sign. A subclass may have another delimiter, not a pattern."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        """Fill in all names; KeyError if one is missing."""
        return self._fill({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fill in the names that are known."""
        return self._fill({**mapping, **kws}, False)

    def is_valid(self):
        """Whether there is no placeholder that substitute() would refuse."""
        return all([kind != 'wrong' for kind, *_ in self._parts()])

    def get_identifiers(self):
        """The names, in order of their first use."""
        return list(dict.fromkeys([name for kind, _, name in self._parts() if kind == 'name']))

    def _parts(self):
        """(kind, text, name or position) of each part: 'text', 'name', 'wrong'."""
        text, i, found, mark = self.template, 0, [], self.delimiter
        while True:
            start = text.find(mark, i)
            if start < 0:
                found.append(('text', text[i:], None))
                return found
            found.append(('text', text[i:start], None))
            i = start + len(mark)
            if text.startswith(mark, i):
                found.append(('text', mark, None))
                i += len(mark)
                continue
            braced = text[i:i + 1] == '{'
            at = end = i + braced
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[at:end]
            if not name or name[0].isdigit() or braced and text[end:end + 1] != '}':
                found.append(('wrong', mark, start))
                continue
            i = end + braced
            found.append(('name', text[start:i], name))

    def _fill(self, values, strict):
        out = []
        for kind, text, extra in self._parts():
            if kind == 'name' and (strict or extra in values):
                text = str(values[extra])
            elif kind == 'wrong' and strict:
                line = self.template.count('\n', 0, extra) + 1
                column = extra - self.template.rfind('\n', 0, extra)
                raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
            out.append(text)
        return ''.join(out)


class Formatter:
    """What str.format does, as an object whose steps a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            out.append(literal)
            if name is None:
                continue
            first = name.partition('.')[0].partition('[')[0]
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto) + name
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto = False
            obj, key = self.get_field(name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            out.append(self.format_field(obj, spec))
        return ''.join(out), auto

    def parse(self, format_string):
        """(literal, field, spec, conversion) of each part."""
        text, i, literal = format_string, 0, []
        while i < len(text):
            c = text[i]
            i += 1
            if c not in '{}':
                literal.append(c)
                continue
            if text[i:i + 1] == c:
                literal.append(c)
                i += 1
                yield ''.join(literal), None, None, None
                literal = []
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if i >= len(text):
                raise ValueError("Single '{' encountered in format string")
            depth, start = 1, i
            while i < len(text) and depth:
                depth += {'{': 1, '}': -1}.get(text[i], 0)
                i += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            field = text[start:i - 1]
            end, level = len(field), 0
            for at, c in enumerate(field):
                level += (c == '[') - (c == ']' and level > 0)
                if c in '!:' and not level:
                    end = at
                    break
            name, rest, conversion = field[:end], field[end:], None
            if rest[:1] == '!':
                conversion = rest[1:2]
                if not conversion:
                    raise ValueError("end of string while looking for conversion specifier")
                rest = rest[2:]
                if rest and rest[0] != ':':
                    raise ValueError("expected ':' after conversion specifier")
            yield ''.join(literal), name, rest[1:], conversion
            literal = []
        if literal:
            yield ''.join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        ends = [at for at in (field_name.find('.'), field_name.find('[')) if at >= 0]
        at = min(ends, default=len(field_name))
        first = field_name[:at]
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        while at < len(field_name):
            if field_name[at] == '.':
                ends = [e for e in (field_name.find('.', at + 1), field_name.find('[', at + 1)) if e >= 0]
                end = min(ends, default=len(field_name))
                obj = getattr(obj, field_name[at + 1:end])
                at = end
            else:
                end = field_name.index(']', at)
                key = field_name[at + 1:end]
                obj = obj[int(key) if key.isdigit() else key]
                at = end + 1
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))
