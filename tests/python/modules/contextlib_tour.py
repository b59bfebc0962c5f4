"""Context managers of the documentation."""

import contextlib, sys, io
from contextlib import contextmanager, suppress, closing, ExitStack, redirect_stdout, nullcontext, AbstractContextManager, ContextDecorator, chdir, redirect_stderr
@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    finally:
        print(f'</{name}>')
with tag('a') as x, tag('b') as y:
    print(x, y)
with suppress(ZeroDivisionError):
    1/0
try:
    with tag('e'):
        raise ValueError('boom')
except ValueError as e:
    print('caught', e)
class R:
    def __init__(self, n): self.n = n
    def close(self): print('closing', self.n)
with closing(R(1)) as r: print(r.n)
with ExitStack() as st:
    rs = [st.enter_context(tag(t)) for t in 'xyz']
    st.callback(print, 'callback', 1)
    st.push(lambda *a: print('push', a[0]))
    print(rs)
buf = io.StringIO()
with redirect_stdout(buf):
    print('hidden')
print(repr(buf.getvalue()))
@tag('deco')
def f(): print('in f')
f()
class Track(ContextDecorator):
    def __enter__(self): print('start'); return self
    def __exit__(self, *exc): print('finish', exc[0]); return False
@Track()
def g(): print('g')
g()
with nullcontext(5) as five: print(five)
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t.__name__, v); return True
with M(): raise KeyError('k')
@contextmanager
def bad():
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
with (tag('p1') as a, tag('p2') as b,): print(a,b)
st = ExitStack()
st.enter_context(tag('popped'))
new = st.pop_all()
st.close(); print('moved'); new.close()
