"""Tracebacks: chained, notes, groups, in threads, excepthook, sys.exc_info, warnings, traceback module."""
# status: 1
import sys, traceback, threading, warnings, io, asyncio, contextlib
class AppError(Exception):
    def __init__(self, msg, code=0): super().__init__(msg); self.code = code
    def __str__(self): return f'[{self.code}] {super().__str__()}'
def a(x):
    try: return {}['k' + x]
    except KeyError as e: raise AppError('lookup failed', 5) from e
def b():
    try: a('z')
    except AppError:
        raise RuntimeError('while handling')
def c():
    try: b()
    except RuntimeError as e:
        e.add_note('note one'); e.add_note('note two\nsecond line'); raise
try: c()
except RuntimeError as e:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception_only(e), e.__notes__, repr(e.__context__), repr(e.__context__.__cause__), e.__suppress_context__)
    print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])
    print(''.join(traceback.format_tb(e.__traceback__, limit=1)))
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno, end='; '); tb = tb.tb_next
    print()
    te = traceback.TracebackException.from_exception(e); print(str(te), te.exc_type_str, len(te.stack))
def rec(n): return rec(n - 1) if n else 1 / 0
try: rec(10)
except ZeroDivisionError: traceback.print_exc(file=sys.stdout)
def show_stack(): traceback.print_stack(file=sys.stdout); print(traceback.extract_stack()[-1].name, len(traceback.format_stack()))
show_stack()
try:
    raise ExceptionGroup('many', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [OSError(2, 'No such', 'f.txt')])])
except* OSError as eg: print('os', eg.exceptions[0].exceptions[0].filename); traceback.print_exception(eg, file=sys.stdout)
except* (ValueError, TypeError) as eg: print(eg.exceptions, eg.message, eg.derive([KeyError()]))
try:
    try: raise ValueError('a')
    finally: print('fin', sys.exc_info()[0], sys.exception())
except ValueError: pass
print(sys.exc_info())
def hook(args): print('thread hook', args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
t = threading.Thread(target=lambda: [][0], name='bad'); t.start(); t.join(); threading.excepthook = threading.__excepthook__
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('careful', UserWarning, stacklevel=1); warnings.warn_explicit('x', DeprecationWarning, 'f.py', 3)
    print([(x.category.__name__, str(x.message), x.lineno) for x in w])
warnings.filterwarnings('error', category=RuntimeWarning)
try: warnings.warn('now error', RuntimeWarning)
except RuntimeWarning as e: print('raised', e)
def old(): warnings.warn('old() is deprecated', DeprecationWarning, stacklevel=2)
old(); warnings.warn('visible')
@warnings.deprecated('use new')
def older(): return 1
print(older(), older.__deprecated__)
err = io.StringIO()
with contextlib.redirect_stderr(err): print('to err', file=sys.stderr)
print(repr(err.getvalue()))
for src in ('x = = 1', 'def f(:\n pass', 'if True:\nprint(1)', 'print "hi"', "'abc", 'for i in range(3) print(i)', 'a = 5 +', 'x = (1, 2', 'return 5', 'f(x for x in y, 1)', '1 = x', 'class A\n  pass', 'while True print(1)', 'await x', 'else: pass', 'import a.b as c.d', 'lambda: (yield)', 'x: int: 3', 'f(**a, *b)', 'def f(a, a): pass', 'break', "f'{a b}'", 'nonlocal x', 'None = 1', 'if x = 3: pass', 'raise from x', 'async x', 'print(1))', '0777', '5x', 'def f():\n', '{1: 2, 3}', 'try: pass', 'global x; x = 1', 'del f()', 'f() = 1', 'x = yield = 1', 'with open(x) as 1: pass','match x:\n case 1: pass\n case y | 2: pass', 'try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass', 'not x = 1', 'def f(x=1, y): pass', 'def f(*): pass', 'f(a=1, 2)', 'f(a=1, a=2)', 'a b', 'import', 'from . import', 'elif x: pass', '@', 'x = [1, 2', 'True = 2', 'lambda x=1, y: 0', '"%s" % 1 2', 'é = ©', 'x = 1 if 2', '*a', 'a = *b', 'print(*)', 'dict(a b)', 'with x as y', 'i++', 'i +++ ', 'x => 1', 'x <> y', 'a!', 'while 1: x = 3 else'):
    try: compile(src, '<s>', 'exec')
    except SyntaxError as e: print(f'{src!r}: {type(e).__name__} {e.msg} {e.lineno}:{e.offset}')
    else: print(f'{src!r}: ok')
def g():
    yield 1
    raise AppError('deep', code=3) from None
list(g())
