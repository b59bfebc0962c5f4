"""Texts that are no programs, met while one runs: place and carets stand above the message."""
# status: 1

import traceback, sys

for src, mode in (
    ('1 +', 'eval'),
    ('x = = 3\n', 'exec'),
    ('def f(:\n  pass', 'exec'),
    ('a b', 'exec'),
    ('if 1:\npass', 'exec'),
    ('f(a b)', 'eval'),
    ("print 'a'", 'exec'),
    ('x = (1,\n  2\n', 'exec'),
    ('  x', 'exec'),
    ("a = 'x\n", 'exec'),
):
    try:
        compile(src, '<inp>', mode)
    except SyntaxError as e:
        print(traceback.format_exception_only(e))
        traceback.print_exc(file=sys.stdout)
try:
    raise SyntaxError('mine', ('f.py', 3, 5, 'some text here', 3, 7))
except SyntaxError as e:
    traceback.print_exc(file=sys.stdout)
try:
    raise SyntaxError('plain')
except SyntaxError as e:
    traceback.print_exc(file=sys.stdout)
for text in ('3 + 4', '3 +', '(2', 'x y'):
    try:
        print(text, '=', eval(text))
    except SyntaxError as e:
        print(text, '?', e.msg, e.lineno, e.offset, repr(e.text), e)
exec('x = 1\ny = (2\n')
