"""A calculator with a grammar, words in a tree, shortest paths, coroutines that are sent things."""
# status: 1

import functools
import heapq
import math
import operator
import re
import string
from collections import ChainMap, UserDict, defaultdict, deque, namedtuple

Token = namedtuple('Token', 'type value line column', defaults=[0, 0])


class LexError(SyntaxError):
    pass


def tokenize(code):
    spec = [
        ('NUMBER', r'\d+(\.\d*)?'),
        ('ASSIGN', r':='),
        ('END', r';'),
        ('ID', r'[A-Za-z_]\w*'),
        ('OP', r'[+\-*/^(),<>=]'),
        ('NEWLINE', r'\n'),
        ('SKIP', r'[ \t]+|#.*'),
        ('MISMATCH', r'.'),
    ]
    rx = re.compile('|'.join('(?P<%s>%s)' % p for p in spec))
    line, start = 1, 0
    for mo in rx.finditer(code):
        kind, value, col = mo.lastgroup, mo.group(), mo.start() - start
        if kind == 'NUMBER':
            value = float(value) if '.' in value else int(value)
        elif kind == 'NEWLINE':
            start, line = mo.end(), line + 1
            continue
        elif kind == 'SKIP':
            continue
        elif kind == 'MISMATCH':
            raise LexError(
                f'{value!r} unexpected on line {line}', ('<calc>', line, col + 1, code.splitlines()[line - 1])
            )
        yield Token(kind, value, line, col)


class Parser:
    PREC = {
        '<': (1, 'L', operator.lt),
        '+': (2, 'L', operator.add),
        '-': (2, 'L', operator.sub),
        '*': (3, 'L', operator.mul),
        '/': (3, 'L', operator.truediv),
        '^': (4, 'R', operator.pow),
    }

    def __init__(self, code):
        self.toks = deque(tokenize(code))

    def peek(self):
        return self.toks[0] if self.toks else Token('EOF', None)

    def expr(self, env, lvl=1):
        v = self.atom(env)
        while (t := self.peek()).value in self.PREC and self.PREC[t.value][0] >= lvl:
            self.toks.popleft()
            p, assoc, fn = self.PREC[t.value]
            v = fn(v, self.expr(env, p + (assoc == 'L')))
        return v

    def atom(self, env):
        t = self.toks.popleft()
        match t:
            case Token('NUMBER', v):
                return v
            case Token('ID', name) if self.peek().value == '(':
                self.toks.popleft()
                args = []
                while self.peek().value != ')':
                    args.append(self.expr(env))
                    if self.peek().value == ',':
                        self.toks.popleft()
                self.toks.popleft()
                return env[name](*args)
            case Token('ID', name):
                return env[name]
            case Token('OP', '('):
                v = self.expr(env)
                assert self.toks.popleft().value == ')', 'expected )'
                return v
            case Token('OP', '-'):
                return -self.atom(env)
        raise SyntaxError(f'bad token {t}')

    def run(self, env):
        while self.toks:
            if len(self.toks) > 1 and self.toks[1].type == 'ASSIGN':
                name = self.toks.popleft().value
                self.toks.popleft()
                env[name] = self.expr(env)
            else:
                print('=>', self.expr(env))
            if self.toks:
                self.toks.popleft()


env = ChainMap({}, {'pi': math.pi, 'max': max, 'sqrt': math.sqrt})
Parser('x := 3 + 4*2; # c\n y := 2^3^2;\n x*(y-1)/max(1,x); -x^2; sqrt(16) < 5;').run(env)
print(env.maps[0], env.new_child({'x': 0})['x'], env.parents is not env)
for bad in ('1 + $', '(1 + 2', 'foo(3)', '1 + ', '* 3'):
    try:
        Parser(bad).run(env)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, 'offset', None))


class Trie(UserDict):
    def add(self, w):
        n = self
        for c in w:
            n = n.data.setdefault(c, Trie())
        n.data['$'] = w

    def words(self, prefix=''):
        n = self
        for c in prefix:
            if c not in n:
                return
            n = n[c]
        stack = [n]
        while stack:
            n = stack.pop()
            for k in sorted(n.data, reverse=True):
                yield from [n.data[k]] if k == '$' else ()
                k != '$' and stack.append(n.data[k])


t = Trie()
[t.add(w) for w in 'car cart care cat dog'.split()]
print(sorted(t.words('car')), list(t.words('z')), len(t), 'c' in t)
G = {'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}}


def dijkstra(g, s):
    dist, pq = defaultdict(lambda: math.inf, {s: 0}), [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]:
            continue
        for v, w in g[u].items():
            if (nd := d + w) < dist[v]:
                dist[v] = nd
                heapq.heappush(pq, (nd, v))
    return dict(dist)


print(
    dijkstra(G, 'a'),
    heapq.nlargest(2, [3, 1, 4], key=lambda x: -x),
    list(heapq.merge([1, 4], [2, 3], reverse=False)),
    heapq.heappushpop([2, 3], 1),
)


def coroutine(f):
    @functools.wraps(f)
    def start(*a, **k):
        g = f(*a, **k)
        next(g)
        return g

    return start


@coroutine
def broadcast(targets):
    while True:
        try:
            item = yield
        except ValueError as e:
            print('broadcast got', e)
            continue
        for t in targets:
            t.send(item)


@coroutine
def printer(tag):
    try:
        while True:
            print(tag, (yield))
    finally:
        print(tag, 'closed')


@coroutine
def averager():
    total = n = 0
    avg = None
    while (x := (yield avg)) is not None:
        total += x
        n += 1
        avg = total / n
    return n, avg


b = broadcast([printer('A'), printer('B')])
b.send(1)
b.throw(ValueError('x'))
b.send(2)
b.close()
av = averager()
print(av.send(10), av.send(20))
try:
    av.send(None)
except StopIteration as e:
    print(e.value, av.gi_frame)
print('straße'.upper(), 'Ǆ'.title(), 'ß'.casefold())
print(
    string.capwords('hello big world'),
    'a-b_c'.translate(str.maketrans('-_', '  ')),
    'x'.center(7, '*'),
    '%-5s|%05.1f|%+d|%x|%e' % ('ab', 3.14159, 5, 255, 12345.678),
    '{:>{w}.{p}f}|{!r:^8}|{:,}|{:#b}|{:%}'.format(3.14159, 'q', 1234567, 5, 0.25, w=8, p=2),
    'tab\tx'.expandtabs(4),
    'aXbXc'.rsplit('X', 1),
    'abc'.partition('z'),
    '1_000'.isidentifier(),
    'Ⅷ'.isnumeric(),
    'a\u2028b'.splitlines(),
)
Parser('1 2').run({})
next(averager().send)
