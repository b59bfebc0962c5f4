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


class _Pattern:
    """The regular expression of a Template class, made when it is first needed."""

    def __get__(self, obj, cls):
        import re
        delim, idpattern = re.escape(cls.delimiter), cls.idpattern
        text = rf'''
            {delim}(?:
              (?P<escaped>{delim})  |
              (?P<named>{idpattern}) |
              {{(?P<braced>{cls.braceidpattern or idpattern})}} |
              (?P<invalid>)
            )
            '''
        cls.pattern = re.compile(text, cls.flags | re.VERBOSE)
        return cls.pattern


class Template:
    """Text with $name or ${name} in it; $$ is a dollar sign."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2  # re.IGNORECASE
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        pattern = cls.__dict__.get('pattern')
        if pattern is None:
            cls.pattern = _Pattern()
        elif isinstance(pattern, str):
            import re
            cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        i = mo.start('invalid')
        lines = self.template[:i].splitlines(keepends=True)
        lineno = max(len(lines), 1)
        colno = max(i - len(''.join(lines[:-1])), 1)
        raise ValueError('Invalid placeholder in string: line %d, col %d' %
                         (lineno, colno))

    def substitute(self, mapping={}, /, **kws):
        """Fill in all names; KeyError if one is missing."""
        if kws:
            mapping = {**mapping, **kws}

        def convert(mo):
            named = mo.group('named') or mo.group('braced')
            if named is not None:
                return str(mapping[named])
            if mo.group('escaped') is not None:
                return self.delimiter
            self._invalid(mo)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fill in the names that are known."""
        if kws:
            mapping = {**mapping, **kws}

        def convert(mo):
            named = mo.group('named') or mo.group('braced')
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            return self.delimiter if mo.group('escaped') is not None else mo.group()
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether there is no placeholder that substitute() would refuse."""
        return all(mo.group('invalid') is None for mo in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names, in order of their first use."""
        names = [mo.group('named') or mo.group('braced') for mo in self.pattern.finditer(self.template)]
        return list(dict.fromkeys(name for name in names if name is not None))


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
