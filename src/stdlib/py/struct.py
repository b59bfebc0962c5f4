"""Numbers and bytes in binary layouts, as C structures have them. CPython has this in C, so the frames do not show.

Start reading at `Struct`: a format is compiled into a list of fields once.
"""

import math

import _gilscope
import _processes

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    __module__ = 'struct'


# Letter: size, and whether it has a sign. Native sizes differ for l, L, n, N, P only.
_INTS = {'b': (1, True), 'B': (1, False), 'h': (2, True), 'H': (2, False), 'i': (4, True), 'I': (4, False),
         'l': (4, True), 'L': (4, False), 'q': (8, True), 'Q': (8, False)}
_NATIVE = {**_INTS, 'l': (8, True), 'L': (8, False), 'n': (8, True), 'N': (8, False), 'P': (8, False)}
_FLOATS = {'e': 2, 'f': 4, 'd': 8}


def _fields(format):
    """Byte order, size, and (letter, size, signed, how often, offset) of each field."""
    if isinstance(format, bytes):
        format = format.decode('ascii', 'replace')
    elif not isinstance(format, str):
        raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
    order, native = 'little', True
    if format[:1] in ('@', '=', '<', '>', '!') and format:
        native = format[0] == '@'
        order = 'big' if format[0] in '>!' else 'little'
        format = format[1:]
    ints = _NATIVE if native else _INTS
    fields = []
    offset = 0
    count = ''
    for letter in format:
        if letter.isspace():
            if count:
                raise error('bad char in struct format')
            continue
        if letter.isdigit() and letter.isascii():
            count += letter
            continue
        times = int(count) if count else 1
        count = ''
        signed = False
        if letter in ints:
            size, signed = ints[letter]
        elif letter in _FLOATS:
            size = _FLOATS[letter]
        elif letter in 'cxsp?':
            size = 1
        elif letter in 'FD':
            _gilscope.unsupported('complex numbers in struct formats')
        else:
            raise error('bad char in struct format')
        if native:
            offset += -offset % size
        fields.append((letter, size, signed, times, offset))
        offset += size * times
    if count:
        raise error('repeat count given without format specifier')
    return order, offset, fields


