"""bytes asks for __bytes__ or __buffer__, bytearray only for __buffer__."""
import ctypes


class Text:
    def __bytes__(self):
        return b'text'


class Shared:
    def __buffer__(self, flags):
        return memoryview(b'shared')


print(bytes(Text()), bytes(Shared()), bytearray(Shared()))
print(bytes(ctypes.c_short(513)), bytearray(ctypes.c_short(513)), bytearray((ctypes.c_ubyte * 2)(1, 2)))
try:
    bytearray(Text())
except TypeError:
    print('no array of it')
