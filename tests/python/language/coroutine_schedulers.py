"""Generators as coroutines: schedulers, delegation, what throw and close do."""
from collections import deque
import heapq, inspect, types


class Task:
    _ids = iter(range(1, 100))

    def __init__(self, target):
        self.tid, self.target, self.sendval = (next(Task._ids), target, None)

    def run(self):
        return self.target.send(self.sendval)

    def __repr__(self):
        return f'<Task {self.tid} {self.target.__name__}>'


class SystemCall:
    pass


class GetTid(SystemCall):

    def handle(self, s, t):
        t.sendval = t.tid
        s.ready.append(t)


class NewTask(SystemCall):

    def __init__(self, target):
        self.target = target

    def handle(self, s, t):
        t.sendval = s.new(self.target)
        s.ready.append(t)


class WaitTask(SystemCall):

    def __init__(self, tid):
        self.tid = tid

    def handle(self, s, t):
        if self.tid in s.tasks:
            s.waiting.setdefault(self.tid, []).append(t)
            t.sendval = True
        else:
            t.sendval = False
            s.ready.append(t)


class Scheduler:

    def __init__(self):
        self.ready, self.tasks, self.waiting = (deque(), {}, {})

    def new(self, target):
        t = Task(target)
        self.tasks[t.tid] = t
        self.ready.append(t)
        return t.tid

    def loop(self):
        while self.tasks:
            t = self.ready.popleft()
            try:
                r = t.run()
            except StopIteration as e:
                print('exit', t, '->', e.value)
                del self.tasks[t.tid]
                self.ready.extend(self.waiting.pop(t.tid, []))
                continue
            if isinstance(r, SystemCall):
                r.handle(self, t)
            else:
                t.sendval = None
                self.ready.append(t)


def foo(n):
    tid = (yield GetTid())
    for i in range(n):
        print('foo', tid, i)
        yield
    return f'foo{tid}'


def main():
    child = (yield NewTask(foo(2)))
    print('waiting for', child)
    print('waited', (yield WaitTask(child)))
    print((yield WaitTask(99)))


s = Scheduler()
s.new(main())
s.new(foo(1))
s.loop()


def averager():
    total = n = 0
    avg = None
    while True:
        x = (yield avg)
        if x is None:
            return (n, avg)
        total += x
        n += 1
        avg = total / n


def grouper(res, key):
    while True:
        res[key] = (yield from averager())


res = {}
g = grouper(res, 'k')
next(g)
print([g.send(v) for v in (10, 20, 33)])
try:
    g.send(None)
except RuntimeError as e:
    print(e)
print(res, inspect.getgeneratorstate(g))
g.close()
print(inspect.getgeneratorstate(g), g.gi_frame)


def sub():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('sub caught', e)
        yield 'recovered'
    finally:
        print('sub finally')


def outer():
    r = (yield from sub())
    print('r', r)
    yield 3


g = outer()
print(next(g), g.throw(ValueError('v')), next(g), list(g), g.gi_yieldfrom)


def bad():
    try:
        yield
    except GeneratorExit:
        yield 5


b = bad()
next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
CASES_1 = [
    lambda: next(g),
    lambda: (lambda: (yield))().send(5),
    lambda: sub().throw(TypeError),
    lambda: list(stopper()),
]
for fn in CASES_1:

    def stopper():
        yield 1
        raise StopIteration('inside')
    try:
        print(fn())
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))


def rec():
    yield from rec2()


def rec2():
    yield next(gg)


gg = rec()
try:
    next(gg)
except ValueError as e:
    print(e)


@types.coroutine
def switch():
    x = (yield 'switch')
    return x


async def co():
    a = await switch()
    b = await switch()
    return a + b


c = co()
print(c.send(None), c.send(1), c.cr_await is not None, inspect.getcoroutinestate(c))
try:
    c.send(2)
except StopIteration as e:
    print('value', e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


class Aw:

    def __init__(s, n):
        s.n = n

    def __await__(s):
        for i in range(s.n):
            yield i
        return 'aw'


async def m():
    return await Aw(2)


c = m()
print(c.send(None), c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)


def lines():
    yield from (l for l in ['a', '', 'b'])


def grep(p, it):
    return (x for x in it if p in x)


print(list(grep('a', lines())), sum((x * x for x in range(4))), dict(((k, 1) for k in 'ab')),
      (i for i in [1]).__next__())


def count(n):
    while True:
        v = (yield n)
        n = v if v is not None else n + 1


k = count(3)
print(next(k), next(k), k.send(10), next(k))
del k
