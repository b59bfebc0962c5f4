# memoryview and array: items, slices, casts, writing through, errors; sockets that fill buffers.
import array
import socket
from array import array as Array


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__name__, e)


data = bytearray(b'0123456789')
m = memoryview(data)
print(len(m), m[0], m[-1], m[2:5].tobytes(), bytes(m[::3]), bytes(m[::-1]), list(m[:3]), m.tolist()[:2], m.nbytes, m.itemsize, m.format, m.shape, m.strides, m.readonly, m.ndim, m.contiguous, m[::2].contiguous)
m[0] = 65
m[1:3] = b'BC'
m[-2:] = memoryview(b'yz')
print(data, m.obj is data, m == data, m == b'x', m[0:2] == b'AB', 65 in m, m.hex(), m[3:6].hex('-'))
part = m[4:8]
part[:2] = b'ab'
print(data, part.tobytes(), len(part), bytes(part[1:3]))
ints = m[:8].cast('I')
print(len(ints), ints[0] == int.from_bytes(data[:4], 'little'), ints.format, ints.itemsize, ints.nbytes, ints.cast('B').tobytes() == data[:8])
ints[1] = 1
print(data)
print(m[:2].cast('c')[0], m[:2].cast('b').tolist(), hash(memoryview(b'abc')) == hash(b'abc'), memoryview(b'abc').readonly, m.toreadonly().readonly)
for text, f in (('index', lambda: m[10]), ('write', lambda: memoryview(b'ab').__setitem__(0, 1)), ('size', lambda: m.__setitem__(slice(0, 2), b'abc')), ('value', lambda: m.__setitem__(0, 300)),
                ('type', lambda: m.__setitem__(0, 'x')), ('make', lambda: memoryview(5)), ('make', lambda: memoryview('text')), ('cast', lambda: m[:3].cast('I')), ('hash', lambda: hash(m)), ('format', lambda: m.cast('xx'))):
    show(text, f)
with memoryview(b'gone') as view:
    print(view[0])
show('released', lambda: view[0])
show('released', lambda: len(view))
print(b''.join([m[:2], b'-', memoryview(b'x')]), bytearray(m[:2]) + m[2:4], b'a' + memoryview(b'b'), int.from_bytes(m[:2], 'big'), b'012'.find(memoryview(b'1')), bytes(reversed(m[:3])))
data = bytearray(4)
data += memoryview(b'cd')
data[0:2] = memoryview(b'ab')
print(data, isinstance(m, memoryview), type(m), sum(memoryview(b'\1\2\3')), max(m[:3]), sorted(memoryview(b'cab')))

a, b = socket.socketpair()
a.sendall(memoryview(b'hello world')[:5])
a.sendall(Array('B', [32, 33]))
buffer = bytearray(16)
view = memoryview(buffer)
got = 0
while got < 7:
    got += b.recv_into(view[got:], 3)
print(got, bytes(view[:got]), buffer)
a.close()
b.close()

a = Array('i', [1, 2, 3])
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:], a[::-1], list(a), a.tolist(), a.tobytes(), a == Array('i', [1, 2, 3]), a < Array('i', [1, 3]), 2 in a)
a.append(4)
a.extend([5, 6])
a.insert(0, -1)
a[1] = 10
a[2:4] = Array('i', [7, 7, 7])
print(a, a.pop(), a.pop(0), a.index(7), a.count(7), a + Array('i', [9]), a * 2, bool(a), bool(Array('d')))
a.remove(7)
del a[0]
a.reverse()
a += Array('i', [8])
print(a, sum(a), max(a), sorted(a), [x * 2 for x in a], Array('d', [1.5, 2]), Array('f', [0.1]), Array('B', b'abc'), Array('b'), Array('w', 'héllo'), Array('d', a))
raw = Array('H')
raw.frombytes(b'\1\0\2\0')
raw.byteswap()
print(raw, memoryview(raw).format, memoryview(raw)[1], bytes(raw), memoryview(raw).cast('B').tolist(), raw.buffer_info()[1])
view = memoryview(a)
view[0] = 100
print(a, view.tolist(), len(view), view.nbytes, view[1:3].tolist(), array.typecodes)
for text, f in (('code', lambda: Array('x')), ('code', lambda: Array('ii')), ('type', lambda: Array('i', [1.5])), ('type', lambda: Array('i', ['a'])), ('range', lambda: Array('B', [256])), ('range', lambda: Array('b', [-129])),
                ('range', lambda: Array('h', [40000])), ('range', lambda: Array('I', [-1])), ('index', lambda: a[99]), ('set', lambda: a.__setitem__(99, 1)), ('add', lambda: a + [1]), ('extend', lambda: a.extend(Array('d'))),
                ('slice', lambda: a.__setitem__(slice(0, 1), [1])), ('pop', lambda: Array('i').pop()), ('remove', lambda: a.remove(12345)), ('index', lambda: a.index(12345)), ('bytes', lambda: Array('i', b'abc')), ('hash', lambda: hash(a)), ('d', lambda: Array('d', ['x'])), ('str', lambda: Array('i', 'x')), ('range', lambda: Array('q', [2 ** 63]))):
    show(text, f)
import copy
import pickle
print(copy.copy(a) == a, copy.deepcopy(a), pickle.loads(pickle.dumps(a)))
