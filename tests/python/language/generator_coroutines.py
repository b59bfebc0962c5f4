"""Generators as coroutines: averagers, pipelines by send, a scheduler of tasks, delegation, trampolines, closing."""
import functools
import types
from collections import deque, namedtuple
from collections.abc import Generator

Result = namedtuple('Result', 'count average')


def coroutine(function):
    @functools.wraps(function)
    def primed(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator
    return primed


def averager() -> Generator[float, float, Result]:
    total, count, average = 0.0, 0, None
    while True:
        term = yield average
        if term is None:
            break
        total += term
        count += 1
        average = total / count
    return Result(count, average)


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
for key, values in {'girls;kg': [40.9, 38.5, 44.3], 'boys;kg': [39.0, 40.8, 43.2, 40.8]}.items():
    group = grouper(results, key)
    next(group)
    for value in values:
        group.send(value)
    group.send(None)
for key, (count, average) in sorted(results.items()):
    name, unit = key.split(';')
    print(f'{count:2} {name:5} averaging {average:.2f}{unit}')


@coroutine
def grep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        print('grep closed')
        target.close()
        raise


@coroutine
def printer(prefix):
    n = 0
    try:
        while True:
            print(prefix, n := n + 1, (yield))
    finally:
        print('printer saw', n)


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


pipe = broadcast(grep('python', printer('>')), grep('snake', printer('*')))
for line in 'a python', 'a snake', 'a python is a snake':
    pipe.send(line)
pipe.close()
del pipe


class Scheduler:
    def __init__(self):
        self.ready, self.log = deque(), []

    def spawn(self, name, generator):
        self.ready.append((name, generator))

    def run(self):
        while self.ready:
            name, task = self.ready.popleft()
            try:
                self.log.append(f'{name}:{task.send(None)}')
                self.ready.append((name, task))
            except StopIteration as stop:
                self.log.append(f'{name}={stop.value}')


def countdown(n):
    while n:
        yield n
        n -= 1
    return 'lift off'


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


scheduler = Scheduler()
scheduler.spawn('c', countdown(3))
scheduler.spawn('f', fibonacci(4))
scheduler.run()
print(*scheduler.log)


def trampoline(generator):
    stack, value = [generator], None
    while stack:
        try:
            value = stack[-1].send(value)
            if isinstance(value, types.GeneratorType):
                stack.append(value)
                value = None
        except StopIteration as stop:
            stack.pop()
            value = stop.value
    return value


def depth(n):
    return 0 if n == 0 else 1 + (yield depth(n - 1))


print(trampoline(depth(5000)))


class DemoException(Exception):
    pass


def demo():
    print('started')
    try:
        while True:
            try:
                x = yield
            except DemoException as error:
                print('handled', repr(error))
            else:
                print('received', x)
    finally:
        print('ending')


d = demo()
print(d.gi_frame is not None, d.gi_running)
try:
    d.send(1)
except TypeError as error:
    print(error)
next(d)
d.send(11)
d.throw(DemoException('why'))
try:
    d.throw(ZeroDivisionError('thrown'))
except ZeroDivisionError as error:
    print(error, d.gi_frame)
try:
    next(d)
except StopIteration as stop:
    print('over', stop.value)


@types.coroutine
def switch():
    got = yield 'switch'
    return got


async def asks():
    return [await switch(), await switch()]


a = asks()
print(a.send(None), a.send(1))
try:
    a.send(2)
except StopIteration as stop:
    print(stop.value)
