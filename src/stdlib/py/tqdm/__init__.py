"""The third-party package tqdm: a progress bar on stderr."""

import _gilscope
import sys
import time

__all__ = ['tqdm', 'trange', 'TqdmTypeError', 'TqdmKeyError']
__version__ = '4.67.1'


class TqdmTypeError(TypeError):
    pass


class TqdmKeyError(KeyError):
    pass


class tqdm:
    """Wraps an iterable and shows how far it got."""

    monitor_interval = 10

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit='it', unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0, **kwargs):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if bar_format is not None:
            _gilscope.unsupported('tqdm(bar_format=)')
        self.iterable = iterable
        self.desc = desc or ''
        self.total = total
        self.leave = leave
        self.fp = file or sys.stderr
        self.ncols = ncols
        self.mininterval = mininterval
        self.disable = bool(disable)
        self.unit = unit
        self.unit_scale = unit_scale
        self.unit_divisor = unit_divisor
        self.ascii = bool(ascii)
        self.smoothing = smoothing
        self.initial = self.n = initial
        self.pos = position or 0
        self.postfix = ''
        self._width = 0
        self._closed = False
        self.start_t = self.last_print_t = time.time()
        self.last_print_n = initial
        self._dn = self._dt = None
        if postfix:
            self.set_postfix(postfix, refresh=False)
        if not self.disable and delay <= 0:
            self.refresh()

    def _time(self, seconds):
        minutes, s = divmod(int(seconds), 60)
        h, m = divmod(minutes, 60)
        return f'{h:d}:{m:02d}:{s:02d}' if h else f'{m:02d}:{s:02d}'

    def _size(self, n):
        if not self.unit_scale:
            return str(n)
        for unit in ('', 'k', 'M', 'G', 'T', 'P'):
            if abs(n) < 999.5:
                return (f'{n:1.2f}' if abs(n) < 9.995 else f'{n:2.1f}' if abs(n) < 99.95 else f'{n:3.0f}') + unit
            n /= self.unit_divisor
        return f'{n:3.1f}E'

    def __str__(self):
        elapsed = (time.time() if self.n or not hasattr(self, 'start_t') else self.last_print_t) - self.start_t
        rate = self._dn / self._dt if self._dn and self._dt else (self.n - self.initial) / elapsed if elapsed else None
        inverse = 1 / rate if rate else None
        slow = inverse is not None and inverse > 1
        if self.unit_scale:
            shown = (self._size(inverse) if slow else self._size(rate)) if rate else '?'
        else:
            shown = f'{inverse if slow else rate:5.2f}' if rate else '?'
        speed = f'{shown}s/{self.unit}' if slow else f'{shown}{self.unit}/s'
        prefix = self.desc + ': ' if self.desc and not self.desc.endswith(': ') else self.desc
        postfix = ', ' + self.postfix if self.postfix else ''
        if not self.total or self.n > self.total:
            unit = '' if self.unit_scale else self.unit
            return f'{prefix}{self._size(self.n)}{self.unit if self.unit_scale else unit} [{self._time(elapsed)}, {speed}{postfix}]'
        left = self._time((self.total - self.n) / rate) if rate else '?'
        part = self.n / self.total
        start = f'{prefix}{part * 100:3.0f}%|'
        end = f'| {self._size(self.n)}/{self._size(self.total)} [{self._time(elapsed)}<{left}, {speed}{postfix}]'
        width = (self.ncols or 80) - len(start) - len(end) if self.ncols or True else 10
        return start + self._bar(part, max(1, width)) + end

    def _bar(self, part, width):
        marks = ' 123456789#' if self.ascii else ' ▏▎▍▌▋▊▉█'
        steps = len(marks) - 1
        full, rest = divmod(int(part * width * steps), steps)
        bar = marks[-1] * full
        if full < width:
            bar += marks[rest] + ' ' * (width - full - 1)
        return bar

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        try:
            for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    def update(self, n=1):
        if self.disable:
            return None
        self.n += n
        now = time.time()
        if now - self.last_print_t < self.mininterval:
            return None
        dn, dt = self.n - self.last_print_n, now - self.last_print_t
        if self._dn is None:
            self._dn, self._dt = dn, dt
        else:
            a = self.smoothing
            self._dn, self._dt = a * dn + (1 - a) * self._dn, a * dt + (1 - a) * self._dt
        self.refresh()
        self.last_print_n, self.last_print_t = self.n, now
        return True

    def refresh(self, nolock=False, lock_args=None):
        if self.disable:
            return None
        text = str(self)
        down = '\n' * self.pos
        self.fp.write(down + '\r' + text + ' ' * max(0, self._width - len(text)) + '\x1b[A' * self.pos)
        self._width = len(text)
        return True

    display = refresh

    def close(self):
        if self.disable or self._closed:
            return
        self._closed = True
        self._dn = self._dt = None
        if self.leave:
            self.refresh()
            if not self.pos:
                self.fp.write('\n')
        else:
            self.fp.write('\r' + ' ' * self._width + '\r')

    def clear(self, nolock=False):
        if not self.disable:
            self.fp.write('\r' + ' ' * self._width + '\r')

    def reset(self, total=None):
        self.n = self.initial = 0
        if total is not None:
            self.total = total
        self.start_t = self.last_print_t = time.time()
        self.last_print_n = 0
        self.refresh()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ': ' if desc else ''
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ''
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        pairs = dict(ordered_dict or {}, **kwargs)
        texts = []
        for key in sorted(pairs) if not ordered_dict else pairs:
            value = pairs[key]
            if isinstance(value, float):
                value = f'{value:.3g}'
            texts.append(f'{key}={str(value).strip()}')
        self.postfix = ', '.join(texts)
        if refresh:
            self.refresh()

    def set_postfix_str(self, s='', refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __len__(self):
        return self.total

    def __bool__(self):
        return self.total > 0 if self.total is not None else self.iterable is not None

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        (file or sys.stdout).write(s + end)

    @classmethod
    def get_lock(cls):
        import threading
        if not hasattr(cls, '_lock'):
            cls._lock = threading.RLock()
        return cls._lock

    @classmethod
    def set_lock(cls, lock):
        cls._lock = lock


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
