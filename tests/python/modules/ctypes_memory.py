"""ctypes: pointers, buffers, unions, nested and packed structures, and what is wrong with them."""
import ctypes
import pickle
import re
from ctypes import *


def show(*functions):
    for function in functions:
        try:
            result = repr(function())
        except Exception as e:
            result = f'{type(e).__name__}: {e}'
        print(re.sub('0x[0-9a-f]{6,}', '0x...', result))


class Point(Structure):
    _fields_ = [('x', c_int), ('y', c_double)]


class Mixed(Structure):
    _fields_ = [('p', Point), ('a', c_int * 3), ('s', c_char * 8), ('low', c_int, 3), ('high', c_uint, 5)]


class Number(Union):
    _fields_ = [('i', c_int), ('f', c_float), ('b', c_ubyte * 4)]


class Packed(Structure):
    _pack_ = 1
    _layout_ = 'ms'
    _fields_ = [('c', c_char), ('i', c_int)]


class Inner(Structure):
    _anonymous_ = ['n']
    _fields_ = [('n', Number), ('kind', c_short)]


class Big(BigEndianStructure):
    _fields_ = [('a', c_uint16), ('b', c_uint32)]


class Node(Structure):
    pass


Node._fields_ = [('value', c_int), ('next', POINTER(Node))]

class Outer(Structure):
    _anonymous_ = ['n']
    _fields_ = [('head', c_short), ('n', Inner)]


class Open(Structure):
    pass


print('- kinds')
show(lambda: [type(kind).__name__ for kind in (Point, Number, c_int, c_int * 2, POINTER(c_int), CFUNCTYPE(c_int))],
     lambda: POINTER(Point), lambda: c_int * 3, lambda: [sizeof(kind) for kind in (
         Point, Mixed, Number, Packed, Inner, Big, Node, c_char_p, POINTER(c_int), c_wchar, c_longdouble)],
     lambda: alignment(Mixed), lambda: Point.x, lambda: Mixed.p, lambda: Mixed.high, lambda: (Mixed.s.offset, Mixed.s.size),
     lambda: c_int * -1, lambda: c_int * 'a', lambda: (c_int._type_, (c_int * 2)._length_, c_time_t))
print('- pointers')
show(lambda: pointer(c_int(3)).contents, lambda: POINTER(c_int)().contents, lambda: POINTER(c_int)()[0],
     lambda: bool(POINTER(c_int)()), lambda: POINTER(c_int)(3), lambda: pointer(3), lambda: byref(3), lambda: byref(c_int(3)),
     lambda: cast(pointer(c_int(65)), POINTER(c_char))[0], lambda: cast(3, c_void_p),
     lambda: cast(create_string_buffer(b'abc'), c_char_p).value, lambda: cast(1.5, c_void_p),
     lambda: POINTER(c_int).from_param(3), lambda: cast((c_int * 3)(1, 2, 3), POINTER(c_int))[:3])
a, n = Node(1), c_int(5)
b, p = Node(2, pointer(a)), pointer(n)
p.contents.value += 1
p[0] *= 2
print(b.next.contents.value, bool(a.next), n, p[0])
print('- text')
show(lambda: c_char_p(b'x').value, lambda: c_char_p('x'), lambda: c_wchar_p('x').value, lambda: c_char_p(), lambda: c_void_p(5),
     lambda: c_void_p(), lambda: c_wchar('xx'), lambda: create_string_buffer(5).raw, lambda: create_string_buffer(b'hey').raw,
     lambda: create_string_buffer(b'hey', 6).raw, lambda: create_string_buffer('x'), lambda: create_unicode_buffer('hey').value,
     lambda: setattr(create_string_buffer(3), 'value', b'abcd'), lambda: create_string_buffer(b'hey'),
     lambda: string_at(b'hello', 3), lambda: string_at(c_char_p(b'hello')), lambda: string_at(addressof(create_string_buffer(b'yo'))))
buffer = create_string_buffer(b'hello', 10)
memmove(buffer, b'JE', 2)
memset(addressof(buffer) + 5, ord('!'), 2)
buffer[2:4] = b'LL'
print(buffer.value, len(buffer), buffer[0], buffer[-1])
print('- structures')
m, u, i = Mixed(), Number(), Inner()
m.p, m.a[1], m.s, m.low, m.high = Point(5, 6), 7, b'hello', 7, 33
u.f = 1.0
i.i, i.kind = 258, 3
print(m.p.x, m.p.y, list(m.a), m.s, m.low, m.high, u.i, list(u.b), i.n.i, i.b[1], bytes(Big(1, 2)), Big(1, 2).b)
inner = m.p
inner.x = 9
m.a = 1, 2
m.p = 3, 4
print(m.p.x, inner.x, list(m.a), inner._b_base_ is m)
show(lambda: Point(1, 2, 3), lambda: Point(x='a'), lambda: Point(1, x=2), lambda: Point(other=3).other, lambda: Point().other,
     lambda: setattr(m, 'p', c_int(3)), lambda: setattr(m, 's', b'hello world'), lambda: setattr(Node, '_fields_', []),
     lambda: type('Bad', (Structure,), {'_fields_': [('a', int)]}), lambda: type('Bad', (Structure,), {'_fields_': ['a']}),
     Structure, lambda: bytes(Point(1, 2)), lambda: Point.from_buffer_copy(bytes(range(16))).x,
     lambda: c_int.from_buffer_copy(b'a'), lambda: c_int.from_buffer(b'abcd'), lambda: c_int.from_buffer(bytearray(b'\1\0\0\0')),
     lambda: pickle.loads(pickle.dumps(Point(1, 2))).y, lambda: pickle.dumps(b), lambda: hash(n), lambda: n + 1)
o = Outer(1)
o.i, o.kind, Open.later = 9, 2, Open()
print(o.n.n.i, o.n.kind, Outer.i.offset, Outer.f, Outer.n.is_anonymous)
m.s = b'########'
m.s = b'a\0b'
print(bytes(m)[Mixed.s.offset:Mixed.s.offset + 8])
show(lambda: setattr(Open, '_fields_', []), lambda: type('Bad', (Structure,), {'_fields_': [(b'x', c_int)]}),
     lambda: type('Bad', (Structure,), {'_align_': -1, '_fields_': []}))
data = bytearray(16)
seen = Point.from_buffer(data)
seen.x = 513
print(data[:4])
print('- numbers')
show(lambda: c_int(1.5), lambda: c_double('a'), lambda: c_char('ab'), lambda: c_float(0.1), lambda: c_longdouble(1.5),
     lambda: c_int(1, 2), lambda: c_uint(-1), py_object, lambda: py_object([3]), lambda: py_object().value,
     lambda: c_int.from_param(3), lambda: c_int.from_param('x'), lambda: c_double.from_param(1), lambda: resize(n, 2),
     lambda: (c_int * 3)('a'), lambda: (c_int * 3)()[5], lambda: (c_int * 3)()['a'], lambda: (c_int * 2)().value)
