"""Configuration files of sections and options. Start reading at `RawConfigParser._read`."""

import io
import itertools
import os
import re
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = ['NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
           'MissingSectionHeaderError', 'ConfigParser', 'RawConfigParser', 'Interpolation', 'BasicInterpolation',
           'ExtendedInterpolation', 'SectionProxy', 'ConverterMapping', 'DEFAULTSECT', 'MAX_INTERPOLATION_DEPTH']

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f'No section: {section!r}')
        self.section = section
        self.args = (section,)


class _Duplicate(Error):
    def _begin(self, what, source, lineno):
        if source is not None:
            place = f' [line {lineno:2d}]' if lineno is not None else ''
            what = f'While reading from {source!r}{place}: {what[0].lower()}{what[1:]}'
        Error.__init__(self, what)
        self.source = source
        self.lineno = lineno


class DuplicateSectionError(_Duplicate):
    def __init__(self, section, source=None, lineno=None):
        self._begin(f'Section {section!r} already exists', source, lineno)
        self.section = section
        self.args = (section, source, lineno)


class DuplicateOptionError(_Duplicate):
    def __init__(self, section, option, source=None, lineno=None):
        if source is None:
            self._begin(f'Option {option!r} in section {section!r} already exists', None, None)
        else:
            self._begin(f'Option {option!r} in section {section!r} already exists', source, lineno)
        self.section, self.option = section, option
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f'No option {option!r} in section: {section!r}')
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f'Bad value substitution: option {option!r} in section {section!r} contains '
                                          f'an interpolation key {reference!r} which is not a valid option name. Raw '
                                          f'value: {rawval!r}')
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, 'Recursion limit exceeded in value substitution: option '
                                          f'{option!r} in section {section!r} contains an interpolation key which '
                                          f'cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: '
                                          f'{rawval!r}')
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)
        for lineno, line in args:
            self.append(lineno, line)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line!r}'


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s is the value of another option of the section."""

    _sign = '%'
    _pattern = re.compile(r'%\(([^)]+)\)s')

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        bare = self._pattern.sub('', value.replace(self._sign * 2, ''))
        if self._sign in bare:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {bare.find(self._sign)}')
        return value

    def _look_up(self, parser, option, section, defaults, name, raw):
        try:
            return defaults[parser.optionxform(name)], section, defaults
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, parser.optionxform(name)) from None

    def _expand(self, parser, option, parts, rest, section, defaults, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign = self._sign
        while rest:
            at = rest.find(sign)
            if at < 0:
                parts.append(rest)
                return
            if at > 0:
                parts.append(rest[:at])
                rest = rest[at:]
            if rest[1:2] == sign:
                parts.append(sign)
                rest = rest[2:]
                continue
            match = self._pattern.match(rest)
            if match is None:
                self._wrong(option, section, rest)
            rest = rest[match.end():]
            value, where, names = self._look_up(parser, option, section, defaults, match[1], raw)
            if sign in value:
                self._expand(parser, option, parts, value, where, names, depth + 1)
            else:
                parts.append(value)

    def _wrong(self, option, section, rest):
        if rest[1:2] == '(':
            raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
        raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {rest!r}")


class ExtendedInterpolation(BasicInterpolation):
    """${name} and ${section:name}."""

    _sign = '$'
    _pattern = re.compile(r'\$\{([^}]+)\}')

    def _wrong(self, option, section, rest):
        if rest[1:2] == '{':
            raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
        raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}")

    def _look_up(self, parser, option, section, defaults, name, raw):
        path = name.split(':')
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {'${' + name + '}'!r}")
        try:
            if len(path) == 1:
                return defaults[parser.optionxform(name)], section, defaults
            value = parser.get(path[0], parser.optionxform(path[1]), raw=True)
            return value, path[0], dict(parser.items(path[0], raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None


_UNSET = object()


class RawConfigParser(MutableMapping):
    """Sections of options, without interpolation."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False,
                      'off': False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        if allow_unnamed_section:
            import _gilscope
            _gilscope.unsupported('configparser with unnamed sections')
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._proxies = dict_type()
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or \
            Interpolation()
        self._converters = {'int': int, 'float': float, 'boolean': self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
            for name in converters:
                self._add_getter(name)
        self._proxies[default_section] = SectionProxy(self, default_section)
        if defaults:
            self._read_defaults(defaults)

    def _add_getter(self, name):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return self._get_conv(section, option, self._converters[name], raw=raw, vars=vars, fallback=fallback)

        setattr(self, 'get' + name, get)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        """Read files; those that cannot be opened are skipped. The names of the others."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as fp:
                    self._read(fp, filename)
            except OSError:
                continue
            done.append(os.fspath(filename))
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, 'name', '<???>') if source is None else source)

    def read_string(self, string, source='<string>'):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source='<dict>'):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            seen = set()
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and key in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add(key)
                self.set(section, key, None if value is None else str(value))

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option."""
        try:
            d = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = d[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, d)

    def _unify_values(self, section, vars):
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = self._defaults.copy()
        try:
            names.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section)
        order = list(names)
        for key, value in (vars or {}).items():
            names[self.optionxform(key)] = value
        if raw:
            return [(option, names[option]) for option in order]
        return [(option, self._interpolation.before_get(self, section, option, names[option], names)
                 if names[option] is not None else None) for option in order]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            names = self._defaults
        elif section in self._sections:
            names = self._sections[section]
        else:
            raise NoSectionError(section) from None
        names[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        """Write everything as a file that can be read back."""
        d = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), d)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), d)

    def _write_section(self, fp, name, items, delimiter):
        fp.write(f'[{name}]\n')
        for key, value in items:
            value = self._interpolation.before_write(self, name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace('\n', '\n\t')
            else:
                value = ''
            fp.write(f'{key}{value}\n')
        fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            names = self._defaults
        elif section in self._sections:
            names = self._sections[section]
        else:
            raise NoSectionError(section) from None
        option = self.optionxform(option)
        return names.pop(option, _UNSET) is not _UNSET

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections)

    def _bare(self, line):
        """A line without its comment."""
        for prefix in self._comment_prefixes:
            if line.strip().startswith(prefix):
                return ''
        end = len(line)
        for prefix in self._inline_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:end].strip()

    def _read(self, fp, fpname):
        """Sections in brackets; options with a delimiter; indented lines go on with a value."""
        section = None
        names = None
        option = None
        indent = 0
        sections, options = set(), set()
        error = None
        for lineno, line in enumerate(fp, 1):
            text = self._bare(line)
            if not text:
                if self._empty_lines:
                    comment = line.strip()
                    if not comment and names is not None and option and names[option] is not None:
                        names[option].append('')
                else:
                    indent = 10 ** 9
                continue
            current = len(line) - len(line.lstrip())
            if names is not None and option and current > indent:
                if names[option] is None:
                    raise ParsingError(fpname, (lineno, line))
                names[option].append(text)
                continue
            indent = current
            header = re.match(r'\[(.+)\]', text)
            if header:
                section = header[1]
                if section in self._sections:
                    if self._strict and section in sections:
                        raise DuplicateSectionError(section, fpname, lineno)
                    names = self._sections[section]
                elif section == self.default_section:
                    names = self._defaults
                else:
                    names = self._sections[section] = self._dict()
                    self._proxies[section] = SectionProxy(self, section)
                sections.add(section)
                option = None
                continue
            if names is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            places = [(text.find(d), d) for d in self._delimiters if d in text]
            if places:
                at, d = min(places)
                name, value = text[:at].rstrip(), text[at + len(d):].strip()
            elif self._allow_no_value:
                name, value = text, None
            else:
                error = error or ParsingError(fpname)
                error.append(lineno, line)
                continue
            if not name:
                error = error or ParsingError(fpname)
                error.append(lineno, line)
                continue
            option = self.optionxform(name)
            if self._strict and (section, option) in options:
                raise DuplicateOptionError(section, option, fpname, lineno)
            options.add((section, option))
            names[option] = None if value is None else [value]
        for section, names in ((self.default_section, self._defaults), *self._sections.items()):
            for name, value in names.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                names[name] = self._interpolation.before_read(self, section, name, value)
        if error:
            raise error

    @property
    def converters(self):
        return ConverterMapping(self)


class ConfigParser(RawConfigParser):
    """Sections of options, with interpolation; values are strings."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _check(self, option='', value='', section=''):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._check(option, value)
        super().set(section, option, value)

    def add_section(self, section):
        self._check(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        self.read_dict({self.default_section: defaults})


class SectionProxy(MutableMapping):
    """One section, as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if isinstance(self._parser, ConfigParser):
            self._parser._check(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else \
            list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def __getattr__(self, name):
        if name.startswith('get') and hasattr(self._parser, name):
            convert = getattr(self._parser, name)
            return lambda option, fallback=None, **kwargs: convert(self._name, option, fallback=fallback, **kwargs)
        raise AttributeError(name)


class ConverterMapping(MutableMapping):
    """The conversions that a parser knows."""

    def __init__(self, parser):
        self._parser = parser

    def __getitem__(self, key):
        return self._parser._converters[key]

    def __setitem__(self, key, value):
        self._parser._converters[key] = value
        self._parser._add_getter(key)

    def __delitem__(self, key):
        del self._parser._converters[key]

    def __iter__(self):
        return iter(self._parser._converters)

    def __len__(self):
        return len(self._parser._converters)
