"""Subclasses of lists, tuples, sets and dicts compare what is in them, also if that has `__eq__` in Python."""


class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return f'E{self.v}'


from collections import OrderedDict, UserList, deque, namedtuple, Counter


class L(list):
    pass


class T(tuple):
    pass


class D(dict):
    pass


class S(set):
    pass


P = namedtuple('P', 'a b')
a = lambda: [E(1), E(2)]
b = lambda: [E(1), E(3)]
for K in (
    L,
    T,
    list,
    tuple,
    deque,
    UserList,
    lambda x: P(*x),
    S,
    set,
    frozenset,
    lambda x: D(k=x),
    lambda x: dict(zip(x, x)),
    lambda x: D(zip('ab', x)),
    lambda x: OrderedDict(zip('ab', x)),
    lambda x: Counter(x),
    lambda x: D.fromkeys(x),
):
    out = [K(a()) == K(a()), K(a()) != K(a()), K(a()) == K(b()), K(a()) != K(b())]
    try:
        out += [K(a()) < K(b()), K(b()) <= K(a()), K(a()) <= K(a()), K(a()) > K(b())]
    except TypeError as e:
        out.append(str(e))
    print(out)
print(
    L(a()) == a(),
    a() == L(a()),
    T(a()) == tuple(a()),
    tuple(a()) == T(a()),
    P(*a()) == tuple(a()),
    D(zip('ab', a())) == dict(zip('ab', a())),
    dict(zip('ab', a())) == D(zip('ab', a())),
    OrderedDict(zip('ab', a())) == dict(zip('ab', a())),
)
print(
    L(a()) < b(),
    b() > L(a()),
    E(1) in L(a()),
    L(a()).index(E(2)),
    L(a()).count(E(1)),
    T(a()).index(E(2)),
    max(L(a())),
    sorted(L(b()), reverse=True),
    a() + L(b()),
    L(a()) + b(),
    L(a()) * 2 == L(a()) + a(),
)
x = L(a())
x.remove(E(1))
print(x, x == [E(2)], [E(2)] == x, hash(T(a())) == hash(tuple(a())), {T(a()): 1}[tuple(a())])
from dataclasses import dataclass


@dataclass(frozen=True)
class K:
    a: int
    b: str = ''


Pt = namedtuple('Pt', 'k v')
d = {Pt(K(1), 2): 'x'}
print(
    d[Pt(K(1), 2)],
    Pt(K(1), 2) in d,
    Pt(K(1), 2) == (K(1), 2),
    Pt(K(1), 2) == Pt(K(2), 2),
    {Pt(K(1), 1), Pt(K(1), 1)},
    [Pt(K(1), 1)].index(Pt(K(1), 1)),
    Pt(K(1), 1) != (K(1), 1),
)


class LL(list):
    def __eq__(self, o):
        print('LL.eq')
        return super().__eq__(o)

    def __ne__(self, o):
        return super().__ne__(o)


print(
    LL([K(1)]) == [K(1)],
    [K(1)] == LL([K(1)]),
    LL([K(1)]) != [K(2)],
    list.__eq__([K(1)], [K(1)]),
    (1,).__eq__(3),
    [1].__eq__((1,)),
)


class N(float):
    pass


n = N('nan')
print(n == n, n != n, N(1) == 1, N(1) < 2, [n] == [n])


class I(int):
    pass


print(I(3) == 3.0, I(3) != 4, I(3) < I(4), I(1) == True, {I(3): 1}[3], 'a' == I(3), I(2) <= 1.5)
try:
    I(1) < 'a'
except TypeError as e:
    print(e)


class ST(str):
    pass


print(ST('a') == 'a', ST('a') < 'b', ST('a') in ['a'], 'b' > ST('a'))
