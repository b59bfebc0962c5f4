"""What CPython says of wrong arguments to functions and methods that it has in C."""
import bisect
import contextvars
import functools
import heapq
import itertools
import operator
import queue
import random
import threading
import time

count = 0
lock = threading.Lock()
context = contextvars.copy_context()
variable = contextvars.ContextVar('variable')
simple = queue.SimpleQueue()
generator = (n for n in range(3))
calls = '''
operator.add(1)|operator.add(1, 2, 3)|operator.neg()|operator.invert(1, 2)|operator.add(a=1)|operator.itemgetter()
operator.contains('abc')|operator.attrgetter(k=1)|operator.length_hint()
itertools.accumulate()|itertools.accumulate([1], 2, 3)|itertools.accumulate([1], zz=1)|itertools.batched([1])
itertools.batched([1], 'n')|itertools.batched([1], 2, 3)|itertools.chain(k=1)|itertools.chain.from_iterable()
itertools.chain.from_iterable([], [])|itertools.combinations([1])|itertools.combinations([1], None)
itertools.combinations([1], 2, 3)|itertools.count(1, 2, 3)|itertools.cycle()|itertools.islice()|itertools.islice([])
itertools.islice([], 1, 2, 3, 4)|itertools.pairwise([], 1)|itertools.permutations([], -1)|itertools.product(zz=1)
itertools.repeat(1, 'x')|itertools.repeat(1, None)|itertools.starmap(print)|itertools.tee([], -1)|itertools.tee([], 'x')
itertools.groupby()|itertools.groupby([], key=1, zz=2)|itertools.compress([1])|itertools.takewhile(print)
heapq.heappush([1])|heapq.heappush(1, 2)|heapq.heappush(None, 2)|heapq.heappop()|heapq.heappop((1, 2))
heapq.heapify((3, 1))|heapq.heappop_max()|heapq.heappush_max([1])|heapq.heappushpop('ab', 'a')|heapq.heapreplace(1, 2)
bisect.bisect([1])|bisect.insort(1, 2)|bisect.bisect([1], 2, 3, 4, 5)|bisect.bisect([1], a=1, x=1)
functools.reduce(print)|functools.reduce(print, 5)|functools.cmp_to_key()|functools.partialmethod(1)
functools.singledispatchmethod(1)|functools.reduce(print, [], 1, 2)
time.time(1)|time.perf_counter(a=1)|time.sleep()|time.sleep(1, 2)|time.mktime()|time.mktime(1, 2)
lock.release(1)|lock.locked(1)|lock.__enter__(1)|lock.acquire(zz=1)|lock.acquire(1, 2, 3)
context.copy(1)|context.run()|variable.get(1, 2)|variable.set()|variable.reset(1, 2)|contextvars.copy_context(1)
simple.put()|simple.put(zz=1)|simple.put(item=1)|simple.empty(1)|simple.qsize(1)
random.random(1)|random.getrandbits(None)|random.getrandbits(-1)|random.getrandbits()
generator.send()|generator.close(1)|[].append()|[].append(k=1)|[].index()|{}.get()|{}.get(k=1)|'a'.find(k=1)
'a'.upper(1)|'a'.center()|'a'.count(None)|'a'.encode(None)|b'a'.center(3, None)|frozenset().copy(1)|frozenset().isdisjoint()
ValueError().add_note()|ValueError().with_traceback()|property().getter()|format(1, None)|pow(zz=1)|round(zz=1)
'a'.expandtabs(1, zz=1)|'a'.removeprefix(None)
'''
for call in calls.replace('\n', '|').strip('|').split('|'):
    count += 1
    try:
        print(call, '->', repr(eval(call)))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
print(count)
