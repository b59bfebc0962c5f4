"""Rate limits, debouncing and locks as decorators with their signatures."""
# status: 1
import asyncio
import functools
import inspect
import time
from collections import deque
from typing import Awaitable, Callable, ParamSpec, TypeVar, Concatenate
import threading

P = ParamSpec('P')
T = TypeVar('T')


class FakeTime:
    now = 0.0

    @classmethod
    def sleep(cls, s):
        cls.now += s

    @classmethod
    def time(cls):
        return cls.now


class SlidingWindow:
    def __init__(self, limit: int, period: float, clock=FakeTime.time, sleep=FakeTime.sleep):
        self.limit, self.period, self.clock, self.sleep = limit, period, clock, sleep
        self.calls: deque[float] = deque()
        self.lock = threading.Lock()

    def __call__(self, fn: Callable[P, T]) -> Callable[P, T]:
        if inspect.iscoroutinefunction(fn):
            @functools.wraps(fn)
            async def awrapper(*a: P.args, **k: P.kwargs):
                await asyncio.sleep(self._reserve())
                return await fn(*a, **k)
            return awrapper

        @functools.wraps(fn)
        def wrapper(*a: P.args, **k: P.kwargs) -> T:
            if d := self._reserve():
                self.sleep(d)
            return fn(*a, **k)
        wrapper.limiter = self
        return wrapper

    def _reserve(self) -> float:
        with self.lock:
            now = self.clock()
            while self.calls and now - self.calls[0] >= self.period:
                self.calls.popleft()
            wait = 0.0 if len(self.calls) < self.limit else self.calls[-self.limit] + self.period - now
            self.calls.append(now + wait)
            return wait


class LeakyBucket:
    def __init__(self, capacity, leak):
        self.capacity, self.leak, self.level, self.last = capacity, leak, 0.0, FakeTime.time()

    def add(self, n=1):
        now = FakeTime.time()
        self.level = max(0.0, self.level - (now - self.last) * self.leak)
        self.last = now
        if self.level + n > self.capacity:
            return False
        self.level += n
        return True


def with_lock(f: Callable[Concatenate[threading.Lock, P], T]) -> Callable[P, T]:
    lock = threading.Lock()

    @functools.wraps(f)
    def inner(*a: P.args, **k: P.kwargs) -> T:
        return f(lock, *a, **k)
    return inner


def debounce(wait):
    def deco(fn):
        timer = None

        @functools.wraps(fn)
        def wrapper(*a, **k):
            nonlocal timer
            if timer is not None:
                timer.cancel()
            timer = threading.Timer(wait, fn, a, k)
            timer.start()
            return timer
        return wrapper
    return deco


@SlidingWindow(limit=2, period=1.0)
def call(n: int) -> str:
    """Call the API."""
    return f'{FakeTime.now:.2f}:{n}'


print([call(n) for n in range(5)], call.__doc__, inspect.signature(call), call.limiter.limit)
b = LeakyBucket(3, 2)
out = []
for _ in range(8):
    out.append(b.add())
    FakeTime.sleep(0.2)
print(out, round(b.level, 2))


@with_lock
def critical(lock, x, *, y=1):
    with lock:
        return x + y, lock.locked()


print(critical(1, y=5), inspect.signature(critical), critical.__wrapped__.__name__)
hits = []


@debounce(0.02)
def save(x):
    hits.append(x)


for i in range(3):
    timer = save(i)
timer.join()
print(hits)


@SlidingWindow(2, 0.03, clock=time.monotonic)
async def fetch(i):
    return i


async def main():
    t0 = time.monotonic()
    r = await asyncio.gather(*(fetch(i) for i in range(6)))
    print(r, 0.05 < time.monotonic() - t0 < 0.2, inspect.iscoroutinefunction(fetch))

asyncio.run(main())


def curry(f, *args):
    n = len(inspect.signature(f).parameters)

    def g(*more):
        all_ = args + more
        return f(*all_) if len(all_) >= n else curry(f, *all_)
    return g


print(curry(lambda a, b, c: a + b * c)(1)(2)(3), curry(max, 1) if False else '')


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func, self.num_calls = func, 0

    def __call__(self, *args, **kwargs):
        self.num_calls += 1
        print(f'Call {self.num_calls} of {self.func.__name__!r}')
        return self.func(*args, **kwargs)


@CountCalls
def say_whee():
    print('Whee!')


say_whee()
say_whee()
print(say_whee.num_calls, say_whee.__name__, say_whee)if False else print(say_whee.num_calls, say_whee.__name__)
critical()
