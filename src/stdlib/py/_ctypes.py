"""Values as C lays them out (`Modules/_ctypes/_ctypes.c`): each is a place in a bytearray, or in shared memory.

Addresses are in `_ctypes_memory`, functions in `_ctypes_call`.
"""

from _ctypes_layout import CField, fields_of, lay_out
from _ctypes_memory import (SIZES, address_of_thing, find, pack, pack_address, place_text, start_of, text_at, thing_at,
                            unpack, wide_text_at)
from _gilscope import unsupported

RTLD_LOCAL, RTLD_GLOBAL = 0, 256
SIZEOF_TIME_T = 8
FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI, FUNCFLAG_USE_ERRNO = 1, 4, 8


class ArgumentError(Exception):
    __module__ = 'ctypes'


class CArgObject:
    """An argument that is ready for C."""

    def __init__(self, tag, value, obj=None):
        self._tag, self._value, self._obj = tag, value, obj

    def __repr__(self):
        value = f'0x{self._value:x}' if self._tag in 'zZPO' else self._value
        return f'<cparam {self._tag!r} ({value})>'


class CType_Type(type):
    def __mul__(cls, length):
        if not hasattr(length, '__index__'):
            raise TypeError(f"can't multiply sequence by non-int of type {type(length).__name__!r}")
        if length < 0:
            raise ValueError(f'Array length must be >= 0, not {length}')
        key = cls, int(length)
        if key not in _arrays:
            _arrays[key] = PyCArrayType(f'{cls.__name__}_Array_{length}', (Array,), {'_type_': cls, '_length_': length})
        return _arrays[key]

    __rmul__ = __mul__

    def from_address(cls, address):
        return at(cls, *find(address))

    def from_buffer(cls, source, offset=0):
        memory = source if type(source) is bytearray else memoryview(source).cast('B')
        if isinstance(source, bytes) or getattr(memory, 'readonly', False):
            raise TypeError('underlying buffer is not writable')
        cls._fits(len(memory), offset)
        made = at(cls, memory, offset)
        made._keep_ = {'ffffffff': source}
        return made

    def from_buffer_copy(cls, source, offset=0):
        data = bytes(source)
        cls._fits(len(data), offset)
        return at(cls, bytearray(data[offset:offset + cls._size_]), 0)

    def _fits(cls, length, offset):
        if offset < 0:
            raise ValueError('offset cannot be negative')
        if length - offset < cls._size_:
            raise ValueError(f'Buffer size too small ({length} instead of at least {cls._size_ + offset} bytes)')

    def in_dll(cls, library, name):
        from _ctypes_call import symbol
        symbol(library, name, ValueError)
        unsupported(f'the variable {name} of a C library')

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, CArgObject) and isinstance(value._obj, cls):
            return value
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError(f'expected {cls.__name__} instance instead of {type(value).__name__}')


_arrays = {}


class PyCSimpleType(CType_Type):
    def __new__(meta, name, bases, namespace):
        self = type.__new__(meta, name, bases, namespace)
        if bases[0] is not _CData:
            letter = getattr(self, '_type_', None)
            if letter is None:
                raise AttributeError("class must define a '_type_' attribute")
            if not isinstance(letter, str) or letter not in SIZES:
                raise AttributeError("class must define a '_type_' attribute which must be\n"
                                     "a single character string containing one of "
                                     "'cbBhHiIlLfdDFGuzZqQPXOv?g'.")
            self._size_ = self._align_ = SIZES[letter]
            self._plain_ = bases[0] is _SimpleCData
        return self

    def from_param(cls, value):
        letter = cls._type_
        if isinstance(value, cls):
            return value
        if isinstance(value, CArgObject) and (letter == 'P' or value._tag == letter):
            return value
        if letter in 'zZP':
            if value is None:
                return None
            kinds = {'z': bytes, 'Z': str, 'P': (bytes, str)}[letter]
            if isinstance(value, kinds):
                start, memory = place_text(value)
                return CArgObject('Z' if isinstance(value, str) else 'z', start, memory)
            if letter == 'P' and isinstance(value, int):
                return CArgObject('P', value & (1 << 64) - 1)
            if isinstance(value, (Array, _Pointer)) and (letter == 'P' or getattr(value._type_, '_type_', None) == (
                    'c' if letter == 'z' else 'u')):
                return value
            text = isinstance(value, _SimpleCData) and value._type_ in 'zZ'
            if letter == 'P' and (isinstance(value, CFuncPtr) or text):
                return value
            if isinstance(value, CArgObject) and isinstance(value._obj, _SimpleCData) and value._obj._type_ == 'c':
                return value
        elif letter == 'O':
            return CArgObject('O', address_of_thing(value), value)
        elif not hasattr(value, '_as_parameter_'):
            data = pack(letter, value)
            return CArgObject(letter, unpack(letter, data), value)
        if hasattr(value, '_as_parameter_'):
            return cls.from_param(value._as_parameter_)
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as ctypes.{cls.__name__}")


