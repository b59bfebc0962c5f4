"""Calls between Python and C (`Modules/_ctypes/callproc.c`, `callbacks.c`), and the libraries of the machine."""

import sys
import threading

import _ctypes_libc as libc
from _ctypes import (_SimpleCData, _Pointer, Array, ArgumentError, CArgObject, CFuncPtr, CType_Type, FUNCFLAG_PYTHONAPI,
                     FUNCFLAG_USE_ERRNO, PyCPointerType, PyCSimpleType, Structure, Union, addressof, read)
from _ctypes_memory import address_of_thing, place_text, thing_at
from _gilscope import unsupported
from _time import _nap

_FOLDER = '/usr/lib/x86_64-linux-gnu/'
# Handle: library.
_handles = {}
_errno = threading.local()


class _Library:
    def __init__(self, name, tables):
        self.name, self.tables = name, tables

    def find(self, name):
        for functions, _ in self.tables:
            if name in functions:
                return functions[name]
        for _, exists in self.tables:
            if exists(name):
                unsupported(f"{name} of the machine's {self.name.rsplit('/', 1)[-1]}")


def _in_python(name):
    return name.startswith(('Py', '_Py'))


_C, _M, _PYTHON = (libc.C, libc.is_in_libc), (libc.M, libc.is_in_libm), (libc.PYTHON, _in_python)
_LIBRARIES = {None: ('python3.15', _C, _M, _PYTHON), 'libc.so.6': (_FOLDER + 'libc.so.6', _C),
              'libm.so.6': (_FOLDER + 'libm.so.6', _M, _C)}
for _name in ('libpthread.so.0', 'libdl.so.2', 'librt.so.1'):
    _LIBRARIES[_name] = (_FOLDER + _name, _C)
# Libraries of the system that are not simulated.
_OTHERS = ('ld-linux', 'libz.so.1', 'libcrypt', 'libssl', 'libcrypto', 'libsqlite3', 'libexpat', 'libffi', 'libstdc++',
           'libgcc_s', 'libutil', 'libpython', 'libuuid', 'liblzma', 'libbz2', 'libncurses', 'libtinfo', 'libresolv')


def dlopen(name, mode):
    """Opens a library: its handle."""
    key = name
    if name is not None:
        folder, _, base = name.rpartition('/')
        if name == '':
            key = None
        elif folder in ('', '/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu'):
            key = base
    if key not in _LIBRARIES:
        import os
        if base.startswith(_OTHERS) or folder and os.path.exists(name):
            unsupported(f'the library {name}')
        raise OSError(f'{name}: cannot open shared object file: No such file or directory')
    title, *tables = _LIBRARIES[key]
    handle = 0x7f3a5b000000 + 0x40000 * list(_LIBRARIES).index(key)
    _handles[handle] = _Library(title, tables)
    return handle


def symbol(library, name, error):
    """A function of a library, by the library's object."""
    found = _handles[library._handle].find(name)
    if found is None:
        raise error(f'{_handles[library._handle].name}: undefined symbol: {name}')
    return found


class _Function:
    """A function of C: what it makes of numbers, and its types as letters: result, colon, parameters."""

    def __init__(self, name, entry):
        self.name = name
        types, self.run = entry
        self.result, _, self.params = types.partition(':')


class _Callback:
    """A function of Python that C may call."""

    def __init__(self, func, pointer):
        self.func, self.restype = func, getattr(pointer, '_restype_', None)
        self.argtypes = getattr(pointer, '_argtypes_', ())

    def __call__(self, *numbers):
        args = []
        for kind, number in zip(self.argtypes, numbers):
            if isinstance(number, float):
                args.append(number)
                continue
            size = kind._size_
            memory = bytearray((number & (1 << 64) - 1).to_bytes(8, 'little')[:size])
            args.append(read(kind, memory, 0, None))
        try:
            result = self.func(*args)
            if self.restype is None:
                return 0
            return _raw(self.restype(result) if not isinstance(result, self.restype) else result)[1]
        except BaseException as e:
            import types
            sys.unraisablehook(types.SimpleNamespace(
                exc_type=type(e), exc_value=e, exc_traceback=e.__traceback__, object=None,
                err_msg=f'Exception ignored while calling ctypes callback function {self.func!r}'))
            return 0


