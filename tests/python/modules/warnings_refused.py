"""Filters with wrong arguments, deprecated classes and their subclasses, and the line that is not given."""
import warnings

@warnings.deprecated('class gone', category=FutureWarning)
class Old: pass
Old()
class Sub(Old): pass
Sub()
@warnings.deprecated('with hook', category=FutureWarning)
class Hook:
    def __init_subclass__(cls, x=0, **kw): super().__init_subclass__(**kw); print('hook', cls.__name__, x)
class Sub2(Hook, x=5): pass
warnings.showwarning = lambda *a, **k: print('custom', a[0], a[1].__name__, a[4:], k)
warnings.warn('to custom')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('x')
print(caught[0].line)
for bad in (dict(action='error', category=int), dict(action='error', lineno=-1), dict(action='error', lineno='a'), dict(action='error', message=5), dict(action='error', module=5)):
    try: warnings.filterwarnings(**bad); print('?')
    except Exception as e: print(type(e).__name__, e)
try: warnings.simplefilter('error', lineno=-1)
except Exception as e: print(type(e).__name__, e)
