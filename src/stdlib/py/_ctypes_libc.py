"""Some of glibc's functions and of CPython's own, for `ctypes`; each with its types: result, colon, parameters.

i, u: int; l, L: long; p: an address; d, f: floating point; v: nothing; `*`: more of any type. Where memory that no
object of ctypes has is read, the run ends, as does the program in CPython (SIGSEGV).
"""

import math
import os
import sys
import threading
import time

from _ctypes_memory import find, place_text, start_of, text_at, thing_at
from _gilscope import unsupported
from _thread import _call_soon
from _time import _nap

errno = [0]


def _write(address, data):
    memory, at = find(address)
    if at + len(data) > len(memory):
        unsupported('writing behind the end of an object in C')
    memory[at:at + len(data)] = data


def _load(address, length):
    memory, at = find(address)
    if at + length > len(memory):
        unsupported('reading behind the end of an object in C')
    return bytes(memory[at:at + length])


# Text.

def _strtol(text, base=10):
    text = text.lstrip(b' \t\n\v\f\r')
    end = 1 if text[:1] in (b'+', b'-') else 0
    while text[end:end + 1].isdigit():
        end += 1
    digits = text[:end]
    value = int(digits) if digits.strip(b'+-') else 0
    return max(-1 << 63, min(value, (1 << 63) - 1))


def _atof(text):
    import re
    found = re.match(rb'\s*([+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf(inity)?|nan))', text, re.I)
    return float(found[1]) if found else 0.0


def _compare(a, b):
    for x, y in zip(a + b'\0', b + b'\0'):
        if x != y:
            return x - y
    return 0


def _found(address, at):
    return address + at if at >= 0 else 0


def _strncpy(to, source, length):
    _write(to, text_at(source)[:length].ljust(length, b'\0'))
    return to


def _put(to, data):
    _write(to, data + b'\0')
    return to


def _is(test):
    return lambda code: int(0 <= code < 128 and test(chr(code)))


def _format(pattern, args):
    """What `printf` makes of its arguments."""
    import re
    args = iter(args)

    def one(found):
        flags, width, dot, precision, letter = found[1], found[2], found[3], found[4], found[6]
        if letter == b'%':
            return b'%'

        def number():
            try:
                kind, value = next(args)
            except StopIteration:
                unsupported('printf in C with too few arguments')
            if (kind == 'd') != (letter in b'eEfFgGaA'):
                unsupported('printf in C with an argument of another type')
            return value

        if width == b'*' or precision == b'*':
            unsupported('* in a format of printf in C')
        bits = 64 if b'l' in found[5] or found[5] in (b'z', b'j', b't') else 32
        spec = '%' + (flags + width + dot + precision).decode()
        if letter == b'c':
            return bytes([number() & 255]).rjust(int(width or 0))
        if letter == b's':
            address = number()
            text = text_at(address) if address else b'(null)'
            text = text[:int(precision or 0)] if dot else text
            return text.ljust(int(width or 0)) if b'-' in flags else text.rjust(int(width or 0))
        if letter == b'p':
            address = number()
            text = f'0x{address & (1 << 64) - 1:x}' if address else '(nil)'
            return text.rjust(int(width or 0)).encode()
        if letter in b'eEfFgG':
            return ((spec + letter.decode()) % number()).encode()
        value = number() & (1 << bits) - 1
        if letter in b'di' and value >> bits - 1:
            value -= 1 << bits
        made = (spec + {b'i': 'd', b'u': 'd'}.get(letter, letter.decode())) % value
        return made.replace('0o', '0').encode()

    pattern = re.sub(rb'%([-+ #0]*)(\*|\d*)(\.?)(\*|\d*)(hh|h|ll|l|z|j|t|L)?([diouxXeEfFgGaAcspn%])', lambda found: (
        unsupported('such a format of printf in C') if found[6] in b'naA' else one(_Match(found))), pattern)
    return pattern


class _Match:
    def __init__(self, found):
        self._groups = [group or b'' for group in (found[0], *found.groups())]

    def __getitem__(self, index):
        return self._groups[index]


