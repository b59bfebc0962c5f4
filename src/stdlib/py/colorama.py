"""The third-party package colorama: colours on a terminal."""

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


def init(autoreset=False, convert=None, strip=None, wrap=True):
    if autoreset:
        raise NotImplementedError('gilscope does not support colorama.init(autoreset=True) yet')


def deinit():
    pass


reinit = just_fix_windows_console = deinit


def AnsiToWin32(wrapped, convert=None, strip=None, autoreset=False):
    raise NotImplementedError('gilscope does not support colorama.AnsiToWin32 yet')
