"""Tracebacks as text. The text itself comes from `_traceback`, which the interpreter also uses at its end."""

import sys
import _traceback

__all__ = ['print_exc', 'print_exception', 'print_last', 'print_tb', 'format_exc', 'format_exception',
           'format_exception_only', 'format_tb', 'format_list', 'extract_tb', 'FrameSummary']

_sentinel = object()


def _exception(exc, value):
    return exc if value is _sentinel else value


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    """The lines of a traceback and the exception, chained ones first."""
    exc = _exception(exc, value)
    if exc is None:
        return ['NoneType: None\n']
    lines = []
    for line in _traceback._format_exception(exc).splitlines(True):
        if line.startswith('    ') and lines and lines[-1].startswith('  File'):
            lines[-1] += line  # a call is one item: its place, its source line and the marks below
        else:
            lines.append(line)
    return lines


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    """Write what format_exception() gives to a file, else to stderr."""
    print(''.join(format_exception(exc, value, tb, limit, chain)), file=file or sys.stderr, end='')


def format_exc(limit=None, chain=True):
    """The text about the exception that is being handled."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Write about the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False):
    """The last lines: type, message and notes."""
    exc = _exception(exc, value)
    if exc is None:
        return ['NoneType: None\n']
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

    def __init__(self, filename, lineno, name, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def extract_tb(tb, limit=None):
    """The calls of a traceback, the outermost first."""
    found = [FrameSummary(*entry) for entry in _traceback._entries(tb)]
    if limit is not None:
        found = found[:limit] if limit >= 0 else found[limit:]
    return found


def format_list(extracted_list):
    """Lines for FrameSummary objects or (file, line number, function, source line)."""
    lines = []
    for filename, lineno, name, line in extracted_list:
        lines.append(f'  File "{filename}", line {lineno}, in {name}\n' + (f'    {line.strip()}\n' if line else ''))
    return lines


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print(''.join(format_tb(tb, limit)), file=file or sys.stderr, end='')


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_exc'):
        raise ValueError('no last exception')
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
