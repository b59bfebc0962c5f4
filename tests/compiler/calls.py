@deco
class C(Base, metaclass=M):
    'doc'
    x: int = 1
    def __init__(self, __a, *args, k=1, **kw):
        super().__init__(*args, **kw)
        self.__p = __a
    def g(self):
        def inner():
            yield self
            y = yield from self.h()
            return __class__
        return inner
def calls():
    f(1, a=2)
    o.m(1, a=2)
    f(*a, b, *c)
    f(*a)
    f(a, **k)
    f(x=1, **k, y=2)
    o.m(*a)
def unp(a):
    x, (y, *z) = a
    x, y = y, x
    [1, *a, 2]
    (*a, 1)
    {1, *a}
    {1: 2, **a, 3: 4}
    [1,2,3]
    [1,2]
    {1,2,3}
    for i in [1,2,3]: pass
    if x in {1,2}: pass
    x in [1, 2]
    a[1:2] = a[1:]
    a[1:2:3]
    a[1] += 1
    a.b += 1
    a[1:2] += x
    del x, a[0], a.b, a[1:2]
    return 1 if a else 2
