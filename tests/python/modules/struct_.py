# struct: sizes, byte orders, every letter, buffers in place, and the errors.
import struct
from struct import Struct, calcsize, pack, unpack


def show(f, *args):
    try:
        print(f.__name__, args, '->', f(*args))
    except Exception as e:
        print(f.__name__, args, '!', type(e).__module__, type(e).__name__, e)


for fmt in ('b', 'i', '@ib', '@bi', '=bi', '<bq', '!hhl', 'bq', '4s', '10p', 'xxI', '3h2x', '', '2i0q', 'n', 'P', '?', 'e', 'd', 'f'):
    print(fmt, calcsize(fmt))
for order in '<>!=@':
    print(order, pack(order + 'hHiIqQ', -2, 65535, -3, 4000000000, -5, 2 ** 64 - 1))
show(pack, '>f', 3.14)
show(pack, '<d', -0.1)
show(pack, '>e', 1.5)
show(unpack, '>e', b'\x3e\x00')
show(unpack, '<f', pack('<f', 1e10))
show(pack, '?c3s4sx', 1, b'z', b'abcdef', b'a')
show(unpack, '?c3s4sx', b'\x01zabca\0\0\0\0')
show(pack, '6p', b'abc')
show(unpack, '6p', b'\x03abcxx')
show(pack, '<2h b', 1, 2, 3)
show(unpack, '!IH', b'\0\0\1\0\0\7')
show(pack, 'B', 256)
show(pack, 'b', -129)
show(pack, 'i', 2 ** 31)
show(pack, '<H', -1)
show(pack, 'i', 'x')
show(pack, 'i', 1.5)
show(pack, 'f', 'x')
show(pack, 'f', 1e300)
show(pack, 'c', b'ab')
show(pack, '2s', 'ab')
show(pack, 'ii', 1)
show(pack, 'i')
show(pack, 'y', 1)
show(pack, '3', 1)
show(unpack, 'i', b'abc')
show(unpack, 'i', 'abcd')
show(calcsize, 5)
s = Struct('>HB')
print(s.size, s.format, s.pack(1, 2), s.unpack(b'\0\1\2'), repr(s))
buffer = bytearray(8)
s.pack_into(buffer, 2, 513, 7)
struct.pack_into('<h', buffer, -2, -2)
print(buffer, s.unpack_from(buffer, 2), struct.unpack_from('<h', buffer, -2))
print(list(struct.iter_unpack('>H', b'\0\1\0\2\0\3')))
show(struct.unpack_from, 'i', b'abcdef', 4)
show(struct.unpack_from, 'i', b'abcdef', -9)
show(struct.pack_into, 'i', bytearray(5), 3, 1)
show(struct.iter_unpack, 'i', b'abcde')
header = struct.pack('!4sBxH', b'PING', 1, 500)
kind, version, length = struct.unpack('!4sBxH', header)
print(header.hex(' '), kind, version, length)
message = struct.pack('>I', len(b'hello')) + b'hello'
(size,) = struct.unpack('>I', message[:4])
print(message[4:4 + size].decode())


class Int:
    def __index__(self):
        return 9

    def __float__(self):
        return 2.5


print(pack('<if', Int(), Int()))
print(issubclass(struct.error, Exception), struct.error)
