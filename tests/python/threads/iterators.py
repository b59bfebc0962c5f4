"""Iterators that several threads may use (3.15)."""
import threading


def numbers(n):
    for i in range(n):
        yield i


safe = threading.serialize_iterator(numbers(100))
taken = []


def take():
    for x in safe:
        taken.append(x)


threads = [threading.Thread(target=take) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(taken) == list(range(100)))


@threading.synchronized_iterator
def counted(n):
    """Counts."""
    yield from range(n)


c = counted(3)
print(counted.__name__, counted.__doc__, type(c).__name__, list(c))
a, b, d = threading.concurrent_tee(iter('abc'), n=3)
print(list(a), next(b), list(d), list(b))
print(type(a).__name__)
try:
    threading.serialize_iterator(3)
except TypeError as e:
    print(e)
try:
    threading.concurrent_tee('abc', n=-1)
except ValueError as e:
    print(e)
s = threading.serialize_iterator(numbers(3))
print(s.send(None), iter(s) is s, next(s))
s.close()
print(list(s))
s = threading.serialize_iterator(numbers(3))
next(s)
try:
    s.throw(KeyError('x'))
except KeyError as e:
    print(repr(e))
print(type(s))
