"""The module traceback: chains, notes, limits, recursion, hooks."""
# status: 1
import traceback, sys, logging, contextlib, os, json, threading
def a(x): return b(x, key='v')
def b(x, **kw):
    try:
        return c(x)
    except ZeroDivisionError as e:
        raise RuntimeError(f'b failed for {x}') from e
def c(x):
    return (1 + 2) * (x /
                      (x - x))
try: a(3)
except RuntimeError:
    traceback.print_exc(file=sys.stdout)
    et, ev, tb = sys.exc_info()
    print(et, ev, len(traceback.extract_tb(tb)), traceback.format_exception_only(ev))
    for fs in traceback.extract_tb(tb): print(fs.name, fs.lineno, fs.line, fs.colno, fs.end_colno)
    print(traceback.format_exc().count('\n'), tb.tb_frame.f_code.co_name, tb.tb_lineno)
try:
    try: {}['k']
    except KeyError: [][1]
except IndexError: traceback.print_exc(chain=False)
try: json.loads('{bad')
except ValueError: traceback.print_exc(limit=-1)
class E(Exception):
    def __str__(self): return 'multi\nline'
try: raise E
except E as e:
    e.add_note('note 1'); e.add_note('note\n2')
    traceback.print_exception(e)
def rec(n): return rec(n - 1) if n else 1 / 0
try: rec(8)
except ZeroDivisionError: traceback.print_exc()
def stack(): print([(fs.name, fs.lineno, fs.line) for fs in traceback.extract_stack(limit=2)])
stack()
te = traceback.TracebackException.from_exception(ValueError('v'))
print(list(te.format()), te.exc_type_str)
with contextlib.suppress(ValueError): int('q')
def hook(a): print('hook', a.exc_type.__name__, a.exc_value, a.thread.name)
threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name='T'); t.start(); t.join()
sys.excepthook = lambda et, ev, tb: print('top', et.__name__, ev, tb.tb_lineno)
assert 1 == 2, f'sum {1 + 1}'
