"""A scheduler of tasks with deadlines: order, formats, dates, a table."""
# status: 1
import heapq
import itertools
import operator
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Callable, Iterable, Self
import math
import locale
import textwrap

COUNTER = itertools.count()


@dataclass(order=True, slots=True, kw_only=True)
class Task:
    deadline: datetime
    priority: int = 5
    seq: int = field(default_factory=lambda: next(COUNTER))
    name: str = field(compare=False)
    run: Callable[[], float] = field(compare=False, repr=False, default=lambda: 1.0)
    deps: frozenset[str] = field(compare=False, default=frozenset())

    def __rshift__(self, other: 'Task') -> 'Task':
        other.deps |= {self.name}
        return other

    def __format__(self, spec: str) -> str:
        match spec:
            case '':
                return str(self)
            case 'short':
                return f'{self.name}@{self.deadline:%H:%M}'
            case _ if spec.startswith('>') or spec.startswith('<'):
                return format(self.name, spec)
            case _:
                raise ValueError(f'Unknown format code {spec!r}')


class Scheduler:
    def __init__(self, start: datetime):
        self.now, self.heap, self.done, self.late = start, [], {}, []

    def __iadd__(self, task: Task) -> Self:
        heapq.heappush(self.heap, task)
        return self

    def __contains__(self, name: object) -> bool:
        return any(t.name == name for t in self.heap)

    def __len__(self):
        return len(self.heap)

    def __iter__(self):
        return self

    def __next__(self) -> Task:
        blocked = []
        try:
            while self.heap:
                t = heapq.heappop(self.heap)
                if t.deps <= self.done.keys():
                    self.now += timedelta(minutes=t.run())
                    self.done[t.name] = self.now
                    if self.now > t.deadline:
                        self.late.append((t.name, self.now - t.deadline))
                    return t
                blocked.append(t)
            if blocked:
                raise RuntimeError('cyclic: ' + ', '.join(sorted(map(operator.attrgetter('name'), blocked))))
            raise StopIteration
        finally:
            for t in blocked:
                heapq.heappush(self.heap, t)


start = datetime(2026, 3, 1, 9)
at = lambda m: start + timedelta(minutes=m)
a = Task(name='fetch', deadline=at(30), run=lambda: 12.5)
b = Task(name='parse', deadline=at(20))
c = Task(name='store', deadline=at(20), priority=1, run=lambda: 40)
d = Task(name='mail', deadline=at(60))
a >> b >> c
s = Scheduler(start)
for t in (a, b, c, d):
    s += t
print(len(s), 'mail' in s, 'nope' in s, f'{a:short} {b:>8}|{b:<8}|')
for t in s:
    print(f'{s.now:%H:%M:%S} {t:short}')
for name, by in s.late:
    print(f'{name} late by {by} = {by.total_seconds():,.0f} s = {by / timedelta(hours=1):.3f} h')
rows = [('task', 'finished'), *((n, f'{w:%I:%M %p}') for n, w in s.done.items())]
widths = [max(map(len, col)) for col in zip(*rows)]
for i, row in enumerate(rows):
    print(' | '.join(f'{cell:^{w}}' for cell, w in zip(row, widths)))
    if i == 0:
        print('-+-'.join('-' * w for w in widths))
try:
    format(a, 'x')
except ValueError as e:
    print(e)
try:
    Task('x')
except TypeError as e:
    print(e)
try:
    a < 5
except TypeError as e:
    print(e)
x, y = Task(name='x', deadline=at(1)), Task(name='y', deadline=at(1))
x >> y >> x
s += x
s += y
next(s)
