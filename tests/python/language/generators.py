"""Generators: next, send, throw, close, return values, yield from."""


def simple():
    print("started")
    x = yield 1
    print("got", x)
    y = yield x * 2
    print("got", y)
    return "result"


g = simple()
print(next(g))
print(g.send(10))
try:
    g.send(20)
except StopIteration as e:
    print("value", e.value)
print(list(g))


def average():
    total = count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


a = average()
next(a)
print([a.send(n) for n in (10, 20, 60)])
a.close()


def careful():
    while True:
        try:
            x = yield "waiting"
            print("received", x)
        except ValueError as e:
            print("handled", e)
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")


c = careful()
print(next(c), c.send(1), c.throw(ValueError("oops")))
c.close()
c.close()


def inner():
    try:
        got = yield "i1"
        print("inner got", got)
    except KeyError as e:
        print("inner handled", repr(e))
    yield "i2"
    return "inner result"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from [7, 8]
    yield from "ab"
    return "done"


o = outer()
print(next(o), o.send("hello"), list(o))
o = outer()
print(next(o), o.throw(KeyError("k")), next(o))


def chain():
    print("chain returned", (yield from outer()))


print(list(chain()))
for bad in (lambda: simple().send(1), lambda: next(iter(())), lambda: simple().throw(ValueError("fresh"))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def leaks():
    yield 1
    raise StopIteration("inside")


try:
    list(leaks())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def busy():
    yield next(me)


me = busy()
try:
    next(me)
except ValueError as e:
    print(e)
print(repr(simple())[:24], simple().__name__, (x for x in ()).__name__, type(g).__name__)
fib = (lambda: (yield))()
print(next(fib), fib.gi_running if hasattr(fib, "gi_running") else False)
