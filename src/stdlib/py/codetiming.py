"""The third-party package codetiming: Timer."""

import math
import time
from contextlib import ContextDecorator

__version__ = '1.4.0'


class TimerError(Exception):
    """A timer used the wrong way round."""


class Timers(dict):
    """The times of all timers with a name."""

    def __init__(self):
        super().__init__()
        self._timings = {}

    def add(self, name, value):
        self._timings.setdefault(name, []).append(value)
        dict.__setitem__(self, name, self.get(name, 0) + value)

    def clear(self):
        dict.clear(self)
        self._timings.clear()

    def apply(self, func, name):
        if name in self._timings:
            return func(self._timings[name])
        raise KeyError(name)

    def count(self, name):
        return self.apply(len, name)

    def total(self, name):
        return self.apply(sum, name)

    def min(self, name):
        return self.apply(lambda values: min(values or [0]), name)

    def max(self, name):
        return self.apply(lambda values: max(values or [0]), name)

    def mean(self, name):
        return self.apply(lambda values: sum(values) / len(values) if values else 0, name)


class Timer(ContextDecorator):
    """Times a block, a function, or from start() to stop()."""

    timers = Timers()

    def __init__(self, name=None, text='Elapsed time: {:0.4f} seconds', initial_text=False, logger=print):
        self.name = name
        self.text = text
        self.initial_text = initial_text
        self.logger = logger
        self._start_time = None
        self.last = math.nan

    def start(self):
        if self._start_time is not None:
            raise TimerError('Timer is running. Use .stop() to stop it')
        if self.logger and self.initial_text:
            text = self.initial_text
            if not isinstance(text, str):
                text = f'Timer {self.name} started' if self.name else 'Timer started'
            self.logger(text.format(name=self.name))
        self._start_time = time.perf_counter()

    def stop(self):
        if self._start_time is None:
            raise TimerError('Timer is not running. Use .start() to start it')
        self.last = time.perf_counter() - self._start_time
        self._start_time = None
        if self.logger:
            if callable(self.text):
                text = self.text(self.last)
            else:
                text = self.text.format(self.last, name=self.name, milliseconds=self.last * 1000, seconds=self.last,
                                        minutes=self.last / 60)
            self.logger(str(text))
        if self.name:
            self.timers.add(self.name, self.last)
        return self.last

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self.stop()
