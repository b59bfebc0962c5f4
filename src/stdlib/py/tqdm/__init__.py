"""The third-party package tqdm: progress bars on stderr. A terminal of 80 columns; no thread that watches slow bars."""

import re
import sys
import time
import weakref

import _gilscope

__all__ = ['tqdm', 'trange', 'TqdmTypeError', 'TqdmKeyError', 'TqdmWarning', 'TqdmDeprecationWarning']
__version__ = '4.67.1'

_COLUMNS, _ROWS = 80, 20
_ASCII, _UNICODE = ' 123456789#', ' ▏▎▍▌▋▊▉█'
_COLOURS = ('BLACK', 'RED', 'GREEN', 'YELLOW', 'BLUE', 'MAGENTA', 'CYAN', 'WHITE')
_ESCAPE = re.compile('\x1b\\[[0-9;]*[A-Za-z]')


# Signs that are two columns wide.
_WIDE = ((0x1100, 0x115f), (0x2e80, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff), (0xfe30, 0xfe6f), (0xff00, 0xff60),
         (0xffe0, 0xffe6), (0x1f300, 0x1f64f), (0x1f680, 0x1f6ff), (0x1f900, 0x1f9ff), (0x20000, 0x3fffd))


class TqdmTypeError(TypeError):
    pass


class TqdmKeyError(KeyError):
    pass


class TqdmWarning(Warning):
    pass


class TqdmDeprecationWarning(Exception):
    pass


class _Average:
    """An exponential moving average that begins with its first number."""

    def __init__(self, smoothing):
        self.alpha, self.last, self.calls = smoothing, 0, 0

    def __call__(self, number=None):
        rest = 1 - self.alpha
        if number is not None:
            self.last = self.alpha * number + rest * self.last
            self.calls += 1
        return self.last / (1 - rest ** self.calls) if self.calls else self.last


class _Bar:
    """The bar itself; a format may give its width and its signs."""

    def __init__(self, part, width, signs, colour):
        self.part, self.width, self.signs, self.colour = min(max(part, 0), 1), width, signs, _colour(colour)
        self.asked = False

    def __format__(self, spec):
        self.asked = True
        signs, width = self.signs, self.width
        if spec[-1:] in ('a', 'u', 'b'):
            signs = {'a': _ASCII, 'u': _UNICODE, 'b': '  '}[spec[-1]]
            spec = spec[:-1]
        if spec:
            width = int(spec) if int(spec) >= 0 else width + int(spec)
        steps = len(signs) - 1
        full, rest = divmod(int(self.part * width * steps), steps)
        bar = signs[-1] * full
        if full < width:
            bar += signs[rest] + signs[0] * (width - full - 1)
        return self.colour + bar + '\x1b[0m' if self.colour else bar


def _colour(name):
    if not name:
        return ''
    if name.upper() in _COLOURS:
        return f'\x1b[{30 + _COLOURS.index(name.upper())}m'
    if name[0] == '#' and len(name) == 7:
        return '\x1b[38;2;%d;%d;%dm' % tuple(int(name[at:at + 2], 16) for at in (1, 3, 5))
    import warnings
    warnings.warn(f'Unknown colour ({name}); valid choices: [hex (#00ff00), {", ".join(_COLOURS)}]', TqdmWarning, 2)
    return ''


def _length(text):
    text = _ESCAPE.sub('', text)
    if text.isascii():
        return len(text)
    return sum(2 if any(low <= ord(sign) <= high for low, high in _WIDE) else 1 for sign in text)


def _cut(text, columns):
    if not columns or '\x1b' not in text and _length(text) <= columns:
        return text
    escaped = '\x1b' in text
    while _length(text) > columns:
        text = text[:-1]
    return text + '\x1b[0m' if escaped and not text.endswith('\x1b[0m') else text