def _place(self, thing):
    self._mem_[self._at_:self._at_ + 8] = address_of_thing(thing).to_bytes(8, 'little')


def begin(self, *args):
    """`CFuncPtr(…)`: of an address, a function of Python, or a name and a library."""
    kind = type(self)
    self.argtypes = getattr(kind, '_argtypes_', None)
    if hasattr(kind, '_restype_'):
        self.restype = kind._restype_
    if not args:
        return
    first = args[0]
    if isinstance(first, tuple):
        name, library = first
        if not isinstance(name, str):
            unsupported('functions of C by number')
        _place(self, _Function(name, symbol(library, name, AttributeError)))
        if len(args) > 1 and args[1] is not None:
            unsupported('parameter flags (paramflags) of functions of C')
    elif isinstance(first, int):
        self._mem_[self._at_:self._at_ + 8] = first.to_bytes(8, 'little')
    elif callable(first):
        if self.argtypes is None:
            raise TypeError('cannot construct instance of this class: no argtypes')
        _place(self, _Callback(first, kind))
    else:
        raise TypeError('argument must be callable or integer function address')


def _raw(value):
    """A value as it goes into a register: `i` with an integer, or `d` with a float; and how wide it is."""
    if value is None:
        return 'i', 0, 8
    if isinstance(value, CArgObject):
        if value._tag in 'fd':
            return 'd', value._value, value._tag
        number = value._value
        if value._tag in 'cu':
            number = ord(number)
        return 'i', int(number), 8
    if isinstance(value, _SimpleCData):
        letter = value._type_
        if letter in 'fdg':
            return 'd', value.value, letter
        return 'i', int.from_bytes(value._bytes(), 'little', signed=letter in 'bhilq'), type(value)._size_
    if isinstance(value, (_Pointer, CFuncPtr)):
        return 'i', int.from_bytes(value._bytes(), 'little'), 8
    if isinstance(value, Array):
        return 'i', addressof(value), 8
    if isinstance(value, (Structure, Union)):
        unsupported('structures as arguments of functions of C')
    if isinstance(value, int):
        number = int(value) & 0xffffffff
        return 'i', number - (1 << 32) * (number >> 31), 4
    if isinstance(value, (bytes, str)):
        return 'i', place_text(value)[0], 8
    if hasattr(value, '_as_parameter_'):
        return _raw(value._as_parameter_)
    raise TypeError


def call(self, args):
    address = int.from_bytes(self._bytes(), 'little')
    if not address:
        raise ValueError('attempt to call a NULL function pointer')
    function = thing_at(address)
    argtypes = self.argtypes
    if argtypes is not None and len(args) < len(argtypes):
        some = f"{len(argtypes)} argument{'s' * (len(argtypes) != 1)}"
        raise TypeError(f'this function takes at least {some} ({len(args)} given)')
    if isinstance(function, _Callback) and len(args) > len(argtypes):
        some = f"{len(argtypes)} argument{'s' * (len(argtypes) != 1)}"
        raise TypeError(f'this function takes {some} ({len(args)} given)')
    raw = []
    kept = []
    for place, arg in enumerate(args):
        if argtypes is not None and place < len(argtypes):
            try:
                arg = argtypes[place].from_param(arg)
            except Exception as e:
                raise ArgumentError(f'argument {place + 1}: {type(e).__name__}: {e}') from None
        try:
            raw.append(_raw(arg))
        except TypeError:
            raise ArgumentError(f"argument {place + 1}: TypeError: Don't know how to convert parameter "
                                f'{place + 1}') from None
        kept.append(arg)
    restype = getattr(self, 'restype', None)
    if isinstance(function, _Callback):
        result, kind = function(*(number for _, number, _ in raw)), 'l'
    else:
        result, kind = _run(function, raw, type(self)._flags_), function.result
    result = _result(restype, result, kind, function)
    errcheck = getattr(self, 'errcheck', None)
    return result if errcheck is None else errcheck(result, self, args)


