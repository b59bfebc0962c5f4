"""Tracebacks as text. The text itself comes from `_traceback`, which the interpreter also uses at its end."""

import sys
import _traceback

__all__ = ['print_exc', 'print_exception', 'print_last', 'print_tb', 'format_exc', 'format_exception',
           'format_exception_only', 'format_tb', 'format_list', 'extract_tb', 'FrameSummary', 'StackSummary',
           'TracebackException', 'extract_stack', 'format_stack', 'print_stack', 'print_list', 'walk_stack',
           'clear_frames']

_sentinel = object()


def _exception(exc, value, tb=_sentinel):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    return exc if value is _sentinel else value


def _told(exc, tb):
    """What the interpreter would write of an exception if this were its traceback."""
    own = exc.__traceback__
    exc.__traceback__ = tb
    try:
        return _traceback._format_exception(exc)
    finally:
        exc.__traceback__ = own


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    """The lines of a traceback and the exception, chained ones first."""
    exc = _exception(exc, value, tb)
    if exc is None:
        return ['NoneType: None\n']
    lines = []
    for line in _told(exc, exc.__traceback__ if tb is _sentinel else tb).splitlines(True):
        if line.startswith('    ') and lines and lines[-1].startswith('  File'):
            lines[-1] += line  # a call is one item: its place, its source line and the marks below
        else:
            lines.append(line)
    if not chain:
        last = max((at for at, line in enumerate(lines) if line == _HEAD), default=0)
        lines = lines[last:]
    return lines if limit is None else _limited(lines, limit)


_HEAD = 'Traceback (most recent call last):\n'


def _text(line):
    """A line without what stands before it in an exception group."""
    text = line.lstrip(' ')
    return text[2:] if text is not line and text.startswith(('| ', '+ ')) else line


def _limited(lines, limit):
    """Only so many calls of each traceback: the outermost ones, or the innermost if the limit is negative."""
    shown, calls = [], []
    for line in lines + [None]:
        if line is not None:
            text = _text(line)
            if text.startswith(('  File', '  [Previous')):
                calls.append(line)
                continue
            if calls and text is not line and text.startswith('    '):
                calls[-1] += line  # in a group, source lines and marks are lines of their own
                continue
        kept = _collapsed(_cut(_expanded(calls), limit))
        if calls and not kept and _text(shown[-1]).removeprefix('Exception Group ') == _HEAD:
            shown.pop()
        shown += kept
        calls = []
        if line is not None:
            shown.append(line)
    return shown


def _expanded(calls):
    """Calls that were told as a number, one by one."""
    whole = []
    for call in calls:
        if '[Previous line repeated ' in call:
            whole += whole[-1:] * int(call.split('repeated ')[1].split()[0])
        else:
            whole.append(call)
    return whole


def _place(call):
    return call.partition('\n')[0]


def _collapsed(calls):
    """The same call more than three times in a row: the number of the others."""
    shown, count = [], 0
    for at, call in enumerate(calls):
        count = count + 1 if at and _place(call) == _place(calls[at - 1]) else 1
        if count <= 3:
            shown.append(call)
        elif at + 1 == len(calls) or _place(calls[at + 1]) != _place(call):
            shown.append(f'  [Previous line repeated {count - 3} more time{"s" if count > 4 else ""}]\n')
    return shown


def _cut(calls, limit):
    if limit is None:
        return calls
    return calls[:limit] if limit >= 0 else calls[limit:]


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    """Write what format_exception() gives to a file, else to stderr."""
    print(''.join(format_exception(exc, value, tb, limit, chain)), file=file or sys.stderr, end='')


def format_exc(limit=None, chain=True):
    """The text about the exception that is being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Write about the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False):
    """The last lines: type, message and notes."""
    exc = exc if value is _sentinel else value
    if exc is None:
        return ['NoneType: None\n']
    if isinstance(exc, SyntaxError):
        chained = exc.__cause__, exc.__context__, exc.__suppress_context__
        exc.__cause__ = exc.__context__ = None
        try:
            return _told(exc, None).splitlines(True)
        finally:
            exc.__cause__, exc.__context__, exc.__suppress_context__ = chained
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ('builtins', '__main__'):
        name = f'{cls.__module__}.{name}'
    text = str(exc)
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    for note in getattr(exc, '__notes__', ()):
        lines += [line + '\n' for line in str(note).split('\n')]
    return lines


class FrameSummary:
    """One call of a traceback: file, line number, function and source line."""

    def __init__(self, filename, lineno, name, line=None, _marked=None, end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self._marked = _marked
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """The calls of a traceback or of a stack, the outermost first."""

    @classmethod
    def from_list(cls, a_list):
        return cls(item if isinstance(item, FrameSummary) else FrameSummary(*item) for item in a_list)

    def format(self):
        return _collapsed(format_list(self))


def extract_tb(tb, limit=None):
    """The calls of a traceback, the outermost first."""
    return StackSummary(_cut([FrameSummary(*entry) for entry in _traceback._entries(tb)], limit))


def walk_stack(f):
    """The frames from this one outwards, each with its line."""
    f = f or sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_stack(f=None, limit=None):
    """The calls that lead to a frame, else to the caller, the outermost first."""
    found = []
    for frame, lineno in walk_stack(f or sys._getframe(1)):
        code = frame.f_code
        found.append(FrameSummary(code.co_filename, lineno, code.co_name, _traceback._line(code.co_filename, lineno)))
    if limit is not None:
        limit = -limit  # counted from the innermost
    return StackSummary(_cut(found[::-1], limit) if limit != 0 else [])


def format_stack(f=None, limit=None):
    return _collapsed(format_list(extract_stack(f or sys._getframe(1), limit)))


def print_stack(f=None, limit=None, file=None):
    """Write the calls that lead here."""
    print(''.join(format_stack(f or sys._getframe(1), limit)), file=file or sys.stderr, end='')


def format_list(extracted_list):
    """Lines for FrameSummary objects or (file, line number, function, source line)."""
    lines = []
    for item in extracted_list:
        filename, lineno, name, line = item
        marked = getattr(item, '_marked', None) or (f'    {line.strip()}\n' if line else '')
        lines.append(f'  File "{filename}", line {lineno}, in {name}\n' + marked)
    return lines


def print_list(extracted_list, file=None):
    print(''.join(format_list(extracted_list)), file=file or sys.stderr, end='')


def format_tb(tb, limit=None):
    return _collapsed(format_list(extract_tb(tb, limit)))


def print_tb(tb, limit=None, file=None):
    print(''.join(format_tb(tb, limit)), file=file or sys.stderr, end='')


def clear_frames(tb):
    """Let go of the variables of the frames that are over."""
    _traceback._clear(tb)


class TracebackException:
    """What is to be said of an exception, taken down when this object is made."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False):
        if capture_locals:
            from _gilscope import unsupported
            unsupported('capture_locals')
        self._exc = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self._whole = format_exception(exc_type, exc_value, exc_traceback, limit)
        self._alone = format_exception(exc_type, exc_value, exc_traceback, limit, False)
        self._last = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        cls = self.exc_type
        return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._whole == other._whole
        return NotImplemented

    def format_exception_only(self, *, show_group=False):
        yield from self._last

    def format(self, *, chain=True):
        yield from self._whole if chain else self._alone

    def print(self, *, file=None, chain=True):
        print(''.join(self.format(chain=chain)), file=file or sys.stderr, end='')


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_exc'):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
