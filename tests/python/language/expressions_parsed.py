"""A parser and evaluator of arithmetic with structural patterns."""
# status: 1
from dataclasses import dataclass
from typing import Union
import operator
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
import itertools
import functools


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Bin:
    op: str
    left: 'Expr'
    right: 'Expr'


@dataclass(frozen=True)
class Neg:
    arg: 'Expr'


@dataclass(frozen=True)
class Call:
    fn: str
    args: tuple


type Expr = Num | Bin | Neg | Call
TOKEN = re.compile(r'\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[a-z]\w*)|(?P<op>\*\*|[-+*/(),]))')
OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '**': operator.pow}
PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '**': 4}


class ParseError(SyntaxError):
    pass


def tokens(text):
    pos = 0
    text = text.rstrip()
    while pos < len(text):
        if not (m := TOKEN.match(text, pos)):
            raise ParseError(f'bad character {text[pos]!r} at {pos}')
        yield m.lastgroup, m[m.lastgroup]
        pos = m.end()
    yield 'end', ''


class Parser:
    def __init__(self, text):
        self.toks = list(tokens(text))
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def eat(self, value=None):
        kind, tok = self.cur
        if value is not None and tok != value:
            raise ParseError(f'expected {value!r}, got {tok or "end"!r}')
        self.i += 1
        return tok

    def expr(self, limit=0):
        match self.cur:
            case 'num', v:
                self.eat()
                left = Num(float(v))
            case 'name', fn:
                self.eat()
                self.eat('(')
                args = []
                while self.cur[1] != ')':
                    args.append(self.expr())
                    if self.cur[1] == ',':
                        self.eat()
                self.eat(')')
                left = Call(fn, tuple(args))
            case 'op', '-':
                self.eat()
                left = Neg(self.expr(3))
            case 'op', '(':
                self.eat()
                left = self.expr()
                self.eat(')')
            case kind, tok:
                raise ParseError(f'unexpected {kind} {tok!r}')
        while (op := self.cur[1]) in PREC and PREC[op] > limit:
            self.eat()
            left = Bin(op, left, self.expr(PREC[op] - (op == '**')))
        return left


def evaluate(e: Expr) -> float:
    match e:
        case Num(v):
            return v
        case Neg(Num(0)):
            return -0.0
        case Neg(arg):
            return -evaluate(arg)
        case Bin('*', Num(0), _) | Bin('*', _, Num(0)):
            return 0
        case Bin('/', _, Num(0 | 0.0)):
            raise ZeroDivisionError('literal division by zero')
        case Bin(op, l, r):
            return OPS[op](evaluate(l), evaluate(r))
        case Call('max' | 'min' as fn, args) if args:
            return {'max': max, 'min': min}[fn](map(evaluate, args))
        case Call(fn=fn, args=[]):
            raise TypeError(f'{fn}() needs arguments')
        case Call(fn, [_, *rest]):
            raise NameError(f'unknown function {fn} with {len(rest) + 1} argument(s)')


def run(text):
    try:
        tree = Parser(text).expr()
        return f'{text} = {evaluate(tree):g}'
    except (ParseError, ArithmeticError, TypeError, NameError) as e:
        return f'{text} ! {type(e).__name__}: {e}'


with ThreadPoolExecutor(3) as ex:
    for line in ex.map(run, ['1 + 2 * 3', '-2 ** 2', '2 ** 3 ** 2', '(1 + 2) * 3 / 4', 'max(1, 2 * 3, min(9, 8))', '1 / 0', '1 +', '2 $ 3', 'foo(1, 2)', 'bar()', '(1', '0 * foo(1)', '10 - 4 - 3']):
        print(line)
print(Parser('-1 + x(2)').expr())
print(Bin('+', Num(1), Num(2)) == Parser('1+2').expr(), hash(Num(1)) == hash(Num(1.0)), Expr.__value__, Num.__match_args__)
Parser('1 2').expr(), Parser(')').expr()