def _run(function, raw, flags):
    name, params = function.name, function.params
    many = params.endswith('*')
    params = params.rstrip('*')
    if len(raw) < len(params):
        unsupported(f'a call of {name} in C with too few arguments')
    numbers = []
    for letter, (kind, number, width) in zip(params, raw):
        if (kind == 'd') != (letter in 'df') or kind == 'd' and letter != width:
            unsupported(f'a call of {name} in C with arguments of other types than it has (set its argtypes)')
        if kind == 'i':
            bits = 32 if letter in 'iu' else 64
            number &= (1 << bits) - 1
            if letter in 'il' and number >> bits - 1:
                number -= 1 << bits
        numbers.append(number)
    if many:
        numbers.append([(kind, number) for kind, number, _ in raw[len(params):]])
    releases = not flags & FUNCFLAG_PYTHONAPI
    if name in libc.SLEEPS:
        numbers.insert(0, releases)
    elif releases:
        # Around the call the interpreter's lock is free.
        _nap(0, True)
    result = function.run(*numbers)
    if libc.errno[0]:
        if flags & FUNCFLAG_USE_ERRNO:
            _errno.number = libc.errno[0]
        libc.errno[0] = 0
    return 0 if result is None else result


def _result(restype, value, kind, function):
    if restype is None:
        return None
    if not isinstance(restype, CType_Type):
        return restype(_signed(value, 32) if isinstance(value, int) else value)
    is_float = isinstance(restype, PyCSimpleType) and restype._type_ in 'fd'
    if is_float != (kind in 'df') or is_float and restype._type_ != kind:
        if isinstance(function, _Callback):
            return value
        unsupported(f'a call of {function.name} in C whose result has another type (set its restype)')
    if is_float:
        return value if restype._plain_ else restype(value)
    if restype._size_ == 8 and kind == 'i' and value < 0:
        unsupported(f'a negative result of {function.name} in C, which is an int, as a longer type')
    memory = bytearray((value & (1 << 64) - 1).to_bytes(8, 'little'))
    return read(restype, memory[:restype._size_], 0, None)


def _signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) * (value >> bits - 1)


def get_errno():
    return getattr(_errno, 'number', 0)


def set_errno(number, /):
    old = get_errno()
    _errno.number = number
    return old


def address(value):
    """What a function that takes `void *` is given."""
    if isinstance(value, int):
        return value
    try:
        return _raw(value)[1]
    except TypeError:
        raise ArgumentError(f"argument 1: TypeError: '{type(value).__name__}' object cannot be interpreted as "
                            'ctypes.c_void_p') from None


def cast(obj, kind):
    if isinstance(obj, (float, _SimpleCData)) and getattr(obj, '_type_', 'd') not in 'PzZO':
        raise ArgumentError(f"argument 1: TypeError: '{type(obj).__name__}' object cannot be interpreted as "
                            'ctypes.c_void_p')
    if not isinstance(kind, CType_Type) or not (isinstance(kind, PyCPointerType) or issubclass(kind, CFuncPtr)
                                                 or isinstance(kind, PyCSimpleType) and kind._type_ in 'sPzUZX'):
        name = kind.__name__ if isinstance(kind, type) else kind
        raise TypeError(f'cast() argument 2 must be a pointer, not {name}')
    made = kind.__new__(kind)
    made._mem_[0:8] = (address(obj) & (1 << 64) - 1).to_bytes(8, 'little')
    made._kept(obj, 'cast')
    return made
