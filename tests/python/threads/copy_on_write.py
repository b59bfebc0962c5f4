"""A mapping whose readers never lock, with transactions that may conflict."""
# status: 1
import threading
import json
import time
from types import MappingProxyType
from collections.abc import MutableMapping
from contextlib import contextmanager
from copy import deepcopy
from typing import Iterator, Any


class VersionConflict(Exception):
    def __init__(self, expected, actual):
        self.expected, self.actual = expected, actual

    def __str__(self):
        return f'expected v{self.expected}, found v{self.actual}'

    def __reduce__(self):
        return type(self), (self.expected, self.actual)


class SnapshotDict(MutableMapping):
    """Copy-on-write: readers never lock."""

    def __init__(self, *args, **kw):
        self._data = MappingProxyType(dict(*args, **kw))
        self._lock = threading.Lock()
        self.version = 0

    def _swap(self, fn):
        with self._lock:
            d = dict(self._data)
            r = fn(d)
            self._data, self.version = MappingProxyType(d), self.version + 1
            return r

    def __getitem__(self, k):
        return self._data[k]

    def __setitem__(self, k, v):
        self._swap(lambda d: d.__setitem__(k, v))

    def __delitem__(self, k):
        self._swap(lambda d: d.__delitem__(k))

    def __iter__(self) -> Iterator:
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __or__(self, other):
        return type(self)(self._data | other)

    def __repr__(self):
        return f'<v{self.version} {dict(self._data)}>'

    @contextmanager
    def transaction(self):
        v, d = self.version, deepcopy(dict(self._data))
        yield d
        with self._lock:
            if v != self.version:
                raise VersionConflict(v, self.version)
            self._data, self.version = MappingProxyType(d), v + 1


s = SnapshotDict(a=1, b=[2])
snap = s._data
s['c'] = 3
del s['a']
print(s, snap, len(snap), s | {'z': 0}, s.pop('c'), s.popitem(), bool(s))
with s.transaction() as d:
    d['x'] = {'deep': [1]}
print(s)
try:
    with s.transaction() as d:
        d['y'] = 1
        s['other'] = 2
except VersionConflict as e:
    print('conflict:', e, e.args)
retries = 0


def bump(n):
    global retries
    for _ in range(n):
        while True:
            try:
                with s.transaction() as d:
                    d['n'] = d.get('n', 0) + 1
                break
            except VersionConflict:
                retries += 1


ts = [threading.Thread(target=bump, args=(50,)) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(s['n'], retries >= 0, s.keys() >= {'n', 'x'}, json.dumps(dict(s), sort_keys=True))
try:
    snap['q'] = 1
except TypeError as e:
    print(e)
import pickle
e = pickle.loads(pickle.dumps(VersionConflict(1, 2)))
print(repr(e), e)
s['missing']
