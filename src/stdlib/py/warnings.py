"""Warnings: a text on stderr that names a line of the program, shown once a line unless filters say otherwise.

Start reading at `warn` in `_warn`. Left out: filters from the command line.
"""

import sys
import _warnings
from _warn import warn, warn_explicit, _warn, _warn_unawaited_coroutine

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter',
           'resetwarnings', 'catch_warnings', 'deprecated']

# (action, pattern of the message, category, pattern of the module, line number); the first that fits decides.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
_shown = set()  # what "default", "module" and "once" have let through since the filters last changed


class WarningMessage:
    """One warning, as showwarning() and catch_warnings(record=True) get it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None, module=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self.module = module

    def __str__(self):
        return ('{message : %r, category : %r, module : %r, filename : %r, lineno : %s, line : %r}'
                % (self.message, self.category.__name__, self.module, self.filename, self.lineno, self.line))

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


def _showwarnmsg(msg):
    sw = showwarning
    sw(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, else to stderr. A program may put its own function in this place."""
    if file is None:
        file = sys.stderr
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning: place, category and message, then the source line."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = _warnings._line(filename, lineno)
    if line:
        text += f'  {line.strip()}\n'
    return text


def _change(entry, append):
    if entry in filters:
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)
    _shown.clear()


def _check(action, lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    if action not in ('error', 'ignore', 'always', 'all', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {action!r}')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Put a rule before the others: what to do with warnings of this message, category, module and line."""
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check(action, lineno)
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _change((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """A rule for a category, whatever the message."""
    _check(action, lineno)
    _change((action, None, category, None, lineno), append)


def resetwarnings():
    """Drop all rules."""
    filters.clear()
    _shown.clear()


_record = None


class catch_warnings:
    """A with block after which the filters are what they were; record=True collects the warnings in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._recording = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        return 'catch_warnings(record=True)' if self._recording else 'catch_warnings()'

    def __enter__(self):
        global _record
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters[:], showwarning, _record
        _shown.clear()
        if self._recording:
            _record = []
        if self._filter is not None:
            simplefilter(*self._filter)
        return _record if self._recording else None

    def __exit__(self, *exc_info):
        global showwarning, _record
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:], showwarning, _record = self._saved
        _shown.clear()


class deprecated:
    """Decorator: calling the function or making an instance of the class warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__init__

            def __init__(self, *args, **kwargs):
                if type(self) is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                original(self, *args, **kwargs)

            inherited = arg.__dict__.get('__init_subclass__')

            def __init_subclass__(cls, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                if inherited is None:
                    super(arg, cls).__init_subclass__(**kwargs)
                else:
                    inherited.__func__(cls, **kwargs)

            arg.__init__ = __init__
            arg.__init_subclass__ = classmethod(__init_subclass__)
            arg.__deprecated__ = message
            return arg

        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
