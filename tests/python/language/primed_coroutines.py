"""Averager coroutines: primed by a decorator, closed, thrown at, delegated to."""
from functools import wraps
from collections import namedtuple
from inspect import getgeneratorstate
import inspect
Result = namedtuple('Result', 'count average')
def coroutine(func):
    """Decorator: primes `func` by advancing to first `yield`"""
    @wraps(func)
    def primer(*args, **kwargs):
        gen = func(*args, **kwargs)
        next(gen)
        return gen
    return primer
@coroutine
def averager():
    total, count, average = 0.0, 0, None
    while True:
        term = yield average
        if term is None:
            break
        total += term
        count += 1
        average = total / count
    return Result(count, average)
class DemoException(Exception):
    """An exception type for the demonstration."""
def demo_exc_handling():
    print('-> coroutine started')
    try:
        while True:
            try:
                x = yield
            except DemoException:
                print('*** DemoException handled. Continuing...')
            else:
                print(f'-> coroutine received: {x!r}')
    finally:
        print('-> coroutine ending')
g = averager()
print(getgeneratorstate(g), g.send(10), g.send(30), g.send(5))
try:
    g.send(None)
except StopIteration as e:
    print(repr(e), e.value, e.args)
print(getgeneratorstate(g))
d = demo_exc_handling()
print(inspect.getgeneratorstate(d))
next(d); d.send(11); d.throw(DemoException); d.send(22)
print(inspect.getgeneratorlocals(d))
try:
    d.throw(ZeroDivisionError('div'))
except ZeroDivisionError as e:
    print(type(e), e)
d.close()
def inner():
    total = []
    while (x := (yield len(total))) is not None:
        total.append(x)
    return total
def grouper(results, key):
    while True:
        results[key] = yield from inner()
results = {}
for key, values in {'girls;kg': [40.9, 38.5], 'boys;m': [1.38, 1.5, 1.32]}.items():
    group = grouper(results, key)
    next(group)
    for v in values:
        group.send(v)
    group.send(None)
print(results)
for key, r in sorted(results.items()):
    grp, unit = key.split(';')
    print(f'{len(r):2} {grp:5} averaging {sum(r)/len(r):.2f}{unit}')
print(averager.__name__, averager.__doc__, averager.__wrapped__.__name__, coroutine.__doc__)
try:
    averager().send('x')
except TypeError as e:
    print(e)
fresh = demo_exc_handling()
try:
    fresh.send(1)
except TypeError as e:
    print(e)
def broken():
    try:
        yield 1
    except GeneratorExit:
        yield 2
b = broken(); next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
