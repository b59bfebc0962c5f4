"""How long a small piece of code takes: a function, or statements as text."""

import time
from itertools import repeat as _repeat

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


_template = """
def inner(_it, _timer{params}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _indented(text, spaces):
    return text.replace('\n', '\n' + ' ' * spaces)


class Timer:
    """Times a statement; the setup runs once before. Both are put into one function, whose loop is timed."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        space = _globals() if globals is None else globals
        names = {}
        params = ''
        for code, what, spaces in ((setup, 'setup', 4), (stmt, 'stmt', 8)):
            if isinstance(code, str):
                compile((setup + '\n' if what == 'stmt' and isinstance(setup, str) else '') + code,
                        f'<timeit-{"src" if what == "stmt" else what}>', 'exec')
            elif callable(code):
                names[f'_{what}'] = code
                params += f', _{what}=_{what}'
            else:
                raise ValueError(f'{what} is neither a string nor callable')
        self.src = _template.format(
            params=params, setup=_indented(setup, 4) if isinstance(setup, str) else '_setup()',
            stmt=_indented(stmt, 8) if isinstance(stmt, str) else '_stmt()')
        exec(compile(self.src, '<timeit-src>', 'exec'), space, names)
        self.inner = names['inner']

    def timeit(self, number=default_number):
        """Seconds for `number` executions."""
        return self.inner(_repeat(None, number), self.timer)

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Call more and more often, until it takes 0.2 s."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Seconds for `number` calls of stmt."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """timeit() several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