class tqdm:
    """Wraps an iterable and shows how far it got."""

    monitor_interval = 10
    # Weak references to the bars that are shown, in order.
    _bars = []

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        tqdm._bars.append(weakref.ref(self))
        return self

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit='it', unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0, gui=False,
                 **kwargs):
        file = sys.stderr if file is None else file
        if gui:
            _gilscope.unsupported('tqdm(gui=True)')
        if disable is None and hasattr(file, 'isatty') and not file.isatty():
            disable = True
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if total == float('inf'):
            total = None
        self.iterable, self.total, self.leave, self.n, self.disable = iterable, total, leave, initial, disable
        if disable or kwargs:
            self.disable = disable or True
            tqdm._forget(self)
            self.pos = tqdm._free_position(self)
            if 'nested' in kwargs:
                raise TqdmDeprecationWarning('`nested` is deprecated and automated.\n'
                                             'Use `position` instead for manual control.\n')
            if kwargs:
                raise TqdmKeyError('Unknown argument(s): ' + str(kwargs))
            return
        if dynamic_ncols or file in (sys.stderr, sys.stdout):
            ncols = _COLUMNS if ncols is None or dynamic_ncols else ncols
        if ascii is None:
            ascii = not str(getattr(file, 'encoding', None)).lower().startswith('utf-')
        self.desc = desc or ''
        self.fp, self.ncols, self.nrows, self.ascii, self.colour = file, ncols, nrows, ascii, colour
        self.mininterval, self.maxinterval = mininterval or 0, maxinterval or 0
        self.miniters, self.dynamic_miniters = miniters or 0, miniters is None
        self.unit, self.unit_scale, self.unit_divisor = unit, unit_scale, unit_divisor
        self.smoothing, self.delay, self.bar_format, self.initial = smoothing or 0, delay, bar_format, initial
        self.lock_args = lock_args
        self._averages()
        self.postfix = None
        if postfix:
            try:
                self.set_postfix(refresh=False, **postfix)
            except TypeError:
                self.postfix = postfix
        self.last_print_n = initial
        self._shown = 0
        self.pos = tqdm._free_position(self) if position is None else -position
        if delay <= 0:
            self.refresh()
        self.last_print_t = time.time()
        self.start_t = self.last_print_t

    def _averages(self):
        self._dn, self._dt, self._often = _Average(self.smoothing), _Average(self.smoothing), _Average(self.smoothing)

    @staticmethod
    def _others(bar=None):
        others = [reference() for reference in tqdm._bars]
        return [other for other in others if other is not None and other is not bar and hasattr(other, 'pos')]

    @staticmethod
    def _free_position(bar):
        taken = {abs(other.pos) for other in tqdm._others(bar)}
        return min(set(range(len(taken) + 1)) - taken)

    @staticmethod
    def _forget(bar):
        tqdm._bars[:] = [reference for reference in tqdm._bars if reference() not in (bar, None)]

    @staticmethod
    def format_sizeof(num, suffix='', divisor=1000):
        for unit in ('', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'):
            if abs(num) < 999.5:
                spec = '1.2f' if abs(num) < 9.995 else '2.1f' if abs(num) < 99.95 else '3.0f'
                return f'{num:{spec}}{unit}{suffix}'
            num /= divisor
        return f'{num:3.1f}Y{suffix}'

    @staticmethod
    def format_interval(t):
        minutes, seconds = divmod(int(t), 60)
        hours, minutes = divmod(minutes, 60)
        return f'{hours:d}:{minutes:02d}:{seconds:02d}' if hours else f'{minutes:02d}:{seconds:02d}'

    @staticmethod
    def format_num(n):
        short = f'{n:.3g}'.replace('e+0', 'e+').replace('e-0', 'e-')
        return short if len(short) < len(str(n)) else str(n)

    @staticmethod
    def format_meter(n, total, elapsed, ncols=None, prefix='', ascii=False, unit='it', unit_scale=False, rate=None,
                     bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra):
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            n *= unit_scale
            total = total and total * unit_scale
            rate = rate and rate * unit_scale
            unit_scale = False
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        inverse = 1 / rate if rate else None

        def size(number, divisor=1000):
            if number is None:
                return '?'
            return tqdm.format_sizeof(number, divisor=divisor) if unit_scale else str(number)

        def speed(number):
            return (tqdm.format_sizeof(number) if unit_scale else f'{number:5.2f}') if number else '?'

        fast, slow = f'{speed(rate)}{unit}/s', f'{speed(inverse)}s/{unit}'
        is_slow = bool(inverse and inverse > 1)
        n_fmt, total_fmt = size(n, unit_divisor), size(total, unit_divisor)
        rate_fmt = slow if is_slow else fast
        postfix = (', ' + postfix if isinstance(postfix, str) else postfix) if postfix else ''
        left = (total - n) / rate if rate and total else 0
        elapsed_fmt, left_fmt = tqdm.format_interval(elapsed), tqdm.format_interval(left) if rate else '?'
        left_bar = (prefix if prefix[-2:] == ': ' else prefix + ': ') if prefix else ''
        right_bar = f'| {n_fmt}/{total_fmt} [{elapsed_fmt}<{left_fmt}, {rate_fmt}{postfix}]'
        if not total and not bar_format:
            start = prefix + ': ' if prefix and prefix[-2:] != ': ' else prefix
            return _cut(f'{start}{n_fmt}{unit} [{elapsed_fmt}, {rate_fmt}{postfix}]', ncols)
        percentage = n / total * 100 if total else 0
        left_bar += f'{percentage:3.0f}%|' if total else '|'
        if total and ncols == 0:
            return left_bar[:-1] + right_bar[1:]
        if bar_format and total and not prefix:
            bar_format = bar_format.replace('{desc}: ', '')
        bar_format = bar_format or '{l_bar}{bar}{r_bar}'
        values = dict(
            extra, n=n, n_fmt=n_fmt, total=total, total_fmt=total_fmt, elapsed=elapsed_fmt, elapsed_s=elapsed,
            ncols=ncols,
            desc=prefix or '', unit=unit, rate=inverse if is_slow else rate, rate_fmt=rate_fmt, rate_noinv=rate,
            rate_noinv_fmt=fast, rate_inv=inverse, rate_inv_fmt=slow, postfix=postfix, unit_divisor=unit_divisor,
            colour=colour, remaining=left_fmt, remaining_s=left, l_bar=left_bar, r_bar=right_bar, percentage=percentage)
        if '{eta' in bar_format:
            from datetime import datetime, timedelta
            values['eta'] = datetime.now() + timedelta(seconds=left) if left else datetime.fromtimestamp(0)
        signs = '  ' if not total else _ASCII if ascii is True else ascii or _UNICODE
        empty = _Bar(0, 0, signs, None)
        without = bar_format.format(bar=empty, **values)
        if not empty.asked:
            return _cut(without, ncols)
        width = max(1, ncols - _length(without)) if ncols else 10
        return _cut(bar_format.format(bar=_Bar(percentage / 100, width, signs, colour), **values), ncols)

    @property
    def format_dict(self):
        if not hasattr(self, 'unit'):
            return {'n': self.n, 'total': self.total, 'elapsed': 0, 'unit': 'it'}
        return {'n': self.n, 'total': self.total, 'ncols': self.ncols, 'nrows': self.nrows, 'prefix': self.desc,
                'elapsed': time.time() - self.start_t if hasattr(self, 'start_t') else 0, 'ascii': self.ascii,
                'unit': self.unit, 'unit_scale': self.unit_scale, 'bar_format': self.bar_format,
                'rate': self._dn() / self._dt() if self._dt is not None and self._dt() else None,
                'postfix': self.postfix, 'unit_divisor': self.unit_divisor, 'initial': self.initial,
                'colour': self.colour}

    def __str__(self):
        return self.format_meter(**self.format_dict)

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        n, last_n, last_t = self.n, self.last_print_n, self.last_print_t
        first, often = self.start_t + self.delay, self.mininterval
        try:
            for item in self.iterable:
                yield item
                n += 1
                if n - last_n >= self.miniters:
                    now = time.time()
                    if now - last_t >= often and now >= first:
                        self.update(n - last_n)
                        last_n, last_t = self.last_print_n, self.last_print_t
        finally:
            self.n = n
            self.close()

    def update(self, n=1):
        if self.disable:
            return None
        if n < 0:
            self.last_print_n += n
        self.n += n
        dn = self.n - self.last_print_n
        if dn < self.miniters:
            return None
        now = time.time()
        dt = now - self.last_print_t
        if dt < self.mininterval or now < self.start_t + self.delay:
            return None
        if self.smoothing and dt and dn:
            self._dn(dn)
            self._dt(dt)
        self.refresh()
        if self.dynamic_miniters:
            if self.maxinterval and dt >= self.maxinterval:
                self.miniters = dn * (self.mininterval or self.maxinterval) / dt
            elif self.smoothing:
                self.miniters = self._often(dn * (self.mininterval / dt if self.mininterval and dt else 1))
            else:
                self.miniters = max(self.miniters, dn)
        self.last_print_n, self.last_print_t = self.n, now
        return True

    def _print(self, text):
        length = _length(text)
        self.fp.write('\r' + text + ' ' * max(self._shown - length, 0))
        getattr(self.fp, 'flush', lambda: None)()
        self._shown = length

    def moveto(self, n):
        self.fp.write('\n' * n + '\x1b[A' * -n)
        getattr(self.fp, 'flush', lambda: None)()

    def display(self, msg=None, pos=None):
        pos = abs(self.pos) if pos is None else pos
        rows = self.nrows or _ROWS
        if pos >= rows:
            return False
        if pos == rows - 1 and (msg or msg is None):
            msg = ' ... (more hidden) ...'
        if pos:
            self.moveto(pos)
        self._print(str(self) if msg is None else msg)
        if pos:
            self.moveto(-pos)
        return True

    def refresh(self, nolock=False, lock_args=None):
        if self.disable:
            return None
        if nolock:
            self.display()
            return True
        with tqdm.get_lock():
            self.display()
        return True

    def clear(self, nolock=False):
        if self.disable:
            return
        pos = abs(self.pos)
        if pos < (self.nrows or _ROWS):
            self.moveto(pos)
            self._print('')
            self.fp.write('\r')
            self.moveto(-pos)

    def close(self):
        if getattr(self, 'disable', True):
            return
        self.disable = True
        pos = abs(self.pos)
        tqdm._forget(self)
        if not hasattr(self, 'start_t') or self.last_print_t < self.start_t + self.delay:
            return
        with tqdm.get_lock():
            if pos == 0 if self.leave is None else self.leave:
                # The rate of all of it.
                self._dt = None
                self.display(pos=0)
                self.fp.write('\n')
            elif self.display(msg='', pos=pos) and not pos:
                self.fp.write('\r')

    def __del__(self):
        self.close()

    def unpause(self):
        if not self.disable:
            now = time.time()
            self.start_t += now - self.last_print_t
            self.last_print_t = now

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = None if total == float('inf') else total
        if self.disable:
            return
        self.last_print_n = 0
        self.last_print_t = self.start_t = time.time()
        self._averages()
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
        pairs = dict(ordered_dict or {})
        pairs.update((key, kwargs[key]) for key in sorted(kwargs))
        shown = {key: self.format_num(value) if isinstance(value, (int, float)) else str(value)
                 for key, value in pairs.items()}
        self.postfix = ', '.join(f'{key}={value.strip()}' for key, value in shown.items())
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
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError('bool() undefined when iterable == total == None')
        return bool(self.iterable)

    def __contains__(self, item):
        return item in self.iterable

    def __reversed__(self):
        orig, self.iterable = self.iterable, reversed(self.iterable)
        return iter(self)

    def __hash__(self):
        return id(self)

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        """Prints something above the bars."""
        file = sys.stdout if file is None else file
        with tqdm.get_lock():
            terminal = (sys.stdout, sys.stderr)
            bars = [bar for bar in tqdm._others() if hasattr(bar, 'start_t') and (
                bar.fp is file or file in terminal and bar.fp in terminal)]
            for bar in bars:
                bar.clear(nolock=True)
            file.write(s)
            file.write(end)
            for bar in bars:
                bar.refresh(nolock=True)

    @classmethod
    def wrapattr(cls, *args, **kwargs):
        _gilscope.unsupported('tqdm.wrapattr')

    @classmethod
    def pandas(cls, *args, **kwargs):
        _gilscope.unsupported('tqdm.pandas')

    @classmethod
    def external_write_mode(cls, *args, **kwargs):
        _gilscope.unsupported('tqdm.external_write_mode')

    @classmethod
    def get_lock(cls):
        if not hasattr(tqdm, '_lock'):
            import threading
            tqdm._lock = threading.RLock()
        return tqdm._lock

    @classmethod
    def set_lock(cls, lock):
        tqdm._lock = lock


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


def __getattr__(name):
    if name in ('TMonitor', 'TqdmExperimentalWarning', 'TqdmMonitorWarning', 'TqdmSynchronisationWarning', 'cli',
                'gui', 'main', 'std', 'tgrange', 'tnrange', 'tqdm_gui', 'tqdm_notebook', 'tqdm_pandas', 'utils',
                'version'):
        _gilscope.unsupported(f'tqdm.{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
