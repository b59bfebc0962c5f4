"""Tables as text: values between commas. Start reading at `reader` and `writer`; CPython has these two in C."""

import types

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error',
           'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect',
           'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    __module__ = '_csv'


class Dialect:
    """How a table is written: derive from it and set the attributes."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """As Excel writes them."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes them with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """As Unix programs write them."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


_OPTIONS = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n', 'quotechar': '"',
            'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}


class _Dialect:
    """A checked set of options."""

    __module__ = '_csv'

    def __init__(self, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in options:
            if name not in _OPTIONS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name, default in _OPTIONS.items():
            value = options[name] if name in options else getattr(dialect, name, default)
            if dialect is not None and value is None and name not in options and name not in ('escapechar',
                                                                                              'quotechar'):
                value = default if not isinstance(dialect, Dialect) else None
            setattr(self, name, value)
        self._check('quoting' in options or dialect is not None)

    def _check(self, has_quoting):
        for name, optional in (('delimiter', False), ('escapechar', True), ('quotechar', True)):
            value = getattr(self, name)
            if value is None and optional:
                continue
            if not isinstance(value, str):
                also = ' or None' if optional else ''
                raise TypeError(f'"{name}" must be a unicode character{also}, not {type(value).__name__}')
            if len(value) != 1:
                also = ' or None' if optional else ''
                raise TypeError(f'"{name}" must be a unicode character{also}, not a string of length {len(value)}')
        if not isinstance(self.quoting, int) or isinstance(self.quoting, bool):
            raise TypeError(f'"quoting" must be an integer, not {type(self.quoting).__name__}')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            if has_quoting:
                raise TypeError('quotechar must be set if quoting enabled')
            self.quoting = QUOTE_NONE
        if not isinstance(self.lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(self.lineterminator).__name__}')
        for name in ('delimiter', 'escapechar', 'quotechar'):
            value = getattr(self, name)
            if value is not None and (value in '\r\n' or (value == ' ' and self.skipinitialspace and name != 'delimiter')):
                raise ValueError(f'bad {name} value')
            if value is not None and value in self.lineterminator:
                raise ValueError(f'bad {name} or lineterminator value')
        for a, b in (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar')):
            if getattr(self, a) == getattr(self, b) is not None:
                raise ValueError(f'bad {a} or {b} value')
        self.doublequote = bool(self.doublequote)
        self.skipinitialspace = bool(self.skipinitialspace)
        self.strict = bool(self.strict)


_dialects = {}
_limit = 131072


def register_dialect(name, /, dialect=None, **options):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Dialect(dialect, **options)


def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name, /):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*limit):
    """The longest field, in characters; with an argument, sets it."""
    global _limit
    old = _limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError('limit must be an integer')
        _limit = limit[0]
    return old


