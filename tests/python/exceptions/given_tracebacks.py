"""The functions of traceback with another traceback than the exception has, and errors of texts alone."""

import traceback, sys


def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError('deep')


try:
    f(3)
except ValueError as e:
    x = e
print(''.join(traceback.format_exception(type(x), x, x.__traceback__.tb_next.tb_next)))
traceback.print_exception(type(x), x, None, file=sys.stdout)
try:
    traceback.format_exception(type(x), x)
except ValueError as e:
    print(e)
print(
    traceback.format_exception_only(type(x), x),
    traceback.format_exception_only(None, None),
    traceback.format_exception(None, None, None),
)
try:
    compile('1 +', 'f', 'eval')
except SyntaxError as e:
    print(''.join(traceback.format_exception_only(e)), traceback.format_exception_only(type(e), e))
try:
    try:
        f(0)
    except ValueError as e:
        raise KeyError('k') from e
except KeyError as e:
    print(''.join(traceback.format_exception(type(e), e, e.__traceback__.tb_next)), e.__traceback__ is not None)
    traceback.print_exception(e, chain=False, file=sys.stdout)
    te = traceback.TracebackException(type(e), e, None)
    print(''.join(te.format()), te.exc_type_str, len(te.stack))
    print(''.join(traceback.TracebackException.from_exception(e, limit=1).format(chain=False)))
