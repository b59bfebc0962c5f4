"""Where the fields of structures and unions of `ctypes` are (`_ctypes`, CPython's `Lib/ctypes/_layout.py`)."""

import warnings

import _ctypes
from _ctypes_memory import pack, unpack
from _gilscope import unsupported


class CField:
    """A field of a structure."""

    __module__ = 'ctypes'

    def __init__(self, name, type, offset, bit_size=None, bit_offset=0, swapped=False):
        self.name, self.type, self.byte_offset, self.byte_size = name, type, offset, type._size_
        self.is_bitfield, self.bit_size = bit_size is not None, type._size_ * 8 if bit_size is None else bit_size
        self.bit_offset, self.is_anonymous, self._swapped = bit_offset, False, swapped
        self.offset = offset
        self.size = type._size_ if bit_size is None else bit_size << 16 | bit_offset

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        memory, start = obj._mem_, obj._at_ + self.byte_offset
        kind = self.type
        if self._swapped:
            return unpack(kind._type_, bytes(memory[start:start + kind._size_])[::-1])
        if self.is_bitfield:
            bits = int.from_bytes(memory[start:start + kind._size_], 'little') >> self.bit_offset
            bits &= (1 << self.bit_size) - 1
            if kind._type_ == '?':
                return bool(bits)
            return bits - (1 << self.bit_size) if kind._type_.islower() and bits >> self.bit_size - 1 else bits
        return _ctypes.read(kind, memory, start, obj)

    def __set__(self, obj, value):
        memory, start = obj._mem_, obj._at_ + self.byte_offset
        kind = self.type
        if self._swapped:
            memory[start:start + kind._size_] = pack(kind._type_, value)[::-1]
        elif self.is_bitfield:
            new = int.from_bytes(pack(kind._type_, value), 'little') & (1 << self.bit_size) - 1
            old = int.from_bytes(memory[start:start + kind._size_], 'little')
            old &= ~((1 << self.bit_size) - 1 << self.bit_offset)
            memory[start:start + kind._size_] = (old | new << self.bit_offset).to_bytes(kind._size_, 'little')
        else:
            _ctypes.write(kind, memory, start, value, obj)

    def __repr__(self):
        place = (f'bit_size={self.bit_size}, bit_offset={self.bit_offset}' if self.is_bitfield
                 else f'size={self.byte_size}')
        return f'<ctypes.CField {self.name!r} type={self.type.__name__}, ofs={self.byte_offset}, {place}>'


def _up(number, to):
    return number + -number % to


def lay_out(cls, fields, union):
    """Places the fields as GCC does, or as MSVC if they are packed."""
    pack, layout = getattr(cls, '_pack_', None), getattr(cls, '_layout_', None)
    if layout not in (None, 'ms', 'gcc-sysv'):
        raise ValueError(f'unknown _layout_: {layout!r}')
    if pack is not None:
        if not isinstance(pack, int):
            raise ValueError('_pack_ must be an integer')
        if pack < 0:
            raise ValueError('_pack_ must be a non-negative integer')
        if layout == 'gcc-sysv':
            raise ValueError('_pack_ is not compatible with gcc-sysv layout')
        if layout is None:
            warnings.warn(f"Due to '_pack_', the '{cls.__name__}' {'Union' if union else 'Structure'} will use memory "
                          "layout compatible with MSVC (Windows). If this is intended, set _layout_ to 'ms'. The "
                          "implicit default is deprecated and slated to become an error in Python 3.19.",
                          DeprecationWarning, stacklevel=3 if '_fields_' in cls.__dict__ else 2)
    base = next((base for base in cls.__mro__[1:] if '_fields_' in base.__dict__), None)
    bits, align, widest = (base._size_ * 8, base._align_, base._size_) if base else (0, 1, 0)
    align = max(align, getattr(cls, '_align_wanted_', 1))
    swapped = issubclass(cls, (_ctypes.BigEndianStructure, _ctypes.BigEndianUnion))
    placed = []
    for field in fields:
        if not isinstance(field, tuple) or not 2 <= len(field) <= 3:
            raise ValueError('_fields_ must be a sequence of (name, C type) pairs or (name, C type, bit size) triples')
        name, kind, *rest = field
        if not isinstance(name, str):
            raise TypeError(f'field {name!r}: name must be a string, not {type(name).__name__}')
        if kind is cls:
            raise AttributeError('Structure or union cannot contain itself')
        _ctypes.finish(kind)
        if not isinstance(kind, _ctypes.CType_Type):
            raise TypeError('this type has no size')
        size, alignment = kind._size_, kind._align_
        if swapped and isinstance(kind, _ctypes.PyCSimpleType) and size == 1:
            pass
        elif swapped and not (isinstance(kind, _ctypes.PyCSimpleType) and kind._type_ not in 'PzZO'):
            if not (isinstance(kind, _ctypes.PyCArrayType) and kind._type_._size_ == 1 or issubclass(
                    kind, (_ctypes.BigEndianStructure, _ctypes.BigEndianUnion))):
                unsupported(f'a field {name} of {kind.__name__} in a big-endian structure')
        if pack:
            alignment = min(pack, alignment)
        bit_size = bit_offset = None
        if union:
            bits = 0
        if rest:
            bit_size = rest[0]
            if not isinstance(kind, _ctypes.PyCSimpleType) or kind._type_ not in 'bBhHiIlLqQ?':
                raise TypeError(f'bit fields not allowed for type {kind.__name__}')
            if not 0 < bit_size <= size * 8:
                raise ValueError(f'number of bits invalid for bit field {name!r}')
            if layout == 'ms' or pack or swapped:
                unsupported('bit fields in such a structure')
            if bits // (alignment * 8) * alignment * 8 + size * 8 < bits + bit_size:
                bits = _up(bits, alignment * 8)
            start = bits // (alignment * 8) * alignment
            bit_offset = bits - start * 8
            bits += bit_size
        else:
            start = _up(_up(bits, 8) // 8, alignment)
            bits = (start + size) * 8
        placed.append(CField(name, kind, start, bit_size, bit_offset or 0,
                             swapped and isinstance(kind, _ctypes.PyCSimpleType) and size > 1))
        align = max(align, alignment)
        widest = max(widest, _up(bits, 8) // 8)
    end = widest if union else _up(bits, 8) // 8
    type.__setattr__(cls, '_size_', _up(end, align))
    type.__setattr__(cls, '_align_', align)
    for field in placed:
        type.__setattr__(cls, field.name, field)
    for name in getattr(cls, '_anonymous_', ()):
        outer = next((field for field in placed if field.name == name), None)
        if outer is None:
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        outer.is_anonymous = True
        inside = {}
        for base in reversed(outer.type.__mro__):
            inside.update(base.__dict__)
        for inner in [field for field in inside.values() if isinstance(field, CField)]:
            if any(field.name == inner.name for field in placed):
                continue
            moved = CField(inner.name, inner.type, outer.byte_offset + inner.byte_offset,
                           inner.bit_size if inner.is_bitfield else None, inner.bit_offset)
            type.__setattr__(cls, inner.name, moved)


def fields_of(cls):
    """The descriptors of the fields, those of base classes first."""
    return [base.__dict__[field[0]] for base in reversed(cls.__mro__) for field in base.__dict__.get('_fields_', ())]