class _Reader:
    """Rows from lines."""

    __module__ = '_csv'

    def __init__(self, lines, dialect, options):
        self._lines = iter(lines)
        self.dialect = _Dialect(dialect, **options)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
        quoting = d.quoting
        row = []
        field = []
        state = 'start record'
        numeric = was_quoted = False

        def save():
            text = ''.join(field)
            field.clear()
            if not was_quoted:
                if quoting == QUOTE_NONNUMERIC or (quoting == QUOTE_STRINGS and text):
                    row.append(float(text) if text or quoting == QUOTE_NONNUMERIC else text)
                    return
                if not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
                    row.append(None)
                    return
            row.append(text)

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state == 'quoted' or row and state not in ('start record',):
                    if d.strict:
                        raise Error('unexpected end of data') from None
                    save()
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in '
                            'text mode)')
            self.line_num += 1
            if state == 'start record' and quote is not None and quote not in line and escape is None \
                    and not d.skipinitialspace and quoting in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE):
                # The common case: nothing in this line is special.
                body = line.rstrip('\r\n')
                if '\r' in body or '\n' in body:
                    raise Error('new-line character seen in unquoted field - do you need to open the file with '
                                "newline=''?")
                if not body:
                    return []
                parts = body.split(delimiter)
                if len(body) > _limit and max(map(len, parts)) > _limit:
                    raise Error(f'field larger than field limit ({_limit})')
                return parts
            for c in [*line, None]:
                end = c is None or c in '\r\n'
                if state == 'eat line end':
                    if c is None:
                        state = 'start record'
                    elif c not in '\r\n':
                        raise Error('new-line character seen in unquoted field - do you need to open the file with '
                                    "newline=''?")
                    continue
                if state == 'start record':
                    if c is None:
                        break
                    if end:
                        state = 'eat line end'
                        continue
                    state = 'start field'
                if state == 'after escape':
                    if c is None:
                        field.append('\n')
                        continue
                    field.append(c)
                    state = 'field'
                elif state == 'start field':
                    was_quoted = False
                    if end:
                        save()
                        state = 'start record' if c is None else 'eat line end'
                    elif c == quote and quoting != QUOTE_NONE:
                        was_quoted = True
                        state = 'quoted'
                    elif c == escape:
                        state = 'after escape'
                    elif c == ' ' and d.skipinitialspace:
                        pass
                    elif c == delimiter:
                        save()
                    else:
                        field.append(c)
                        state = 'field'
                elif state == 'field':
                    if end:
                        save()
                        state = 'start record' if c is None else 'eat line end'
                    elif c == escape:
                        state = 'after escape'
                    elif c == delimiter:
                        save()
                        state = 'start field'
                    else:
                        field.append(c)
                elif state == 'quoted':
                    if c is None:
                        pass
                    elif c == escape:
                        state = 'escape in quotes'
                    elif c == quote and quoting != QUOTE_NONE:
                        state = 'quote in quotes' if d.doublequote else 'field'
                    else:
                        field.append(c)
                elif state == 'escape in quotes':
                    field.append('\n' if c is None else c)
                    state = 'quoted'
                elif state == 'quote in quotes':
                    if quoting != QUOTE_NONE and c == quote:
                        field.append(c)
                        state = 'quoted'
                    elif c == delimiter:
                        save()
                        state = 'start field'
                    elif end:
                        save()
                        state = 'start record' if c is None else 'eat line end'
                    elif not d.strict:
                        field.append(c)
                        state = 'field'
                    else:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                if len(field) > _limit:
                    raise Error(f'field larger than field limit ({_limit})')
            if state in ('start record', 'eat line end'):
                return row


class _Writer:
    """Rows to lines."""

    __module__ = '_csv'

    def __init__(self, file, dialect, options):
        write = getattr(file, 'write', None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = _Dialect(dialect, **options)

    def writerow(self, row, /):
        d = self.dialect
        quoting, quote, escape = d.quoting, d.quotechar, d.escapechar
        try:
            row = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        fields = []
        for value in row:
            if quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(value, (int, float)) and not hasattr(type(value), '__float__')
            elif quoting == QUOTE_STRINGS:
                quoted = isinstance(value, str)
            elif quoting == QUOTE_NOTNULL:
                quoted = value is not None
            else:
                quoted = quoting == QUOTE_ALL
            text = value if isinstance(value, str) else '' if value is None else str(value)
            if value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                quoted = False
            out = []
            for c in text:
                if c == d.delimiter or c == escape or c == quote or c in d.lineterminator or c in '\r\n' or c == '\0':
                    escaped = False
                    if quoting == QUOTE_NONE:
                        escaped = True
                    elif c == quote:
                        if d.doublequote:
                            out.append(c)
                        else:
                            escaped = True
                    elif c == escape:
                        escaped = True
                    if not escaped:
                        quoted = True
                    else:
                        if escape is None:
                            raise Error('need to escape, but no escapechar set')
                        out.append(escape)
                out.append(c)
            if text[:1] == ' ' and d.delimiter == ' ' and d.skipinitialspace:
                quoted = True
            body = ''.join(out)
            fields.append((quote + body + quote if quoted else body, value))
        if len(fields) == 1 and fields[0][0] == '':
            if quoting == QUOTE_NONE or (quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and fields[0][1] is None):
                raise Error('single empty field record must be quoted')
            fields = [(quote + quote, None)]
        return self._write(d.delimiter.join([text for text, _ in fields]) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def reader(iterable, /, dialect=None, **options):
    """Rows, as lists of strings, from lines."""
    try:
        iter(iterable)
    except TypeError:
        raise TypeError(f"'{type(iterable).__name__}' object is not iterable") from None
    return _Reader(iterable, dialect, options)


def writer(fileobj, /, dialect=None, **options):
    """Writes rows as lines."""
    return _Writer(fileobj, dialect, options)


_Reader.__name__ = _Reader.__qualname__ = 'reader'
_Writer.__name__ = _Writer.__qualname__ = 'writer'
register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Rows as dicts; the first line names the fields unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, row):
        if self.extrasaction == 'raise':
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
        return (row.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


def __getattr__(name):
    if name == 'Sniffer':
        import _gilscope
        _gilscope.unsupported('csv.Sniffer')
    raise AttributeError(f"module 'csv' has no attribute '{name}'")