class PyCArrayType(CType_Type):
    def __new__(meta, name, bases, namespace):
        self = type.__new__(meta, name, bases, namespace)
        if bases[0] is not _CData:
            for needed in ('_length_', '_type_'):
                if not hasattr(self, needed):
                    raise AttributeError(f"class must define a '{needed}' attribute")
            self._size_ = self._type_._size_ * self._length_
            self._align_ = self._type_._align_
        return self

    def from_param(cls, value):
        letter = getattr(cls._type_, '_type_', None)
        if isinstance(value, bytes) and letter == 'c' or isinstance(value, str) and letter == 'u':
            if len(value) > cls._length_:
                raise ValueError('Invalid length')
            made = cls()
            made.value = value
            return made
        return CType_Type.from_param(cls, tuple(value) and cls(*value) if isinstance(value, tuple) else value)


class PyCPointerType(CType_Type):
    def __new__(meta, name, bases, namespace):
        self = type.__new__(meta, name, bases, namespace)
        self._size_ = self._align_ = 8
        return self

    def set_type(cls, kind):
        cls._type_ = kind

    def from_param(cls, value):
        if value is None:
            return None
        if isinstance(value, cls._type_):
            return byref(value)
        if isinstance(value, (Array, _Pointer)) and not isinstance(value, cls) and value._type_ is cls._type_:
            return value
        if isinstance(value, CArgObject) and isinstance(value._obj, cls._type_):
            return value
        return CType_Type.from_param(cls, value)


class PyCFuncPtrType(CType_Type):
    def __new__(meta, name, bases, namespace):
        self = type.__new__(meta, name, bases, namespace)
        self._size_ = self._align_ = 8
        return self


class _Fielded(CType_Type):
    def __new__(meta, name, bases, namespace):
        if '_align_' in namespace:
            namespace['_align_wanted_'] = namespace.pop('_align_')
        if '_align_wanted_' in namespace and namespace['_align_wanted_'] < 0:
            raise ValueError('_align_ must be a non-negative integer')
        self = type.__new__(meta, name, bases, namespace)
        for base in bases:
            finish(base)
        if '_fields_' in namespace:
            meta._set(self, namespace['_fields_'])
        elif not hasattr(self, '_size_'):
            type.__setattr__(self, '_size_', 0)
            type.__setattr__(self, '_align_', 1)
        return self

    def _set(cls, fields):
        if '_final_' in cls.__dict__:
            raise AttributeError('_fields_ is final')
        if not isinstance(fields, (list, tuple)):
            raise TypeError(f"'{type(fields).__name__}' object is not iterable")
        lay_out(cls, fields, issubclass(cls, Union))
        type.__setattr__(cls, '_final_', True)

    def __setattr__(cls, name, value):
        if name == '_fields_':
            cls._set(value)
        type.__setattr__(cls, name, value)


class PyCStructType(_Fielded):
    pass


class UnionType(_Fielded):
    pass


