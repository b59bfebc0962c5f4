"""A parser and evaluator with patterns, run in threads; patterns of every kind."""
import operator, re, sys
from functools import reduce
from dataclasses import dataclass
import threading


@dataclass
class Num:
    v: float


@dataclass
class Bin:
    op: str
    l: object
    r: object


@dataclass
class Neg:
    e: object


class ParseError(Exception):

    def __init__(self, msg, pos):
        super().__init__(f'{msg} at {pos}')
        self.pos = pos


class Parser:
    TOK = re.compile('\\s*(?:(\\d+\\.?\\d*)|(.))')

    def __init__(self, s):
        self.toks = [(m.start(m.lastindex), m.group(m.lastindex), m.lastindex) for m in self.TOK.finditer(s) if m.lastindex]
        self.i = 0

    def peek(self):
        return self.toks[self.i][1] if self.i < len(self.toks) else None

    def eat(self, t=None):
        if self.peek() is None or (t and self.peek() != t):
            raise ParseError(f"expected {t or 'token'}, got {self.peek()!r}", self.i)
        self.i += 1
        return self.toks[self.i - 1][1]

    def expr(self, prec=0):
        PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}
        if self.peek() == '-':
            self.eat()
            left = Neg(self.expr(2))
        elif self.peek() == '(':
            self.eat()
            left = self.expr()
            self.eat(')')
        else:
            t = self.eat()
            try:
                left = Num(float(t))
            except ValueError:
                raise ParseError(f'bad token {t!r}', self.i - 1) from None
        while (op := self.peek()) in PREC and PREC[op] > prec:
            self.eat()
            left = Bin(op, left, self.expr(PREC[op] - (op == '^')))
        return left


def ev(e):
    match e:
        case Num(v):
            return v
        case Neg(x):
            return -ev(x)
        case Bin('+', l, r):
            return ev(l) + ev(r)
        case Bin('-', l, r):
            return ev(l) - ev(r)
        case Bin('*' | '/' as op, l, r):
            return operator.mul(ev(l), ev(r)) if op == '*' else ev(l) / ev(r)
        case Bin('^', Num(2.0), r):
            return 2 ** ev(r)
        case Bin(op, l, r) if op == '^':
            return ev(l) ** ev(r)
        case _:
            raise TypeError(e)


out = {}


def calc(s):
    p = Parser(s)
    try:
        tree = p.expr()
        if p.peek() is not None:
            raise ParseError(f'trailing {p.peek()!r}', p.i)
        out[s] = f'{ev(tree):g}'
    except (ParseError, ArithmeticError) as e:
        out[s] = f'{type(e).__name__}: {e}'


exprs = ['1 + 2 * 3', '(1+2)*3', '-2^2', '2^3^2', '10/4-1', '1/0', '2 +', '(1', '3 $ 4', '1 2', '--5']
ts = [threading.Thread(target=calc, args=(s,)) for s in exprs]
[t.start() for t in ts]
[t.join() for t in ts]
for s in exprs:
    print(f'{s:>10} = {out[s]}')
print(Parser('1+2').expr())


def shape(x):
    match x:
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [1, *rest]:
            return f'starts with 1, then {rest}'
        case {'type': 'circle', 'r': r, **other}:
            return f'circle {r} {other}'
        case {'type': t}:
            return t
        case int() | float() as n if n > 100:
            return 'big'
        case int(n):
            return f'int {n}'
        case str() as s:
            return f'str {s!r}'
        case None | False:
            return 'nothing'
        case complex(real=r, imag=i):
            return f'{r}+{i}i'
        case sys.maxsize:
            return 'never'
        case [[a, b], [c, d]]:
            return a * d - b * c
        case [a, b, *_, z]:
            return (a, z)
        case _:
            return '?'


CASES_1 = [
    [],
    [5],
    [1, 2, 3],
    {'type': 'circle', 'r': 2, 'c': 'red'},
    {'type': 'sq'},
    500,
    7,
    'hi',
    None,
    False,
    2j,
    [[1, 2], [3, 4]],
    (9, 8, 7, 6),
    {1, 2},
    1.5,
    b'b',
]
for x in CASES_1:
    print(shape(x), end='; ')
