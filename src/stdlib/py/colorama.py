"""The third-party package colorama: colours on a terminal."""

import contextlib
import sys

import _gilscope

__version__ = '0.4.6'
__all__ = ['init', 'deinit', 'reinit', 'colorama_text', 'just_fix_windows_console', 'Fore', 'Back', 'Style', 'Cursor',
           'AnsiToWin32']


class _Codes:
    def __init__(self):
        for name, number in self._codes.items():
            setattr(self, name, f'\033[{number}m')


_COLORS = ('BLACK', 'RED', 'GREEN', 'YELLOW', 'BLUE', 'MAGENTA', 'CYAN', 'WHITE')


def _colors(first):
    codes = {name: first + i for i, name in enumerate(_COLORS)}
    codes['RESET'] = first + 9
    codes.update({f'LIGHT{name}_EX': first + 60 + i for i, name in enumerate(_COLORS)})
    return codes


class AnsiFore(_Codes):
    _codes = _colors(30)


class AnsiBack(_Codes):
    _codes = _colors(40)


class AnsiStyle(_Codes):
    _codes = {'BRIGHT': 1, 'DIM': 2, 'NORMAL': 22, 'RESET_ALL': 0}


class AnsiCursor:
    def UP(self, n=1):
        return f'\033[{n}A'

    def DOWN(self, n=1):
        return f'\033[{n}B'

    def FORWARD(self, n=1):
        return f'\033[{n}C'

    def BACK(self, n=1):
        return f'\033[{n}D'

    def POS(self, x=1, y=1):
        return f'\033[{y};{x}H'


Fore, Back, Style, Cursor = AnsiFore(), AnsiBack(), AnsiStyle(), AnsiCursor()


class _Stream:
    """A stream behind another one; after each write the colours go back to normal."""

    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __getattr__(self, name):
        return getattr(self._wrapped, name)

    def __enter__(self, *args, **kwargs):
        return self._wrapped.__enter__(*args, **kwargs)

    def __exit__(self, *args, **kwargs):
        return self._wrapped.__exit__(*args, **kwargs)

    def write(self, text):
        self._wrapped.write(text)
        self._wrapped.flush()
        self._wrapped.write(Style.RESET_ALL)


_before = None
_wrapped = None


def init(autoreset=False, convert=None, strip=None, wrap=True):
    """Nothing needs to be done on a terminal that knows the codes, but for `autoreset`."""
    global _before, _wrapped
    if not wrap and (autoreset or convert or strip):
        raise ValueError('wrap=False conflicts with any other arg=True')
    if strip:
        _gilscope.unsupported('colorama.init(strip=True)')
    if _before is None:
        _before = sys.stdout, sys.stderr
    if autoreset:
        _wrapped = sys.stdout, sys.stderr = _Stream(_before[0]), _Stream(_before[1])


def deinit():
    if _before is not None:
        sys.stdout, sys.stderr = _before


def reinit():
    if _wrapped is not None:
        sys.stdout, sys.stderr = _wrapped


def just_fix_windows_console():
    pass


@contextlib.contextmanager
def colorama_text(*args, **kwargs):
    init(*args, **kwargs)
    try:
        yield
    finally:
        deinit()


def AnsiToWin32(wrapped, convert=None, strip=None, autoreset=False):
    _gilscope.unsupported('colorama.AnsiToWin32')


def __getattr__(name):
    if name in ('ansi', 'win32', 'winterm'):
        _gilscope.unsupported(f'colorama.{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
