"""Modules and functions made by calling their types; numbers from numbers; errors of compile."""
import sys
import types

m = types.ModuleType('made', 'its doc')
print(m, m.__name__, m.__doc__, m.__spec__, sorted(k for k in vars(m)))
exec('VALUE = 5\ndef double(x): return x * VALUE', m.__dict__)
print(m.VALUE, m.double(4))
m.VALUE = 7
sys.modules['made'] = m
import made
print(made is m, made.VALUE, types.ModuleType('bare').__doc__)

K = 1


def g(a, b=2):
    """doc"""
    return a + b + K


h = types.FunctionType(g.__code__, {'K': 100}, 'renamed', (5,))
print(h(1), h.__name__, g(1), h.__defaults__, h.__doc__)
same = types.FunctionType(g.__code__, globals())
K = 10
try:
    same(1)
except TypeError as e:
    print(e)
print(same(1, 1), isinstance(h, types.FunctionType))
for f in (lambda: types.ModuleType(), lambda: types.ModuleType(3), lambda: types.FunctionType(3, {})):
    try:
        f()
    except TypeError as e:
        print('TypeError')


class Half:
    def __float__(self):
        return 0.5


for make in (complex.from_number, float.from_number):
    for value in (3, 2.5, True, Half(), 1 + 1j, '1', None):
        try:
            print(make(value), end=' ')
        except TypeError as e:
            print(e, end=' | ')
    print()
print(__spec__)
for source in ('x = ', 'def f(:', 'if True:\nx', "print('a'"):
    try:
        compile(source, '<text>', 'exec')
    except SyntaxError as e:
        print(type(e).__name__, '|', e.msg, '|', e.filename, e.lineno, e.offset, repr(e.text))
e = SyntaxError('made up', ('f.py', 3, 4, 'some text'))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e)
