"""Generators that are sent to: pipelines, averages, delegation; namespaces and patterns."""
# status: 1
from functools import wraps
import re
import sys
from types import SimpleNamespace, MappingProxyType, GeneratorType
from inspect import getgeneratorstate, GEN_CREATED, isgenerator


def coroutine(func):
    @wraps(func)
    def start(*a, **k):
        g = func(*a, **k)
        next(g)
        return g
    return start


@coroutine
def grep(pattern, target):
    rx = re.compile(pattern)
    hits = 0
    try:
        while True:
            line = yield hits
            if m := rx.search(line):
                hits += 1
                target.send((m, line))
    finally:
        print(f'grep {pattern!r} closing after {hits} hits')
        target.close()


@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    except GeneratorExit:
        for t in targets:
            t.close()
        raise


@coroutine
def printer(prefix=''):
    while True:
        m, line = (yield)
        print(prefix, m.span(), m.groupdict() or m.groups(), line.rstrip())


@coroutine
def averager():
    total = count = 0
    avg = None
    while True:
        try:
            x = yield avg
        except ValueError as e:
            print('reset', e)
            total = count = 0
            avg = None
            continue
        total += x
        count += 1
        avg = total / count


g = grep(r'(?P<key>\w+)=(?P<value>\d+)', broadcast(printer('A'), printer('B')))
for line in ['x=1\n', 'nothing', 'yy=22 z=3']:
    n = g.send(line)
print(n, getgeneratorstate(g))
g.close()
print(getgeneratorstate(g), isgenerator(g), type(g) is GeneratorType)
a = averager()
print(a.send(10), a.send(30), a.throw(ValueError('!')), a.send(1))


def inner():
    try:
        x = yield 'inner 1'
        print('inner got', x)
        y = yield 'inner 2'
    except KeyError as e:
        print('inner caught', e)
        yield 'recovered'
    return 'inner result'


def outer():
    r = yield from inner()
    print('outer:', r)
    yield from 'ab'
    return 99


o = outer()
print(next(o), o.send('hello'), o.throw(KeyError('k')), list(o))
ns = SimpleNamespace(a=1, b=SimpleNamespace(c=[2]))
ns.d = 4
print(ns, vars(ns), ns == SimpleNamespace(a=1, b=SimpleNamespace(c=[2]), d=4))
mp = MappingProxyType({'k': 1})
print(mp, mp | {'z': 2})
try:
    mp['q'] = 1
except TypeError as e:
    print(e)
text = 'The year 1999, then 2024-05-06; tel. +1 (555) 010-9999'
print(re.findall(r'\b\d{4}\b', text), re.sub(r'(\d+)-(\d+)', r'\2/\1', text), re.split(r'[;,]\s*', text))
print(re.sub(r'\d+', lambda m: f'<{int(m[0]) * 2}>', 'a1b22'), re.match(r'(?i)THE', text), re.fullmatch('a|ab', 'ab').end())
print([m.start() for m in re.finditer(r'(?<=\()\d+(?=\))', text)], re.compile('x', re.I | re.M), re.escape('a.b*c'))
try:
    re.compile('(unclosed')
except re.error as e:
    print(e, e.pos, e.pattern)
next(o)
