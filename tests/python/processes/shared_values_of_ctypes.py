"""Structures of ctypes, and more than those, in memory that processes share."""
import ctypes
from ctypes import Structure, c_double, c_int, c_char, c_bool, c_long, Union
from multiprocessing import Process, Value, Array, Lock, RLock, set_start_method, Pool
from multiprocessing.sharedctypes import Value as SV, Array as SA, RawValue, RawArray, copy, synchronized
class Point(Structure):
    _fields_ = [('x', c_double), ('y', c_double)]
    def norm2(self): return self.x**2+self.y**2
class Line(Structure):
    _fields_ = [('a', Point), ('b', Point), ('name', c_char*10), ('w', c_int*3), ('f', c_int, 3)]
class Num(Union):
    _fields_ = [('i', c_int), ('f', ctypes.c_float)]
class MyInt(c_int): pass
def work(n, x, s, A, P, L, U, M, R, line):
    n.value **= 2; x.value **= 2; s.value = s.value.upper()
    for a in A: a.x **= 2; a.y **= 2
    with P.get_lock():
        P.x += 10; P.y -= 10
    L.a.x = 5; L.b = Point(7, 8); L.name = b'line'; L.w[1] = 9; L.f = -2
    U.f = 1.0; M.value += 5
    for i in range(len(R)): R[i] = i*i
    line.a.y = 77
if __name__ == '__main__':
    lock = Lock()
    n = Value('i', 7); x = SV(c_double, 1.0/3.0, lock=False); s = SA('c', b'hello world', lock=lock)
    A = SA(Point, [(1.875,-6.25), (-5.75,2.0), (2.375,9.5)], lock=lock)
    P = Value(Point, 1, 2); L = SV(Line, lock=False); U = Value(Num, 3, lock=False); M = Value(MyInt, 5); R = RawArray(c_long, 4)
    LL = Value(Line)
    p = Process(target=work, args=(n, x, s, A, P, L, U, M, R, LL)); p.start(); p.join()
    print(p.exitcode, n.value, x.value, s.value, [(a.x, a.y) for a in A], P.x, P.y)
    print(L.a.x, L.b.x, L.b.y, L.name, list(L.w), L.f, U.i, M.value, list(R), LL.a.y)
    print(type(P).__name__, str(P).split(' at ')[0], type(P.get_obj()), P.get_obj().norm2(), type(A[0]), A[0].norm2(), len(A), type(A).__name__, type(M).__name__, M.get_obj().__class__)
    c = copy(P.get_obj()); c.x = 0; print(P.x, c.x, type(c))
    try: print(P.z)
    except AttributeError as e: print(e)
    try: Value(3)
    except TypeError as e: print(e)
    try: Value(Point, 1,2,3)
    except TypeError as e: print(e)
    b = Value(c_bool, True); print(b.value, b); d = Array(c_double, [1.5, 2]); print(d[:], str(d).split(" object")[0]); i2 = Value(ctypes.c_longlong, 2**40); print(i2.value)
    Q = SV(Point, 3, 4); 
    with Q: Q.x = 9
    print(Q.x, Q.acquire(), Q.release(), RawValue(Point, 1, 2).y)
    g = Array(c_int * 2, 3); g[1][0] = 4; print([list(r) for r in g])
    try:
        with Pool(1) as pool: pool.map(print, [P])
    except RuntimeError as e: print(e)
