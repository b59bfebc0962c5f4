"""The memory of C that `ctypes` shows (`_ctypes`): addresses, and numbers and text as they lie there.

An address is a number that leads to a bytearray and nowhere else.
"""

import struct
from _gilscope import unsupported

SIZES = {'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'f': 4, 'u': 4, 'l': 8, 'L': 8, 'q': 8,
          'Q': 8, 'd': 8, 'P': 8, 'z': 8, 'Z': 8, 'O': 8, 'g': 16}

# Where each block of memory that was asked for its address begins; ascending.
_starts, _blocks, _addresses = [], [], {}
# What an address of no memory stands for: Python objects and functions.
things = {}


def _new_address(size):
    start = (_starts[-1] + len(_blocks[-1]) + 31 if _starts else 0x7f3a5c2d1000) // 16 * 16
    return start


def start_of(memory):
    """The address of a block of memory."""
    known = _addresses.get(id(memory))
    if known is None:
        known = _addresses[id(memory)] = _new_address(len(memory))
        _starts.append(known)
        _blocks.append(memory)
    return known


def find(address):
    """The block of memory that an address leads into, and where in it."""
    low, high = 0, len(_starts)
    while low < high:
        middle = (low + high) // 2
        if _starts[middle] <= address:
            low = middle + 1
        else:
            high = middle
    if low and address - _starts[low - 1] <= len(_blocks[low - 1]):
        return _blocks[low - 1], address - _starts[low - 1]
    unsupported(f'memory at the address 0x{address & (1 << 64) - 1:x}, where no object of ctypes is')


def address_of_thing(thing):
    """A number that stands for a Python object."""
    memory = bytearray(16)
    address = start_of(memory)
    things[address] = thing
    return address


def thing_at(address):
    if address not in things:
        unsupported(f'an object or a function at the address 0x{address:x}')
    return things[address]


def text_at(address):
    """The bytes up to the next NUL."""
    memory, at = find(address)
    end = bytes(memory[0:len(memory)]).find(b'\0', at)
    if end < 0:
        unsupported('text in C that does not end with a NUL')
    return bytes(memory[at:end])


def wide_text_at(address):
    memory, at = find(address)
    text = []
    while code := int.from_bytes(memory[at:at + 4], 'little'):
        text.append(chr(code))
        at += 4
    return ''.join(text)


def place_text(value):
    """The address of a copy of bytes or text, with a NUL behind it, and the copy."""
    if isinstance(value, bytes):
        memory = bytearray(value + b'\0')
    else:
        memory = bytearray(b''.join(ord(letter).to_bytes(4, 'little') for letter in value + '\0'))
    return start_of(memory), memory


def pack(letter, value):
    """The bytes of a number or a character."""
    if letter in 'fdg':
        if not isinstance(value, (int, float)):
            if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            value = float(value)
        return struct.pack('d', value) + bytes(8) if letter == 'g' else struct.pack(letter, value)
    if letter == 'c':
        if isinstance(value, int):
            value = bytes([value]) if 0 <= value < 256 else None
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            got = (f'{type(value).__name__} of length {len(value)}' if isinstance(value, (bytes, bytearray))
                   else type(value).__name__)
            raise TypeError(f'one character bytes, bytearray, or an integer in range(256) expected, not {got}')
        return bytes(value)
    if letter == 'u':
        if not isinstance(value, str):
            raise TypeError(f'a unicode character expected, not instance of {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'a unicode character expected, not a string of length {len(value)}')
        return ord(value).to_bytes(4, 'little')
    if letter == '?':
        return b'\1' if value else b'\0'
    if not hasattr(type(value), '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    size = SIZES[letter]
    # Too large a number loses its high bits.
    return (value.__index__() & (1 << 8 * size) - 1).to_bytes(size, 'little')


def unpack(letter, data):
    """The number or the character."""
    if letter in 'fd':
        return struct.unpack(letter, data)[0]
    if letter == 'g':
        return struct.unpack('d', data[:8])[0]
    if letter == 'c':
        return bytes(data)
    if letter == 'u':
        return chr(int.from_bytes(data, 'little'))
    if letter == '?':
        return data != b'\0'
    return int.from_bytes(data, 'little', signed=letter.islower())


def pack_address(letter, value):
    """The bytes of an address, and what must live as long as it is used."""
    if letter == 'O':
        return address_of_thing(value).to_bytes(8, 'little'), value
    if value is None:
        return bytes(8), None
    if letter == 'z' and isinstance(value, bytes) or letter == 'Z' and isinstance(value, str):
        start, memory = place_text(value)
        return start.to_bytes(8, 'little'), memory
    if isinstance(value, int):
        return (value & (1 << 64) - 1).to_bytes(8, 'little'), None
    if letter == 'P':
        raise TypeError('cannot be converted to pointer')
    what = 'bytes' if letter == 'z' else 'unicode string'
    raise TypeError(f'{what} or integer address expected instead of {type(value).__name__} instance')