# Output, which C buffers for itself.

_out = bytearray()


def _flush(*_):
    if _out:
        data = bytes(_out)
        _out.clear()
        os.write(1, data)
    return 0


def _last_flush():
    if _out:
        sys.stdout.flush()
        _flush()


def _output(data):
    if not _out:
        import atexit
        atexit.unregister(_last_flush)
        atexit.register(_last_flush)
    _out.extend(data)
    if sys.stdout.isatty():
        # Up to the last end of a line.
        end = _out.rfind(b'\n') + 1
        rest = bytes(_out[end:])
        if end:
            del _out[end:]
            _flush()
            _out.extend(rest)
    elif len(_out) >= 4096:
        _flush()
    return len(data)


def _putchar(code):
    _output(bytes([code & 255]))
    return code & 255


def _sprintf(to, pattern, args):
    data = _format(text_at(pattern), args)
    _put(to, data)
    return len(data)


def _snprintf(to, size, pattern, args):
    data = _format(text_at(pattern), args)
    if size:
        _put(to, data[:size - 1])
    return len(data)


# Chance: the additive generator of glibc.

_state = []


def _srand(seed):
    seed = seed or 1
    numbers = [seed]
    for _ in range(30):
        last = numbers[-1] - (1 << 32) * (numbers[-1] >> 31)
        # As in C, the quotient is rounded to zero.
        high, low = abs(last) // 127773, abs(last) % 127773
        if last < 0:
            high, low = -high, -low
        word = 16807 * low - 2836 * high
        numbers.append(word + 2147483647 if word < 0 else word)
    numbers += numbers[:3]
    for i in range(34, 344):
        numbers.append((numbers[i - 31] + numbers[i - 3]) & 0xffffffff)
    _state[:] = numbers[-31:]


def _rand():
    if not _state:
        _srand(1)
    word = (_state[0] + _state[28]) & 0xffffffff
    del _state[0]
    _state.append(word)
    return word >> 1


# Time and processes.

def _sleep_for(ns, releases):
    """How much is left, in ns, when a signal has ended it."""
    end = time.monotonic_ns() + ns
    _nap(ns, releases)
    return max(end - time.monotonic_ns(), 0)


def _sleep(releases, seconds):
    return _sleep_for(seconds * 10**9, releases) // 10**9


def _usleep(releases, microseconds):
    if _sleep_for(microseconds * 1000, releases):
        errno[0] = 4
        return -1
    return 0