class _CData(metaclass=CType_Type):
    """What has a size in C."""

    __slots__ = ('_mem_', '_at_', '_keep_', '_b_base_', '__weakref__')

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._mem_, self._at_, self._keep_, self._b_base_ = bytearray(cls._size_), 0, None, None
        return self

    @property
    def _objects(self):
        if self._keep_ is not None or self._b_base_ is not None:
            unsupported('what _objects of ctypes shows')
        return None

    @property
    def _b_needsfree_(self):
        return int(self._b_base_ is None)

    def _kept(self, thing, start):
        """Keeps something alive for as long as this lives."""
        root = self
        while root._b_base_ is not None:
            root = root._b_base_
        if root._keep_ is None:
            root._keep_ = {}
        root._keep_[str(start)] = thing

    def __hash__(self):
        raise TypeError('unhashable type')

    def __bytes__(self):
        return self._bytes()

    def _bytes(self):
        return bytes(self._mem_[self._at_:self._at_ + type(self)._size_])

    def __buffer__(self, flags):
        if type(self._mem_) is not bytearray:
            unsupported('a memoryview of a shared object of ctypes')
        view = memoryview(self._mem_)[self._at_:self._at_ + type(self)._size_]
        kind, letter = type(self), getattr(type(self), '_type_', None)
        if isinstance(self, Array) and isinstance(letter, PyCSimpleType):
            kind, letter = letter, letter._type_
        if isinstance(letter, str) and letter not in 'cbB?':
            made = view.cast(letter if letter in 'hHiIlLqQfd' else 'B')
            made.format = '<' + letter
            return made
        return view

    def __reduce__(self):
        if type(self._mem_) not in (bytearray, memoryview):
            return self._mem_.reduce(self)
        if has_pointers(type(self)):
            raise ValueError('ctypes objects containing pointers cannot be pickled')
        return _unpickle, (type(self), (getattr(self, '__dict__', {}), self._bytes()))

    def __setstate__(self, state):
        attributes, data = state
        if attributes:
            self.__dict__.update(attributes)
        self._mem_[self._at_:self._at_ + len(data)] = data


def _unpickle(cls, state):
    self = cls.__new__(cls)
    self.__setstate__(state)
    return self


def has_pointers(kind):
    if isinstance(kind, (PyCPointerType, PyCFuncPtrType)):
        return True
    if isinstance(kind, PyCSimpleType):
        return kind._type_ in 'zZPO'
    if isinstance(kind, PyCArrayType):
        return has_pointers(kind._type_)
    return any(has_pointers(field.type) for field in fields_of(kind))


