"""The names of `sys` that no run needs at its start; `sys.__getattr__` finds them here.

`getsizeof` knows the sizes that follow from a value; what depends on how a container grew ends the run.
"""

import sys

import _gilscope


class _Struct(tuple):
    """Named values, printed as C's named sequences are."""

    def __repr__(self):
        fields = ', '.join([f'{name}={value!r}' for name, value in zip(self._names, self)])
        return f'sys.{type(self).__name__}({fields})'

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'sys.{type(self).__name__}' object has no attribute {name!r}")


def _struct(kind, /, **fields):
    kind = type(kind, (_Struct,), {'__module__': 'sys', '_names': tuple(fields)})
    return kind(fields.values())


float_info = _struct('float_info', max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308,
                     min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53,
                     epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _struct('int_info', bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                   str_digits_check_threshold=640)
hash_info = _struct('hash_info', width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003,
                    algorithm='siphash13', hash_bits=64, seed_bits=128, cutoff=0)
thread_info = _struct('thread_info', name='pthread', lock='pymutex', version='NPTL 2.43')
hexversion = 0x030f02f0
api_version = 1013
maxunicode = 0x10ffff
copyright = 'Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.'
float_repr_style = 'short'
abiflags = '' if sys._is_gil_enabled() else 't'
base_prefix = exec_prefix = base_exec_prefix = '/usr'
platlibdir = 'lib'
pycache_prefix = None
dont_write_bytecode = False


class _Implementation:
    """Names of this implementation."""

    def __init__(self):
        self.name = 'cpython'
        self.cache_tag = 'cpython-315'
        self.version = sys.version_info
        self.hexversion = hexversion
        self._multiarch = 'x86_64-linux-gnu'
        self.supports_isolated_interpreters = True

    def __repr__(self):
        return f'namespace({", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()])})'


implementation = _Implementation()


UnraisableHookArgs = type('UnraisableHookArgs', (_Struct,), {
    '__module__': 'sys', '_names': ('exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object')})


def unraisablehook(unraisable, /):
    """Write it to sys.stderr."""
    import traceback
    sys.stderr.write(f'{unraisable.err_msg or "Exception ignored in"}:\n')
    traceback.print_exception(unraisable.exc_value)


__unraisablehook__ = unraisablehook


def getdefaultencoding():
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def getfilesystemencodeerrors():
    return 'surrogateescape'


def get_int_max_str_digits():
    return 4300


def gettrace():
    return None


def getprofile():
    return None


def audit(event, /, *args):
    """Nobody listens."""


def displayhook(object, /):
    """Write the representation of a value, as the prompt does."""
    if object is not None:
        sys.stdout.write(f'{object!r}\n')


_FUNCTION = type(lambda: 0)


def _of_text(text):
    widest = max(map(ord, text), default=0)
    if widest < 128:
        return 41 + len(text)
    if len(text) == 1 and widest < 256:
        return 61
    return 57 + len(text) if widest < 256 else 58 + 2 * len(text) if widest < 65536 else 60 + 4 * len(text)


def _of_instance(kind):
    """The bytes of an instance of a program's own class; None if a base has a layout of its own."""
    slots, room = 0, 16
    for cls in kind.__mro__[:-1]:
        if cls.__module__ in ('abc', 'typing'):
            continue
        if (getattr(sys.modules.get(cls.__module__), '__file__', None) or '/usr/lib/').startswith('/usr/lib/'):
            return None
        names = cls.__dict__.get('__slots__')
        if names is None:
            room = 32
        else:
            names = (names,) if isinstance(names, str) else tuple(names)
            if '__dict__' in names or '__weakref__' in names:
                return None
            slots += len(names)
    return 16 + room + 8 * slots


def getsizeof(object, default=None):
    """How many bytes an object takes."""
    kind = type(object)
    if kind is int or kind is bool:
        return 24 + 4 * max(1, (object.bit_length() + 29) // 30)
    if kind is float:
        return 24
    if kind is complex:
        return 32
    if object is None or object is Ellipsis or object is NotImplemented:
        return 16
    if kind is str:
        return _of_text(object)
    if kind is bytes:
        return 33 + len(object)
    if kind is tuple:
        return 48 + 8 * len(object)
    if kind in (list, dict, set, frozenset) and (size := _gilscope.room(object)):
        return size
    if kind is range:
        return 48
    sizeof = kind.__dict__.get('__sizeof__')
    if sizeof is not None and kind.__module__ != 'builtins':
        # What stands before an object in memory: of the collector, and where attributes and references are.
        return sizeof(object) + (32 if hasattr(object, '__dict__') else 16)
    if kind.__mro__ == (kind,):
        return 16
    size = _of_instance(kind)
    if size is not None:
        return size
    if kind is _FUNCTION:
        return 168
    _gilscope.unsupported(f'sys.getsizeof() of such a {kind.__name__}')
