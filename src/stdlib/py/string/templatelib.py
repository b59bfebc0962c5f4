"""Template strings (PEP 750): texts and interpolations, not yet joined."""

__all__ = ['Interpolation', 'Template', 'convert']


class Interpolation:
    """A value in a template, with how it was written."""

    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')
    __slots__ = ('_parts',)

    def __new__(cls, value, expression='', conversion=None, format_spec=''):
        if conversion not in (None, 's', 'r', 'a'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = object.__new__(cls)
        object.__setattr__(self, '_parts', (value, expression, conversion, format_spec))
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    value = property(lambda self: self._parts[0])
    expression = property(lambda self: self._parts[1])
    conversion = property(lambda self: self._parts[2])
    format_spec = property(lambda self: self._parts[3])

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute')

    def __repr__(self):
        return f'Interpolation({", ".join(map(repr, self._parts))})'

    def __reduce__(self):
        return Interpolation, self._parts


class Template:
    """What t'...' makes: one text more than interpolations."""

    __slots__ = ('strings', 'interpolations')

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError('Template.__new__ only accepts *args arguments')
        strings, interpolations = [''], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append('')
            else:
                raise TypeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                                + type(arg).__name__)
        self = object.__new__(cls)
        object.__setattr__(self, 'strings', tuple(strings))
        object.__setattr__(self, 'interpolations', tuple(interpolations))
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    @property
    def values(self):
        return tuple([one.value for one in self.interpolations])

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute')

    def __iter__(self):
        for at, text in enumerate(self.strings):
            if text:
                yield text
            if at < len(self.interpolations):
                yield self.interpolations[at]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        if isinstance(other, str):
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to '
                            'string.templatelib.Template')
        return NotImplemented

    def __repr__(self):
        return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'

    def __reduce__(self):
        return Template, tuple(self)


def convert(obj, /, conversion):
    """What !s, !r and !a do."""
    if conversion is None:
        return obj
    if conversion in ('r', 's', 'a'):
        return {'r': repr, 's': str, 'a': ascii}[conversion](obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template(*parts):
    """What compiled code calls: texts, and tuples for interpolations."""
    return Template(*[part if isinstance(part, str) else
                      Interpolation(part[0], part[1], part[2] or None, part[3]) for part in parts])


globals()['.template'] = _template
