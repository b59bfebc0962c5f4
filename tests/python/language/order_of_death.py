"""In which order things die: locals from the last to the first, so too the items of lists and tuples."""

class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('dead', self.n)
def f(p, q):
    a = D('a'); b = D('b'); c = D('c')
    a = D('a2')
    print('end')
f(D('p'), D('q'))
def g():
    x = D('x'); y = D('y')
    raise ValueError
try:
    g()
except ValueError as e:
    pass
print('--')
def gen():
    u = D('u'); v = D('v')
    yield 1
for _ in gen(): pass
print('--')
it = gen(); next(it); del it
print('--')
class C:
    def __init__(self):
        self.one = D('one'); self.two = D('two')
C()
[D(1), D(2), D(3)]
{1: D('k1'), 2: D('k2')}
(D('t1'), D('t2'))
print('gone')
