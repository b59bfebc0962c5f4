def f(a):
    x = f'{a!r:>{w}} b {a=}' 'lit'
    f"{a}"
    y = (n := a) and (b or c)
    z = not a
    z = a and not b
    if not (a and b): pass
    if a < b < c: pass
    z = a < b < c
    assert a, 'msg'
    assert a
    if a is None: g()
    if a is not None: g()
    while True:
        if a: break
    raise A from b
def comp():
    a = 1
    l = [lambda: i for i in r]
    s = {x for x in r for y in x if y}
    d = {k: v for k, v in r}
    g = (a for q in r)
    return [a for a in a]
import a.b.c as d, x.y
from m import p, q as z
import k
z = [m for m in k]
class K:
    z = 1
    l = [z for m in k]
    def f(): nonlocal_ = 1
def outer():
    v = 1
    def inner(p=1, *, q=2):
        nonlocal v
        v += 1
        global G
        G = v
        try:
            return p
        finally:
            pp()
    class X:
        w = v
    return inner
def loops():
    for i in a:
        for j in b:
            if i: break
            with q: continue
            try:
                return 5
            finally:
                break
    else:
        w()
