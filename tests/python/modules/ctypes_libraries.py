"""ctypes: functions of libc and libm, their types, and callbacks."""
import ctypes.util
import os
import re
import sys
from ctypes import *


def show(*functions):
    for function in functions:
        try:
            result = repr(function())
        except Exception as e:
            result = f'{type(e).__name__}: {e}'
        print(re.sub('(0x|handle )[0-9a-f]{6,}', r'\1...', result), flush=True)


print('- libraries')
show(lambda: CDLL(None), lambda: CDLL('libc.so.6'), lambda: CDLL('libfoo.so'), lambda: CDLL('./mine.so'), lambda: CDLL('msvcrt'),
     lambda: cdll.LoadLibrary('libm.so.6'), lambda: cdll.foo, lambda: cdll['libm.so.6'], lambda: pythonapi, lambda: CDLL(3),
     lambda: [ctypes.util.find_library(name) for name in ('c', 'm', 'pthread', 'nosuch')], lambda: windll)
libc, libm = CDLL(ctypes.util.find_library('c')), CDLL('libm.so.6')
show(lambda: libc.no_such_function, lambda: libm.foo, lambda: CDLL(None).foo, lambda: libc.__foo__, lambda: libc.sqrt,
     lambda: libc.abs, lambda: (libc.abs is libc.abs, libc['abs'] is libc.abs), lambda: (libc.abs.argtypes, libc.abs.restype),
     lambda: (libc.abs.__name__, type(libc.abs).__name__, libc._name))
print('- numbers and text')
show(lambda: libc.abs(-5), lambda: libc.abs(1.5), lambda: libc.abs([]), lambda: libc.abs(2**31 + 5), lambda: libc.atoi(b' -42x'),
     lambda: libc.strlen(b'hello'), lambda: libc.toupper(97), lambda: libc.sleep(0.5), lambda: libc.getpid() == os.getpid())
libc.srand(42)
print([libc.rand() for _ in range(4)], flush=True)
show(lambda: libm.sqrt(2.0))
libm.sqrt.restype = libm.pow.restype = c_double
show(lambda: libm.sqrt(c_double(2.0)), lambda: libm.sqrt(2.0))
libm.sqrt.argtypes, libm.pow.argtypes = [c_double], (c_double, c_double)
show(lambda: libm.sqrt(2), lambda: libm.sqrt('x'), lambda: libm.sqrt(), lambda: libm.sqrt(1, 2), lambda: libm.sqrt(-1),
     lambda: libm.sqrt(c_int(4)), lambda: libm.pow(2, 10), lambda: libm.pow.argtypes)
show(lambda: setattr(libm.pow, 'argtypes', 3), lambda: setattr(libm.pow, 'argtypes', [int]),
     lambda: setattr(libm.pow, 'restype', 3), lambda: setattr(libm.pow, 'errcheck', 3))
libc.abs.restype = lambda result: ('made of', result)
show(lambda: libc.abs(-3))
libc.abs.restype = c_int
libc.abs.errcheck = lambda result, function, arguments: (result, function.__name__, arguments)
show(lambda: libc.abs(-3))
buffer = create_string_buffer(20)
libc.strcpy(buffer, b'hello')
libc.strcat(buffer, b' you')
print(buffer.value, flush=True)
libc.sprintf(buffer, b'%d-%s-%05.1f-%x', 5, b'x', c_double(2.25), 255)
libc.strchr.restype = libc.getenv.restype = c_char_p
libc.strchr.argtypes = [c_char_p, c_char]
show(lambda: buffer.value, lambda: libc.strchr(b'abcdef', b'd'), lambda: libc.strchr(b'abc', b'def'), lambda: libc.getenv(b'NOPE'))
checked = CDLL(None, use_errno=True)
show(lambda: checked.open(b'/nope', 0), lambda: (get_errno(), os.strerror(get_errno())), lambda: set_errno(0))
print('- callbacks')
Compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
order = []


def compare(a, b):
    order.append((a[0], b[0]))
    return a[0] - b[0]


numbers = (c_int * 6)(5, 1, 7, 33, 99, 2)
libc.qsort(numbers, len(numbers), sizeof(c_int), Compare(compare))
print(list(numbers), order, flush=True)
show(lambda: Compare(compare)(pointer(c_int(3)), pointer(c_int(1))), lambda: Compare(3), lambda: Compare(compare)(1),
     lambda: CFUNCTYPE(c_int, c_int)(('abs', libc))(-4), lambda: CFUNCTYPE(c_int, c_int)(lambda x: x * 2)(21))


class Failing:
    def __call__(self, a, b):
        return 1 // 0

    def __repr__(self):
        return '<failing>'


sys.stdout.flush()
libc.qsort((c_int * 2)(1, 2), 2, 4, Compare(Failing()))
print('- output', flush=True)
show(lambda: (libc.printf(b'hi %d %s %.2f%%|%5d|%-5s|%c\n', 3, b'x', c_double(2.5), 42, b'ab', 65), libc.fflush(None)),
     lambda: (libc.puts(b'puts'), libc.putchar(10), libc.fflush(None)))
pythonapi.Py_GetVersion.restype = c_char_p
print(pythonapi.Py_GetVersion()[:4])
libc.printf(b'at the end')
