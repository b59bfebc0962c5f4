"""Values, functions and libraries of C. What CPython has in C itself is in `_ctypes`; the libraries are simulated."""

import os as _os
import sys as _sys

from _ctypes import (ArgumentError, Array, BigEndianStructure, BigEndianUnion, CField, CFuncPtr as _CFuncPtr, POINTER,
                     RTLD_GLOBAL, RTLD_LOCAL, SIZEOF_TIME_T, Structure, Union, _Pointer, _SimpleCData,
                     FUNCFLAG_CDECL as _FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI as _FUNCFLAG_PYTHONAPI,
                     FUNCFLAG_USE_ERRNO as _FUNCFLAG_USE_ERRNO, addressof, alignment, byref, pointer, resize, sizeof)
import _ctypes_call
from _ctypes_call import cast, get_errno, set_errno
from _ctypes_memory import text_at as _text_at, wide_text_at as _wide_text_at
from _ctypes_libc import _load, _move, _set

DEFAULT_MODE = RTLD_LOCAL
LittleEndianStructure, LittleEndianUnion = Structure, Union


def _several(kind, size):
    made = kind * size
    if made.__module__ != __name__ and size not in _made:
        made.__module__ = __name__
    _made.add(size)
    return made


_made = set()


def create_string_buffer(init, size=None):
    """Bytes that can change: so many, or a copy of these with a NUL behind them."""
    if isinstance(init, bytes):
        buffer = _several(c_char, len(init) + 1 if size is None else size)()
        buffer.value = init
        return buffer
    elif isinstance(init, int):
        return _several(c_char, init)()
    raise TypeError(init)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """Characters that can change."""
    if isinstance(init, str):
        buffer = (c_wchar * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    elif isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def _function_type(restype, argtypes, flags):
    class CFunctionType(_CFuncPtr):
        _argtypes_ = argtypes
        _restype_ = restype
        _flags_ = flags
    return CFunctionType


_c_functype_cache = {}


def CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False):
    """The type of functions with this result and these parameters."""
    flags = _FUNCFLAG_CDECL | (_FUNCFLAG_USE_ERRNO if use_errno else 0)
    key = restype, argtypes, flags
    if key not in _c_functype_cache:
        made = _c_functype_cache[key] = _function_type(restype, argtypes, flags)
        made.__qualname__ = 'CFUNCTYPE.<locals>.CFunctionType'
    return _c_functype_cache[key]


def PYFUNCTYPE(restype, *argtypes):
    """The same for functions that keep the interpreter's lock."""
    made = _function_type(restype, argtypes, _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI)
    made.__qualname__ = 'PYFUNCTYPE.<locals>.CFunctionType'
    return made


class py_object(_SimpleCData):
    _type_ = 'O'


class c_short(_SimpleCData):
    _type_ = 'h'


class c_ushort(_SimpleCData):
    _type_ = 'H'


class c_long(_SimpleCData):
    _type_ = 'l'


class c_ulong(_SimpleCData):
    _type_ = 'L'


class c_int(_SimpleCData):
    _type_ = 'i'


class c_uint(_SimpleCData):
    _type_ = 'I'


class c_float(_SimpleCData):
    _type_ = 'f'


class c_double(_SimpleCData):
    _type_ = 'd'


class c_longdouble(_SimpleCData):
    _type_ = 'g'


class c_ubyte(_SimpleCData):
    _type_ = 'B'


class c_byte(_SimpleCData):
    _type_ = 'b'


class c_char(_SimpleCData):
    _type_ = 'c'


class c_char_p(_SimpleCData):
    _type_ = 'z'

    def __repr__(self):
        return f'{type(self).__name__}({c_void_p.from_buffer_copy(self._bytes()).value})'


class c_void_p(_SimpleCData):
    _type_ = 'P'


class c_bool(_SimpleCData):
    _type_ = '?'


class c_wchar_p(_SimpleCData):
    _type_ = 'Z'

    def __repr__(self):
        return f'{type(self).__name__}({c_void_p.from_buffer_copy(self._bytes()).value})'


class c_wchar(_SimpleCData):
    _type_ = 'u'


c_voidp = c_void_p
c_longlong, c_ulonglong = c_long, c_ulong
c_int8, c_int16, c_int32, c_int64, c_ssize_t, c_time_t = c_byte, c_short, c_int, c_long, c_long, c_long
c_uint8, c_uint16, c_uint32, c_uint64, c_size_t = c_ubyte, c_ushort, c_uint, c_ulong, c_ulong


def ARRAY(typ, len):
    return typ * len


class CDLL(object):
    """A library whose functions run without the interpreter's lock."""

    _func_flags_ = _FUNCFLAG_CDECL
    _func_restype_ = c_int
    _name = '<uninitialized>'
    _handle = 0
    _FuncPtr = None

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False, winmode=None):
        if name:
            name = _os.fspath(name)
        self._name = name
        flags = self._func_flags_ | (_FUNCFLAG_USE_ERRNO if use_errno else 0)

        class _FuncPtr(_CFuncPtr):
            _flags_ = flags
            _restype_ = self._func_restype_
        self._FuncPtr = _FuncPtr
        _FuncPtr.__qualname__ = 'CDLL.__init__.<locals>._FuncPtr'
        if handle is None:
            self._handle = _ctypes_call.dlopen(name, mode)
        else:
            self._handle = handle

    def __repr__(self):
        return f"<{type(self).__name__} '{self._name}', handle {self._handle:x} at 0x{id(self):x}>"

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        func = self.__getitem__(name)
        setattr(self, name, func)
        return func

    def __getitem__(self, name_or_ordinal):
        func = self._FuncPtr((name_or_ordinal, self))
        if not isinstance(name_or_ordinal, int):
            func.__name__ = name_or_ordinal
        return func


class PyDLL(CDLL):
    """A library whose functions keep the interpreter's lock: that of Python itself."""

    _func_flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI


class LibraryLoader(object):
    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name[0] == '_':
            raise AttributeError(name)
        try:
            dll = self._dlltype(name)
        except OSError:
            raise AttributeError(name)
        setattr(self, name, dll)
        return dll

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return self._dlltype(name)


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)
pythonapi = PyDLL(None)


def string_at(ptr, size=-1):
    """The bytes at an address, up to a NUL or so many."""
    address = _ctypes_call.address(ptr)
    return _text_at(address) if size == -1 else _load(address, size)


def wstring_at(ptr, size=-1):
    """The characters at an address."""
    address = _ctypes_call.address(ptr)
    if size == -1:
        return _wide_text_at(address)
    data = _load(address, size * 4)
    return ''.join(chr(int.from_bytes(data[at:at + 4], 'little')) for at in range(0, len(data), 4))


def memmove(dst, src, count):
    """Copies bytes in C's memory."""
    return _move(_ctypes_call.address(dst), _ctypes_call.address(src), count)


def memset(dst, c, count):
    """Fills C's memory with a byte."""
    return _set(_ctypes_call.address(dst), c, count)
