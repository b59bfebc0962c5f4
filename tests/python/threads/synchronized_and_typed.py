"""Descriptors and context managers: a lock per instance, checked attributes, sections."""
# status: 1
import threading
import time
from contextlib import AbstractContextManager, ContextDecorator, contextmanager, ExitStack
from functools import update_wrapper
from typing import Any, Callable, Generic, TypeVar
import inspect


class synchronized:
    """Method decorator with a lock per instance."""

    def __init__(self, func):
        self.func = func
        update_wrapper(self, func)

    def __set_name__(self, owner, name):
        self.attr = f'_{name}_lock'

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        lock = obj.__dict__.setdefault(self.attr, threading.RLock())

        def bound(*a, **k):
            with lock:
                return self.func(obj, *a, **k)
        return update_wrapper(bound, self.func)


class Typed:
    def __init__(self, kind, *, default=None, validate: Callable[[Any], bool] = lambda v: True):
        self.kind, self.default, self.validate = kind, default, validate

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(value).__name__}')
        if not self.validate(value):
            raise ValueError(f'bad {self.name}: {value!r}')
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        obj.__dict__.pop(self.name, None)


class Account:
    balance = Typed(int, default=0, validate=lambda v: v >= 0)
    owner = Typed(str)

    def __init__(self, owner):
        self.owner = owner

    @synchronized
    def deposit(self, n: int) -> int:
        """Add money."""
        b = self.balance
        time.sleep(0.0005)
        self.balance = b + n
        return self.balance


class timed(ContextDecorator):
    log: list[str] = []

    def __init__(self, label='?'):
        self.label = label

    def __enter__(self):
        self.log.append(f'> {self.label}')
        return self

    def __exit__(self, *exc):
        self.log.append(f'< {self.label} {exc[0].__name__ if exc[0] else "ok"}')
        return exc[0] is ValueError


@timed('run')
def run(acc):
    ts = [threading.Thread(target=lambda: [acc.deposit(1) for _ in range(10)]) for _ in range(4)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return acc.balance


acc = Account('ann')
print(run(acc), Account.deposit.__doc__, inspect.signature(acc.deposit), Account.deposit.__name__)
with timed('swallow'):
    acc.balance = -5
for bad in (3.5, None):
    try:
        acc.balance = bad
    except TypeError as e:
        print(e)
del acc.balance
print(acc.balance, timed.log, sorted(acc.__dict__), type(Account.balance).__name__)


@contextmanager
def section(name, out=[]):
    out.append(name)
    try:
        yield out
    except KeyError as e:
        print('handled', e)
    finally:
        print('leaving', out.pop())


with section('a') as s, section('b'):
    print(s)
    raise KeyError('k')
print('after')
with ExitStack() as stack:
    for n in 'xyz':
        stack.enter_context(section(n))
    saved = stack.pop_all()
print('moved')
saved.close()


@section('decorated')
def deco(a, *, b=2):
    return a + b


print(deco(1), inspect.getfullargspec(deco).kwonlydefaults, deco.__wrapped__(5))
gen = section('broken')
with gen:
    pass
with gen:
    pass