def _integer(value, letter, size, signed, order):
    if not isinstance(value, int):
        index = getattr(type(value), '__index__', None)
        if index is None:
            raise error('required argument is not an integer')
        value = index(value)
    low, high = (-1 << size * 8 - 1, (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        if letter in 'lLqQnNP' and not -1 << 63 <= value < 1 << 64 and size == 8:
            raise error('int too large to convert')
        raise error(f"'{letter}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def _float(value, size, order):
    if isinstance(value, (int, float)):
        value = float(value)
    else:
        convert = getattr(type(value), '__float__', None) or getattr(type(value), '__index__', None)
        if convert is None:
            raise error('required argument is not a float')
        value = float(value)
    if size == 2:
        data = _half(value).to_bytes(2, 'little')
    else:
        data = _processes.pack_float(value, size)
        if size == 4 and math.isfinite(value) and not math.isfinite(_processes.unpack_float(data)):
            raise OverflowError('float too large to pack with f format')
    return data if order == 'little' else data[::-1]


def _half(value):
    """The sixteen bits of an IEEE half-precision number."""
    sign = 0x8000 if math.copysign(1.0, value) < 0 else 0
    value = abs(value)
    if value != value:
        return 0x7e00 | sign
    if value == math.inf:
        return 0x7c00 | sign
    if value < 2.0 ** -14:
        return round(value * 2.0 ** 24) | sign
    mantissa, exponent = math.frexp(value)
    bits = round(mantissa * 2048)
    if bits == 2048:
        bits, exponent = 1024, exponent + 1
    if exponent > 16:
        raise OverflowError('float too large to pack with e format')
    return sign | (exponent + 14 << 10) + (bits - 1024)


def _unhalf(bits):
    sign = -1.0 if bits & 0x8000 else 1.0
    exponent, mantissa = bits >> 10 & 31, bits & 1023
    if exponent == 31:
        return sign * (math.nan if mantissa else math.inf)
    if exponent == 0:
        return sign * mantissa * 2.0 ** -24
    return sign * (1024 + mantissa) * 2.0 ** (exponent - 25)


class Struct:
    """A compiled format."""

    __module__ = '_struct'

    def __init__(self, format):
        self._order, self.size, self._fields = _fields(format)
        self.format = format if isinstance(format, str) else format.decode()
        self._items = sum([0 if letter == 'x' else 1 if letter in 'sp' else times
                           for letter, _, _, times, _ in self._fields])

    def __repr__(self):
        return f'Struct({self.format!r})'

    def _pack(self, values, what):
        if len(values) != self._items:
            raise error(f'{what} expected {self._items} items for packing (got {len(values)})')
        out = bytearray()
        order = self._order
        values = iter(values)
        for letter, size, signed, times, offset in self._fields:
            out += bytes(offset - len(out))
            if letter == 'x':
                out += bytes(times)
                continue
            if letter in 'sp':
                value = next(values)
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{letter}' must be a bytes object")
                if letter == 's':
                    out += bytes(value[:times]).ljust(times, b'\0')
                elif times:
                    value = value[:min(times - 1, 255)]
                    out += bytes([len(value)]) + bytes(value).ljust(times - 1, b'\0')
                continue
            for _ in range(times):
                value = next(values)
                if letter == '?':
                    out.append(1 if value else 0)
                elif letter == 'c':
                    if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                        raise error('char format requires a bytes object of length 1')
                    out += value
                elif letter in _FLOATS:
                    out += _float(value, size, order)
                else:
                    out += _integer(value, letter, size, signed, order)
        out += bytes(self.size - len(out))
        return bytes(out)

    def _unpack(self, data):
        order = self._order
        values = []
        for letter, size, signed, times, at in self._fields:
            if letter == 'x':
                continue
            if letter == 's':
                values.append(data[at:at + times])
                continue
            if letter == 'p':
                values.append(data[at + 1:at + 1 + min(data[at], times - 1)] if times else b'')
                continue
            for at in range(at, at + size * times, size):
                part = data[at:at + size]
                if letter == 'c':
                    values.append(part)
                elif letter == '?':
                    values.append(part != b'\0')
                elif letter in _FLOATS:
                    part = part if order == 'little' else part[::-1]
                    values.append(_unhalf(int.from_bytes(part, 'little')) if size == 2
                                  else _processes.unpack_float(part))
                else:
                    values.append(int.from_bytes(part, order, signed=signed))
        return tuple(values)

    def pack(self, *values):
        return self._pack(values, 'pack')

    def pack_into(self, buffer, offset, /, *values):
        data = self._pack(values, 'pack_into')
        if isinstance(buffer, bytes):
            raise TypeError('pack_into() argument must be a read-write bytes-like object, not bytes')
        length = _view(buffer).nbytes
        at = _place(offset, length, self.size, 'pack')
        _view(buffer).cast('B')[at:at + self.size] = data

    def unpack(self, buffer, /):
        data = _bytes(buffer)
        if len(data) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._unpack(data)

    def unpack_from(self, /, buffer, offset=0):
        view = _view(buffer)
        at = _place(offset, view.nbytes, self.size, 'unpack')
        return self._unpack(bytes(view.cast('B')[at:at + self.size]) if at or self.size < view.nbytes
                            else view.tobytes())

    def iter_unpack(self, buffer, /):
        data = _bytes(buffer)
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(data) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return iter([self._unpack(data[at:at + self.size]) for at in range(0, len(data), self.size)])


def _bytes(buffer):
    if isinstance(buffer, bytes):
        return buffer
    if isinstance(buffer, str) or isinstance(buffer, int):
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
    return _view(buffer).tobytes()


def _view(buffer):
    """A memoryview; shared memory has one of its own."""
    return buffer if type(buffer).__name__ == '_Buffer' else memoryview(buffer)


def _place(offset, length, size, what):
    """Where in a buffer of some length the structure begins."""
    if offset < 0:
        if offset + size > 0:
            word = 'pack' if what == 'pack' else 'unpack'
            room = 'no space to pack' if what == 'pack' else 'not enough data to unpack'
            raise error(f'{room} {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(f'{what}_{"into" if what == "pack" else "from"} requires a buffer of at least {size + offset} bytes '
                    f'for {what}ing {size} bytes at offset {offset} (actual buffer size is {length})')
    return offset


_cache = {}


def _compiled(format):
    if isinstance(format, Struct):
        return format
    found = _cache.get(format)
    if found is None:
        found = Struct(format)
        if len(_cache) >= 100:
            _cache.clear()
        _cache[format] = found
    return found


def calcsize(format, /):
    return _compiled(format).size


def pack(format, /, *values):
    return _compiled(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _compiled(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _compiled(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _compiled(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _compiled(format).iter_unpack(buffer)


def _clearcache():
    _cache.clear()
