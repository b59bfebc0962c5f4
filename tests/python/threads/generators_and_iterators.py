"""Iterators that several threads use: what goes wrong with a generator, and the tools of 3.15 that make it right."""
import itertools
import threading
import time


def together(n, f):
    threads = [threading.Thread(target=f, name=f't{i}') for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def slow(n):
    for i in range(n):
        time.sleep(0.005)
        yield i


print('-- a generator runs in one thread at a time')
g, got, errors = slow(10), [], []


def take():
    try:
        for item in g:
            got.append(item)
    except ValueError as e:
        errors.append(str(e))


together(3, take)
print(got == list(range(10)), errors)

print('-- serialize_iterator')
shared = threading.serialize_iterator(slow(12))
got = []
together(3, lambda: [got.append(item) for item in shared])
print(sorted(got), iter(shared) is shared, next(shared, 'end'))

print('-- synchronized_iterator')


@threading.synchronized_iterator
def numbers(n):
    """Counts."""
    for i in range(n):
        time.sleep(0.001)
        yield i


got = []
it = numbers(15)
together(3, lambda: got.extend(it))
print(sorted(got) == list(range(15)), numbers.__name__, numbers.__doc__)

print('-- concurrent_tee')
a, b = threading.concurrent_tee(slow(6), n=2)
results = {}


def drain(name, it):
    results[name] = list(it)


threads = [threading.Thread(target=drain, args=pair) for pair in (('a', a), ('b', b))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)

print('-- a lock of one\'s own')


class Locked:
    def __init__(self, it):
        self.it, self.lock = iter(it), threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.it)


got = []
it = Locked(slow(9))
together(3, lambda: got.extend(it))
print(sorted(got))

print('-- itertools.count as a counter: one step each')
counter, taken = itertools.count(1), []
together(4, lambda: [taken.append(next(counter)) for _ in range(50)])
print(len(set(taken)), max(taken), next(counter))

print('-- list.append, dict of lists, pop: what is one step stays whole')
items, popped = [], []
together(4, lambda: [items.append(i) for i in range(200)])
print(len(items))


def pops():
    while True:
        try:
            popped.append(items.pop())
        except IndexError:
            return


together(4, pops)
print(len(popped), items)
changing = {}


def fill():
    for i in range(100):
        changing[threading.current_thread().name, i] = i


together(3, fill)
print(len(changing))
d = dict.fromkeys(range(5))
try:
    for key in d:
        t = threading.Thread(target=d.setdefault, args=(key + 100, None))
        t.start()
        t.join()
except RuntimeError as e:
    print(e)