def _nanosleep(releases, wanted, rest):
    data = _load(wanted, 16)
    seconds, ns = int.from_bytes(data[:8], 'little', signed=True), int.from_bytes(data[8:], 'little', signed=True)
    if seconds < 0 or not 0 <= ns < 10**9:
        errno[0] = 22
        return -1
    left = _sleep_for(seconds * 10**9 + ns, releases)
    if left:
        if rest:
            _write(rest, (left // 10**9).to_bytes(8, 'little') + (left % 10**9).to_bytes(8, 'little'))
        errno[0] = 4
        return -1
    return 0


def _time(place):
    now = int(time.time())
    if place:
        _write(place, now.to_bytes(8, 'little'))
    return now


def _syscall(number, args):
    if number == 186:
        return threading.get_native_id()
    if number == 39:
        return os.getpid()
    unsupported(f'syscall({number}) in C')


def _getenv(name):
    value = os.environ.get(os.fsdecode(text_at(name)))
    return 0 if value is None else place_text(os.fsencode(value))[0]


def _yield():
    _nap(0, True)
    return 0


def _malloc(size):
    return start_of(bytearray(max(size, 1)))


def _realloc(old, size):
    new = _malloc(size)
    if old:
        memory, at = find(old)
        kept = bytes(memory[at:])[:size]
        _write(new, kept)
    return new


def _move(to, source, length):
    if length:
        _write(to, _load(source, length))
    return to


def _set(to, byte, length):
    if length:
        _write(to, bytes([byte & 255]) * length)
    return to


def _qsort(base, count, size, compare):
    """A merge sort, as glibc's is; the function sees copies."""
    compare = thing_at(compare)
    data = _load(base, count * size)
    items = []
    for i in range(count):
        memory = bytearray(data[i * size:(i + 1) * size])
        items.append((start_of(memory), memory))

    def sort(items):
        if len(items) < 2:
            return items
        middle = len(items) // 2
        left, right, merged = sort(items[:middle]), sort(items[middle:]), []
        i = j = 0
        while i < len(left) and j < len(right):
            answer = compare(left[i][0], right[j][0]) & 0xffffffff
            if answer == 0 or answer >> 31:
                merged.append(left[i])
                i += 1
            else:
                merged.append(right[j])
                j += 1
        return merged + left[i:] + right[j:]

    _write(base, b''.join(bytes(memory) for _, memory in sort(items)))


def _asked(function):
    """A call of the system: -1 and a number of an error where Python raises."""
    def run(*args):
        try:
            return function(*args) or 0
        except OSError as e:
            errno[0] = e.errno
            return -1
    return run


def _path(function):
    return _asked(lambda path, *args: function(os.fsdecode(text_at(path)), *args))


def _read(descriptor, to, length):
    data = os.read(descriptor, length)
    _write(to, data)
    return len(data)


def _open(path, flags, args):
    return os.open(path, flags, args[0][1] if args else 0o777)


C = {
    'open': ('i:pi*', _path(_open)), 'close': ('i:i', _asked(os.close)), 'read': ('l:ipL', _asked(_read)),
    'write': ('l:ipL', _asked(lambda descriptor, data, length: os.write(descriptor, _load(data, length)))),
    'access': ('i:pi', _asked(lambda path, mode: os.stat(os.fsdecode(text_at(path))) and 0)),
    'unlink': ('i:p', _path(os.unlink)),
    'mkdir': ('i:pu', _path(os.mkdir)), 'rmdir': ('i:p', _path(os.rmdir)),
    'abs': ('i:i', lambda n: n if n == -1 << 31 else abs(n)), 'labs': ('l:l', abs), 'llabs': ('l:l', abs),
    'atoi': ('i:p', lambda p: (_strtol(text_at(p)) + (1 << 31)) % (1 << 32) - (1 << 31)),
    'atol': ('l:p', lambda p: _strtol(text_at(p))), 'atoll': ('l:p', lambda p: _strtol(text_at(p))),
    'atof': ('d:p', lambda p: _atof(text_at(p))),
    'strlen': ('l:p', lambda p: len(text_at(p))),
    'strcmp': ('i:pp', lambda a, b: _compare(text_at(a), text_at(b))),
    'strncmp': ('i:ppL', lambda a, b, n: _compare(text_at(a)[:n], text_at(b)[:n])),
    'strcpy': ('p:pp', lambda to, p: _put(to, text_at(p))), 'strncpy': ('p:ppL', _strncpy),
    'strcat': ('p:pp', lambda to, p: _put(to, text_at(to) + text_at(p))),
    'strchr': ('p:pi', lambda p, c: _found(p, (text_at(p) + b'\0').find(c & 255))),
    'strrchr': ('p:pi', lambda p, c: _found(p, (text_at(p) + b'\0').rfind(c & 255))),
    'strstr': ('p:pp', lambda p, q: _found(p, text_at(p).find(text_at(q)))),
    'strdup': ('p:p', lambda p: place_text(text_at(p))[0]),
    'toupper': ('i:i', lambda c: c - 32 if 97 <= c <= 122 else c),
    'tolower': ('i:i', lambda c: c + 32 if 65 <= c <= 90 else c),
    'printf': ('i:p*', lambda p, args: _output(_format(text_at(p), args))),
    'puts': ('i:p', lambda p: _output(text_at(p) + b'\n')), 'putchar': ('i:i', _putchar), 'fflush': ('i:p', _flush),
    'sprintf': ('i:pp*', _sprintf), 'snprintf': ('i:pLp*', _snprintf),
    'rand': ('i:', _rand), 'srand': ('v:u', _srand), 'random': ('l:', _rand), 'srandom': ('v:u', _srand),
    'sleep': ('u:u', _sleep), 'usleep': ('i:u', _usleep), 'nanosleep': ('i:pp', _nanosleep), 'time': ('l:p', _time),
    'getpid': ('i:', os.getpid), 'getppid': ('i:', os.getppid), 'getuid': ('u:', os.getuid),
    'getgid': ('u:', os.getgid), 'geteuid': ('u:', os.geteuid), 'getegid': ('u:', os.getegid),
    'gettid': ('i:', threading.get_native_id),
    'syscall': ('l:l*', _syscall), 'pthread_self': ('l:', threading.get_ident), 'sched_yield': ('i:', _yield),
    'getenv': ('p:p', _getenv), 'strerror': ('p:i', lambda n: place_text(os.strerror(n).encode())[0]),
    'malloc': ('p:L', _malloc), 'calloc': ('p:LL', lambda n, size: _malloc(n * size)), 'realloc': ('p:pL', _realloc),
    'free': ('v:p', lambda p: None), 'memcpy': ('p:ppL', _move), 'memmove': ('p:ppL', _move), 'memset': ('p:piL', _set),
    'memcmp': ('i:ppL', lambda a, b, n: _compare(_load(a, n), _load(b, n))), 'qsort': ('v:pLLp', _qsort),
}
SLEEPS = ('sleep', 'usleep', 'nanosleep')


def _real(function):
    """C answers with NaN or infinity where Python raises."""
    def run(*numbers):
        try:
            return float(function(*numbers))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf
    return run


def _log(function):
    return lambda x: -math.inf if x == 0 else function(x)


def _keep(function):
    return lambda x: x if math.isinf(x) or math.isnan(x) or x == 0 else math.copysign(function(x), x)


def _half_away(x):
    whole = math.trunc(x)
    return whole + math.copysign(1, x) if abs(x - whole) >= 0.5 else whole


M = {name: ('d:d', _real(getattr(math, name))) for name in (
    'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'exp', 'fabs', 'expm1',
    'erf', 'erfc')}
M.update({name: ('d:d', _real(_keep(getattr(math, name)))) for name in ('floor', 'ceil', 'trunc')})
M.update({name: ('d:d', _real(_log(getattr(math, name)))) for name in ('log', 'log2', 'log10')})
M.update({'round': ('d:d', _real(_keep(_half_away))), 'pow': ('d:dd', _real(math.pow)),
          'fmod': ('d:dd', _real(math.fmod)), 'atan2': ('d:dd', _real(math.atan2)),
          'hypot': ('d:dd', _real(math.hypot)),
          'fmax': ('d:dd', lambda x, y: y if x != x else x if y != y else max(x, y)),
          'fmin': ('d:dd', lambda x, y: y if x != x else x if y != y else min(x, y))})


def _raise_later(error):
    def raise_it():
        if isinstance(error, type) and issubclass(error, BaseException):
            raise error
        raise SystemError(f'_PyErr_SetObject: exception {error!r} is not a BaseException subclass')
    return raise_it


def _set_async_exc(ident, error):
    """Has another thread raise an exception; or nothing any more."""
    if ident not in threading._active:
        return 0
    _call_soon(ident, _raise_later(thing_at(error)) if error else None)
    return 1


PYTHON = {
    'PyThreadState_SetAsyncExc': ('i:Lp', _set_async_exc),
    'Py_GetVersion': ('p:', lambda: place_text(sys.version.encode())[0]),
    'PyGILState_Check': ('i:', lambda: 1), 'Py_IsInitialized': ('i:', lambda: 1),
}

# Which names glibc has, told by four bits of a table each: of a hundred other names, two are taken for its own.
_NAMES = (
    'ECNFwLp4FyK7JYhwCI4JraLNYJkID8b5kTsAAcCAstCoIEX-fbDXAiQBEIEpA+kNjM0mlf8CQklAoMSONWRqApA9amP+7AQocUZghC4U-VYWXoCh'
    'MViFy13BAMpAfKEE3qK2gheGYjHAuYGCWGJMBYVgJqdYRII5VSTAXVFgVB6aznKFmaiw6iIugwB4neWCCDNJEgAIZ9I8KEwJBkAD1hgUR2gZtwqu'
    '8gkgDABFMLLXBhMojIAuHtyUAFWhToQAEhnBAoAjN4QidsFedENgMKWKoCQuQYJJNMoh1mADhSwPACh+gwH02pJJXilICsMO0UIBimKAIKyEAABl'
    'RNQgRYm6SwQbAUESKFmGCoAARD34VkjUsFgyuFKAAAgaRYt3xQklVmFEUHrLxLGUho8d80EjDtUQEE0pAxEJAQWSQBh0y8zTHSCGmJAgAGZAOiwC'
    'FNJl2IymRmc4h0GUUShQLYsUzlZoHiLhAABCIKJwYSihFEIjgYBkRgCjAWEhlK+CpMKAIsMYilZFEzI4MlMw4KjIArBfhxq0oAMLckbWU0kUdicB'
    'MeSMUaaAMBGJGOA0j8Abol7JNCMIu2g4AQCTPXJBhwlYgY1fHBhS0GBJBqokpcBGryel1KZg2aJxBAoAKguEMeIZRhIEAQAFQhAGCAASGEGB9wox'
    'b9PVRCEKtA0Mi4EnAARA1hABYMCSOwKAFZUFEAiAqZ6HByADEICAMYg1FtMzQ0sHOUkgpYkIjfquH9IEQQMYAAUqkVHAKLmRSo2RBx41qmDqABDL'
    'TGfzUIAfTKFEKLRzCTkDR8ORY1hSSZBMooQnEiIggWR4ypMAiDRlGcXIJOQMpQROYoicOZABAIAiwgFEcR1ZRApkxsRpi4IpMArAe4pQGYofvAm6'
    'QIVCLhgyoiI4MXlAytSBSAaRhmQJCjHITakhBMcCJo0+vHZSJrgCq3BFIBACbAiweJ0po6TLaH1ntQsrIGgUfHMChAgCCB9xsFAjIY4CIsx6BJmi'
    'zaCkDAFQIBAVKhA3ScOA0INhl0E6EC8UjhVlhQBzAjCYo4ABKhKECGQKE0BDSMVkAAOqsrwJg4AiKRIDbkNetSIQzlEAYoAUWLk6Yq-fFQzHKJBI'
    'MNU6gMhZ1ZAaNrNWYqIFuAFXAAqJIQRRQcg0kBBIDrJGJXGsBBNAFiACLuUi4WiTmZRcektm4NfheApE7QzxCiJUOBQIDtDFiBHQhas5ChUQQuDU'
    'kDIIV4CApJYSgEAHDiZILIIhBDEgUNcoTLZAA6BIhWUJckRAGbGHUT4kFHA6SUVQAcciBECMGiI01ABg9uIgCbAZ6hAKJTECRHA8QaJDT8UCxBSA'
    'NgFAqCaJk4D0AwPOEhkw14G6KhXGQmRAOxUWAnFEAA4YCJB1QyKMABHo5goS40hAAWpkghLA3h1GIAJMyn8IoKcgvzTARhMRw+CDOYDkwkz5-FsL'
    'VQhBLO0jLAIlkH00TwqJkD8JRIiDAamAXkoEPoDHUiR4eDREypmvE0GQ-UCFATBEJBKXKIZeCIBwLE7EHYhtBTYNSqICBOyVAcFFBkUIwJCygejJ'
    'BqCsJ0jIF0gWSDOsoS0GutkphnFogWDm4JBACAghjECihQFfMSXgKgcBWKEygv6QAQhDXgEVF6lQFEJlCsHQYB0wcyDkMBMKASAOMoRIAHACQoOW'
    'CAtGCRy9pLAkRYPFAiMlpkoFgEAjHo2BfeIthCEEHD+gQEBFxC9UdciAAIQMmiAILkYwpXQSbEuqwIgUJrdsoCI2GAlBAtIyDVCyTAHEIvQKYuQM'
    'AANxQlyjpeiCIIDYAYklCUxY0EIjBkYQgMHRHAaMErGSLlOuASxI4JYADhGKFYwdbQbiG+IYcpBUU8qJeHVRjaSEVOWsEGQCVgAwt0ISgAiSTRKI'
    '4CCBDoTMDAAALQUibJIIg0AqkEAIlAsCMEbCAD8QSCmJEhEoK0FIBmAAxZ1iQRfcIyQ2IEREgTDFWmZPgKQdCG5w6Cg6GYiS7SgAUMqSUIJpICUd'
    '20gVXjcmqF6ct1VACrAUQQLgMoRAZxiE+SigK8iJ31F3GESUUcYFTejICAFQKfRNGKBZZZxBAQDGCCBNUEQcsIJQFaU+BQhFgm1ACArrAAuxKaQA'
    'EqIpgfFmISDr1CZEhkpVgIkNaBTAMJRosMmExANYaCODgKl8Ujd36DSvFIUBYAJMcgGhK24GYiyDA1ENQimYQGECjcGoICDHyIQAUF6xQRMJM2xb'
    'VaAi5pPOpRg3BVAaYsAQoSAxHCi4gjDCo1JAoHmBr0aE4qgZApXqcAZACCokAhwPaFxTEzWhKUAKBNIQrCYBBCAeFkEmEAqEgciEhHQgEiEIoAFK'
    'AZVAfUNDLZKDySEaGFBQgAUhlcUAvtRDBkkghJAZ7wRIOpBBBOXuwGKJp4mBsDiAGAawA6kwoLR4QGAcqFUA3A0AYMBHhOEARBqfQOAfwgsIPwvc'
    'LUsQDQpSKLgEMUBYDUNtF8GZSaBMg0wEysAAaSSAJRIOGEqMFOgIlQMPQPgwAqYAHijBnAB8FiQlTFVyZYYeYiRgUgAAxUDZCFiXMB4JkJgMAgRS'
    'QooI6G3A8jQVVlg4xxQaCbvAGBEkF6WCGTEgA4ywNJKAUgTG6ERyVVyJMsAmAI68SAnQ0zhBkZC+lxWIXyHCSh40FBqABgRJsAWSE2Ac1AT7KPFA'
    'VQSuqKSCEHbXCuoWilIjIRJQoOl6UFwAAFMCNBUSMQkHcTAFQzQJsRgVGDRFUUmRB4W5gpABQ5JngRBANoCLkJ4hDCDgOYUrgholRA5VsVLCHUiQ'
    'AAEgAWgggIc8uUDZojgnGIWLwwCxSwAR4CQFwmAjqKFhpKow1yXCGYvefkDnQCpA9Q1GR5AykTYjSBAoKqYcgaAw1IQVIoICKwEHsABBAAOhMAcN'
)
_MATHS = (
    'oAHBKgGSMUUFgiqGI2oYNAo4avqIUABBEpEniRnQ1gigcQVGCbBEdLIDkGAAKHkEEKDIpKMI4qdwJQtUgFlQGoSAUFYfbcoJAgyUI6TtAlBCB82q'
    'AtKY-4UUdSEBcyEsDexoHQQ5CPABEEkjH70DuWQBniIKEDEBCUhAvamMsMArPBtKIEAJiJSayglBAFulGmiCBAdRAgvA8EKRgpDdGzCQEQfLC4ff'
    '95SKOFVJEScQxCVJpMGnlkJgAeybqsnEcgMEYBAgsr4OAGPIhXK96YAda6EgWh0cAICAQoIMijnEun5lAQEzQBhvUU0S0gRkBXIIlCDMHtK-sBHg'
    'kCWIlHhMDCLE6OrggM9qok4iXhSMR0gJGtLAQIRGggA2vfI14YPQA1igKWA7aQAFcbgRiCgVpJdUChCFHigAEEA0DBxIpWLQS1DUgAWBAY+lIIDi'
    'gNu6gtOC2pBAF4ZBSYCJKDAAVQmo7JUwuzeGejwEO0duYxxI4y0lQhAu9USg-WqGScwEmwqgoIqGKkFgCoXBgjgglAgUDr4nVwKg9g8KgRIJWqsE'
    'AAyXQFo4KIIJGLCRRJ2uxG-LohAThIAIBZaBtAliRFQ0ZCBhbDQFDeiRDXoCC1VWFAz0WBwJTIuIAHxZWm40oNZLCQSzflRoUAiKXB4YA4LIcgcp'
    '3iououJClYqYRVFQKE4gAiEgBVFqTUabUAJlEUgOJgCU5QF1wQJiQAzEBGjiAsAAAeayCKyD+-JzBlHgQR4OagUMAgChdhWjANdIVBHYl8GIQCAQ'
    'gSVQKtkBi0FAZChx5ABYRYEfBYTWhhAgBwEjsLoTddA5gXVB0w066CEhYiICQBAeWghKcQiES4QQmpGoI5MQWJ6AFBEcwpmjEBCjMuHCUjkEIAQW'
    'FhBCWAT6SRDBK5CgQhAoQ1qUvRBgQYANFFKXXqaiqfAmAJQJK2dcR0CCmLEjTgAGDYiA6I9hyeCIoCKCIAQJADhQhB-aphAMkFkkAKQhRIMrSAAa'
    'IWFNmeTDAxBZgwNQJQCkAEJAUFdAYaYMKAZYCSFQRA5xkAyhIhCAHCBQNwGIlgB+nFrGAjHQHtFR+LgGOAhSfGAD0gRxAWDiPAwAOS6LILAAj4JA'
    'cJSADUAuJQQHuAtCqaoI7jiadmBwY1MNOajqAQB0kI66QGEAB0GkJDsogwyqCvpzAY1r-gH6NBqp1KqGQMQ4gQAEIQEw9OsC6XEB2zArGrAI2Ydu'
    'kZHLYdkD0h+BGDgWDBwsRKXQCRoI1BKsASiCAieZWpDgQjCDNC1GGAVPZpkVlmQlSIUpsDNDaIIAIEAKU8EQgIEm0wsAaWNzMUDVA4AkEkaFEdBE'
    'wCERtAN4sPDy6RNBkBAAZhI0IAMCvDWEBs2mmghDXn6IoAHwLBO1fDAUCiAmqChBwzEAYmjxHAxM2zyDIAHI0CNw1o4kRwanAUNbjMJ92SDANJ3A'
    'mRCcONBtDRgR13wgQMKhCYpxxAdNgaAAwGgiQF66QTQowtAAZCCeUgaiGSawAgFxIk-4GEcEYzEBkRyVQkA4c3hgopvqJkIAEjjD5okAquZKpSA8'
    'CnGz6LIiCtrCsAEKAAgmLY8Aki-JQOHmHIQLVESqPgUIMgCGhDlAgPwgzAALiImA-gzCIIlnaAlxEGg6q2hEmmEwCgTLNoaCAqRI0CAsKSgxAhAN'
    'gEwRg4eIRFRFZyLRQpxMRgq8kklIPgdJTTBAyCAWQdIBkHl'
)


def _is_in(name, table):
    number = int.from_bytes(name.encode(), 'little')
    bits = len(table) * 6
    for divisor in (1000003, 1000033, 1000037, 1000039):
        at = number % divisor % bits
        if not _DIGITS.find(table[at // 6]) >> at % 6 & 1:
            return False
    return True


_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'


def is_in_libc(name):
    return name.startswith('_') or _is_in(name, _NAMES)


def is_in_libm(name):
    return _is_in(name, _MATHS)
