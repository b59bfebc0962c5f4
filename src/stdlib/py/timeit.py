"""How long a small piece of code takes. The code has to be a function: there is no exec here."""

import time
from itertools import repeat as _repeat

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        for code, what in ((stmt, 'stmt'), (setup, 'setup')):
            if not callable(code) and code != 'pass':
                if isinstance(code, str):
                    raise NotImplementedError(f'gilscope supports only functions as {what} of timeit, not text')
                raise ValueError(f'{what} is neither a string nor callable')
        self._stmt = stmt
        self._setup = setup
        self.timer = timer

    def timeit(self, number=default_number):
        """Seconds for `number` calls."""
        if callable(self._setup):
            self._setup()
        stmt = self._stmt if callable(self._stmt) else None
        begin = self.timer()
        if stmt is None:
            for _ in _repeat(None, number):
                pass
        else:
            for _ in _repeat(None, number):
                stmt()
        return self.timer() - begin

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