def at(cls, memory, start, owner=None):
    """An object in memory that is there already."""
    self = object.__new__(cls)
    self._mem_, self._at_, self._keep_, self._b_base_ = memory, start, None, owner
    return self


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    """A number, a character, an address."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is _SimpleCData:
            raise TypeError('abstract class')
        return _CData.__new__(cls)

    def __init__(self, *args, **named):
        if len(args) > 1:
            raise TypeError(f'__init__ expected at most 1 argument, got {len(args)}')
        if args:
            self.value = args[0]

    def __repr__(self):
        if type(self).__mro__[1] is not _SimpleCData:
            return f'<{type(self).__name__} object at 0x{id(self):x}>'
        if self._type_ == 'O' and not any(self._bytes()):
            return f'{type(self).__name__}(<NULL>)'
        return f'{type(self).__name__}({self.value!r})'

    def __bool__(self):
        return any(self._bytes())

    @property
    def value(self):
        letter, data = self._type_, self._bytes()
        if letter in 'PzZO':
            address = int.from_bytes(data, 'little')
            if letter == 'O':
                if not address:
                    raise ValueError('PyObject is NULL')
                return thing_at(address)
            if letter == 'P':
                return address or None
            return (text_at if letter == 'z' else wide_text_at)(address) if address else None
        return unpack(letter, data)

    @value.setter
    def value(self, value):
        letter = self._type_
        if letter in 'PzZO':
            data, kept = pack_address(letter, value)
            self._mem_[self._at_:self._at_ + 8] = data
            if kept is not None:
                self._kept(kept, self._at_)
        else:
            self._mem_[self._at_:self._at_ + type(self)._size_] = pack(letter, value)


def read(kind, memory, start, owner):
    """What Python sees of a part: a number as such, others as objects in the same memory."""
    if isinstance(kind, PyCSimpleType) and kind._plain_:
        if kind._type_ in 'PzZO':
            return at(kind, memory, start).value
        return unpack(kind._type_, bytes(memory[start:start + kind._size_]))
    if isinstance(kind, PyCArrayType) and isinstance(kind._type_, PyCSimpleType) and kind._type_._type_ in 'cu':
        return at(kind, memory, start).value
    return at(kind, memory, start, owner)


def write(kind, memory, start, value, owner):
    """Puts a value into a part."""
    size = kind._size_
    if isinstance(kind, PyCSimpleType):
        if isinstance(value, kind):
            memory[start:start + size] = value._bytes()
            owner._kept(value, start)
        elif kind._type_ in 'PzZO':
            data, kept = pack_address(kind._type_, value)
            memory[start:start + 8] = data
            if kept is not None:
                owner._kept(kept, start)
        else:
            memory[start:start + size] = pack(kind._type_, value)
    elif isinstance(value, kind):
        memory[start:start + size] = value._bytes()
        owner._kept(value, start)
    elif isinstance(kind, (PyCPointerType, PyCFuncPtrType)) and value is None:
        memory[start:start + 8] = bytes(8)
    elif isinstance(kind, PyCPointerType) and isinstance(value, Array) and issubclass(kind._type_, value._type_):
        memory[start:start + 8] = addressof(value).to_bytes(8, 'little')
        owner._kept(value, start)
    elif isinstance(kind, PyCArrayType) and isinstance(value, (bytes, str)) and getattr(
            kind._type_, '_type_', None) == ('c' if isinstance(value, bytes) else 'u'):
        if isinstance(value, bytes):
            value = value.split(b'\0', 1)[0]
        if len(value) > kind._length_:
            what = 'bytes' if isinstance(value, bytes) else 'string'
            raise ValueError(f'{what} too long ({len(value)}, maximum length {kind._length_})')
        at(kind, memory, start).value = value
    elif isinstance(value, tuple):
        try:
            made = kind(*value)
        except Exception as e:
            raise RuntimeError(f'({kind.__name__}) {type(e).__name__}: {e}') from None
        memory[start:start + size] = made._bytes()
        owner._kept(made, start)
    else:
        raise TypeError(f'incompatible types, {type(value).__name__} instance instead of {kind.__name__} instance')


class Array(_CData, metaclass=PyCArrayType):
    """Items of one kind; made by multiplying the kind with a number."""

    __slots__ = ('__dict__',)

    def __new__(cls, *args, **kwargs):
        if cls is Array:
            raise TypeError('abstract class')
        return _CData.__new__(cls)

    def __init__(self, *items):
        for place, item in enumerate(items):
            self[place] = item

    def __len__(self):
        return self._length_

    def _place(self, index):
        if not hasattr(index, '__index__'):
            raise TypeError('indices must be integers')
        index = index.__index__()
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError('invalid index')
        return self._at_ + index * self._type_._size_

    def __getitem__(self, index):
        kind = self._type_
        if isinstance(index, slice):
            items = [self[place] for place in range(*index.indices(self._length_))]
            letter = getattr(kind, '_type_', None)
            if isinstance(letter, str) and letter in 'cu':
                return (b'' if letter == 'c' else '').join(items)
            return items
        return read(kind, self._mem_, self._place(index), self)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if getattr(self._type_, '_type_', None) == 'c':
                value = [bytes([byte]) for byte in value]
            if len(places) != len(value):
                raise ValueError('Can only assign sequence of same size')
            for place, one in zip(places, value):
                self[place] = one
            return
        write(self._type_, self._mem_, self._place(index), value, self)

    def __delitem__(self, index):
        raise TypeError('Array does not support item deletion')

    def __iter__(self):
        for place in range(self._length_):
            yield self[place]

    def _letter(self, name, letters):
        letter = getattr(self._type_, '_type_', None)
        if not isinstance(letter, str) or letter not in letters:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        return letter

    @property
    def raw(self):
        self._letter('raw', 'c')
        return self._bytes()

    @raw.setter
    def raw(self, data):
        self._letter('raw', 'c')
        if len(data) > self._length_:
            raise ValueError('byte string too long')
        self._mem_[self._at_:self._at_ + len(data)] = bytes(data)

    @property
    def value(self):
        if self._letter('value', 'cu') == 'c':
            return self._bytes().split(b'\0', 1)[0]
        return ''.join(self[:]).split('\0', 1)[0]

    @value.setter
    def value(self, value):
        if self._letter('value', 'cu') == 'c':
            if not isinstance(value, bytes):
                raise TypeError(f'bytes expected instead of {type(value).__name__} instance')
            data, most = value, self._length_
            if len(value) > most:
                raise ValueError('byte string too long')
        else:
            if not isinstance(value, str):
                raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
            if len(value) > self._length_:
                raise ValueError('string too long')
            data, most = b''.join(ord(letter).to_bytes(4, 'little') for letter in value), self._length_ * 4
        if len(data) < most:
            data += bytes(self._type_._size_)
        self._mem_[self._at_:self._at_ + len(data)] = data


def finish(kind):
    """From now on `_fields_` cannot be set."""
    if isinstance(kind, _Fielded) and kind.__module__ not in ('_ctypes', 'ctypes'):
        type.__setattr__(kind, '_final_', True)


def _new_fielded(cls, *args, **kwargs):
    if '_final_' not in cls.__dict__:
        finish(cls)
    if '_abstract_' in cls.__dict__ or not any('_fields_' in base.__dict__ for base in cls.__mro__) and cls.__module__ in ('_ctypes', 'ctypes'):
        raise TypeError('abstract class')
    return _CData.__new__(cls)


def _set_fields(self, *values, **named):
    names = [field.name for field in fields_of(type(self))]
    if len(values) > len(names):
        raise TypeError('too many initializers')
    for name, value in zip(names, values):
        if name in named:
            raise TypeError(f'duplicate values for field {name!r}')
        setattr(self, name, value)
    for name, value in named.items():
        setattr(self, name, value)


class Structure(_CData, metaclass=PyCStructType):
    """Named fields, listed in `_fields_`."""

    __slots__ = ('__dict__',)
    __new__, __init__ = _new_fielded, _set_fields


class Union(_CData, metaclass=UnionType):
    """The same, all in one place."""

    __slots__ = ('__dict__',)
    __new__, __init__ = _new_fielded, _set_fields


class BigEndianStructure(Structure):
    __module__ = 'ctypes'
    _swappedbytes_ = None


class BigEndianUnion(Union):
    __module__ = 'ctypes'
    _swappedbytes_ = None


class _Pointer(_CData, metaclass=PyCPointerType):
    """An address of something of one kind."""

    __slots__ = ('__dict__',)

    def __new__(cls, *args, **kwargs):
        if not hasattr(cls, '_type_'):
            raise TypeError('Cannot create instance: has no _type_')
        return _CData.__new__(cls)

    def __init__(self, *args):
        if args:
            self.contents = args[0]

    def _address(self):
        return int.from_bytes(self._bytes(), 'little')

    def __bool__(self):
        return self._address() != 0

    def _item(self, index):
        address = self._address()
        if not address:
            raise ValueError('NULL pointer access')
        if not hasattr(index, '__index__'):
            raise TypeError('Pointer indices must be integer')
        memory, start = find(address)
        start += index * self._type_._size_
        if not 0 <= start <= len(memory) - self._type_._size_:
            unsupported('memory beside an object of ctypes, through a pointer')
        return memory, start

    @property
    def contents(self):
        return at(self._type_, *self._item(0), self)

    @contents.setter
    def contents(self, value):
        if not isinstance(value, self._type_):
            raise TypeError(f'expected {self._type_.__name__} instead of {type(value).__name__}')
        self._mem_[self._at_:self._at_ + 8] = addressof(value).to_bytes(8, 'little')
        self._kept(value, self._at_)

    def __getitem__(self, index):
        if isinstance(index, slice):
            if index.stop is None:
                raise ValueError('slice stop is required')
            step = 1 if index.step is None else index.step
            if index.start is None and step < 0:
                raise ValueError('slice start is required for step < 0')
            items = [self[place] for place in range(index.start or 0, index.stop, step)]
            letter = getattr(self._type_, '_type_', None)
            if isinstance(letter, str) and letter in 'cu':
                return (b'' if letter == 'c' else '').join(items)
            return items
        return read(self._type_, *self._item(index), self)

    def __setitem__(self, index, value):
        write(self._type_, *self._item(index), value, self)


class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
    """A function of C, or one of Python that C can call; `_ctypes_call` says what a call does."""

    __slots__ = ('__dict__',)
    _flags_ = FUNCFLAG_CDECL

    def __init__(self, *args):
        from _ctypes_call import begin
        begin(self, *args)

    def __call__(self, *args, **kwargs):
        from _ctypes_call import call
        return call(self, args)

    def __repr__(self):
        return f'<{type(self).__name__} object at 0x{id(self):x}>'

    def __bool__(self):
        return any(self._bytes())

    def __setattr__(self, name, value):
        if name == 'argtypes' and value is not None:
            if not isinstance(value, (list, tuple)):
                raise TypeError('_argtypes_ must be a sequence of types')
            for place, kind in enumerate(value):
                if not hasattr(kind, 'from_param'):
                    raise TypeError(f'item {place + 1} in _argtypes_ has no from_param method')
            value = tuple(value)
        elif name == 'restype' and value is not None and not isinstance(value, CType_Type) and not callable(value):
            raise TypeError('restype must be a type, a callable, or None')
        elif name == 'errcheck' and value is not None and not callable(value):
            raise TypeError('the errcheck attribute must be callable')
        object.__setattr__(self, name, value)


def sizeof(obj, /):
    kind = obj if isinstance(obj, type) else type(obj)
    if not isinstance(kind, CType_Type) or not hasattr(kind, '_size_'):
        raise TypeError('this type has no size')
    return max(kind._size_, len(obj._mem_)) if getattr(obj, '_resized_', False) else kind._size_


def alignment(obj, /):
    kind = obj if isinstance(obj, type) else type(obj)
    if not isinstance(kind, CType_Type) or not hasattr(kind, '_align_'):
        raise TypeError('no alignment info')
    return kind._align_


def addressof(obj, /):
    if not isinstance(obj, _CData):
        raise TypeError('invalid type')
    if type(obj._mem_) not in (bytearray, memoryview):
        unsupported('addresses of shared objects of ctypes')
    return start_of(obj._mem_) + obj._at_


def byref(obj, offset=0, /):
    if not isinstance(obj, _CData):
        raise TypeError(f'byref() argument 1 must be _ctypes._CData, not {type(obj).__name__}')
    return CArgObject('P', addressof(obj) + offset, obj)


def resize(obj, size, /):
    if not isinstance(obj, _CData):
        raise TypeError('expected ctypes instance')
    if size < type(obj)._size_:
        raise ValueError(f'minimum size is {type(obj)._size_}')
    unsupported('ctypes.resize')


_pointers = {}


def POINTER(kind, /):
    """The type of pointers to this type."""
    if kind not in _pointers:
        if kind is None:
            import ctypes
            return ctypes.c_void_p
        if isinstance(kind, str):
            unsupported('ctypes.POINTER of a name')
        if not isinstance(kind, CType_Type):
            raise TypeError(f'{kind!r} must have storage info')
        _pointers[kind] = PyCPointerType('LP_' + kind.__name__, (_Pointer,), {'_type_': kind, '__module__': 'ctypes'})
    return _pointers[kind]


def pointer(obj, /):
    """A pointer to this object."""
    return POINTER(type(obj))(obj)
