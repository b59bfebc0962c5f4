"""Transactional memory with optimistic commits."""
import threading
import random
import time
from contextlib import contextmanager
from functools import wraps
from typing import Any, Callable, Generic, TypeVar
import itertools
import operator

V = TypeVar('V')
_clock = itertools.count(1)
_commit_lock = threading.Lock()
_tx = threading.local()


class Retry(Exception):
    pass


class TVar(Generic[V]):
    def __init__(self, value: V, name: str = '?'):
        self._value, self.version, self.name = value, 0, name

    @property
    def value(self) -> V:
        tx = getattr(_tx, 'current', None)
        return self._value if tx is None else tx.read(self)

    @value.setter
    def value(self, v: V):
        if (tx := getattr(_tx, 'current', None)) is None:
            raise RuntimeError('assignment outside of a transaction')
        tx.writes[self] = v

    def __repr__(self):
        return f'TVar({self.name}={self._value!r} v{self.version})'

    for _op in 'add sub mul'.split():
        def _make(op):
            def method(self, other):
                return op(self.value, getattr(other, 'value', other))
            return method
        locals()[f'__{_op}__'] = _make(getattr(operator, _op))
    del _op, _make


class Transaction:
    def __init__(self):
        self.reads, self.writes = {}, {}

    def read(self, var):
        if var in self.writes:
            return self.writes[var]
        self.reads.setdefault(var, var.version)
        return var._value

    def commit(self):
        with _commit_lock:
            if any(var.version != v for var, v in self.reads.items()):
                return False
            stamp = next(_clock)
            for var, value in self.writes.items():
                var._value, var.version = value, stamp
            return True


stats = {'commits': 0, 'aborts': 0}
stats_lock = threading.Lock()


def atomically(fn: Callable) -> Callable:
    @wraps(fn)
    def run(*args, **kw):
        for attempt in itertools.count():
            _tx.current = tx = Transaction()
            try:
                result = fn(*args, **kw)
            except Retry:
                time.sleep(0.001)
                continue
            finally:
                _tx.current = None
            ok = tx.commit()
            with stats_lock:
                stats['commits' if ok else 'aborts'] += 1
            if ok:
                return result
    return run


a, b = TVar(100, 'a'), TVar(0, 'b')


@atomically
def transfer(src, dst, n):
    if src.value < n:
        raise Retry
    src.value -= n
    time.sleep(0)
    dst.value = dst + n


@atomically
def total():
    return a + b


ts = [threading.Thread(target=lambda: [transfer(a, b, 1) for _ in range(10)]) for _ in range(3)]
late = threading.Thread(target=transfer, args=(b, a, 30))
late.start()
for t in ts:
    t.start()
for t in ts + [late]:
    t.join()
print(a._value, b._value, total(), stats['commits'], stats['aborts'] >= 0)
print(type(a).__add__.__qualname__, sorted(k for k in vars(TVar) if k.startswith('__') and k[2:5] in ('add', 'sub', 'mul')), hasattr(TVar, '_op'))
try:
    a.value = 3
except RuntimeError as e:
    print(e)
print(transfer.__name__, transfer.__wrapped__.__code__.co_varnames, repr(TVar(1, 'z')), TVar[int])
