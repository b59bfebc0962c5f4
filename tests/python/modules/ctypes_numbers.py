"""ctypes: numbers, arrays and structures as C has them."""
import ctypes
from ctypes import c_int, c_double, Structure, c_bool, c_char, sizeof
x=c_int(5); x.value+=2; print(x, x.value, c_int(2**31).value, c_double(3).value, c_bool(5), c_char(b"a"), ctypes.c_uint8(300).value, c_int(), ctypes.c_byte(200), bool(c_int(0)))
class Point(Structure):
    _fields_=[("x",c_double),("y",c_double)]
p=Point(1.5,2); p.x*=2; print(p.x,p.y,sizeof(p),sizeof(c_int), Point(y=3).x)
a=(c_int*3)(1,2); a[2]=7; print(list(a),len(a),a[-1],a[0:2],sizeof(a), type(a).__name__)
for f in (lambda: c_int("x"), lambda: c_double("x"), lambda: Point(1,2,3), lambda: p.z, lambda: a[5], lambda: (c_int*2)(1,2,3), lambda: setattr(p,"x","s"), lambda: c_char(b"ab"), lambda: sizeof(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(ctypes.c_int32 is c_int, ctypes.c_longlong(7), ctypes.c_long.__name__, ctypes.c_int64.__name__, c_int.__module__)
print(x == c_int(7), [c_int(1)], c_double(1.25))
