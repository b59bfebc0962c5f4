"""Rate limiters: token bucket, leaky bucket, sliding window, decorator; with a fake clock."""
import asyncio, time, functools, collections, threading, math, statistics
from dataclasses import dataclass, field, replace, asdict, astuple, fields, KW_ONLY, InitVar
from typing import Callable, ClassVar, Self, Protocol, runtime_checkable, Literal, Final, overload, TypeVar, Generic, ParamSpec, Awaitable, Any
P = ParamSpec('P'); R = TypeVar('R')
@runtime_checkable
class Limiter(Protocol):
    name: str
    def allow(self, n: int = 1) -> bool: ...
class Clock:
    def __init__(self): self.t = 0.0
    def __call__(self): return self.t
@dataclass
class TokenBucket:
    rate: float
    capacity: int
    _: KW_ONLY
    clock: Callable[[], float] = time.monotonic
    name: str = 'bucket'
    tokens: float = field(init=False, repr=False)
    last: float = field(init=False, compare=False)
    count: ClassVar[int] = 0
    prefill: InitVar[float | None] = None
    def __post_init__(self, prefill):
        self.tokens = self.capacity if prefill is None else prefill; self.last = self.clock(); type(self).count += 1
    def allow(self, n=1):
        now = self.clock(); self.tokens = min(self.capacity, self.tokens + (now - self.last) * self.rate); self.last = now
        if self.tokens >= n: self.tokens -= n; return True
        return False
class SlidingWindow:
    name = 'window'
    def __init__(self, limit, window, clock): self.q = collections.deque(); self.limit, self.window, self.clock = limit, window, clock
    def allow(self, n=1):
        now = self.clock()
        while self.q and self.q[0] <= now - self.window: self.q.popleft()
        if len(self.q) + n <= self.limit: self.q.extend([now] * n); return True
        return False
def simulate(lim, clock, times):
    out = []
    for t in times: clock.t = t; out.append('+' if lim.allow() else '-')
    return ''.join(out)
times = [0, .1, .2, .3, 1, 1.1, 2.5, 2.6, 2.7, 5]
c = Clock(); tb = TokenBucket(1, 2, clock=c); print(simulate(tb, c, times), f'{tb.tokens:.2f}', TokenBucket.count)
c = Clock(); print(simulate(SlidingWindow(2, 1.0, c), c, times))
print(isinstance(tb, Limiter), isinstance(SlidingWindow(1, 1, c), Limiter), isinstance(3, Limiter))
@dataclass(order=True, frozen=True, slots=True, kw_only=True)
class Sample:
    at: float
    ok: bool = True
    tags: tuple[str, ...] = ()
s = Sample(at=1.5, tags=('a',)); print(s, replace(s, ok=False), asdict(s), astuple(s), [f.name for f in fields(s)], hash(s) == hash(Sample(at=1.5, tags=('a',))), Sample(at=1) < s)
for bad in (lambda: Sample(1.5), lambda: setattr(s, 'at', 2), lambda: Sample(), lambda: delattr(s, 'at'), lambda: TokenBucket(1), lambda: Sample(at=1, x=2)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        a: int = 0
        b: str
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2: a: list = []
except ValueError as e: print(e)
print(TokenBucket.__match_args__, TokenBucket.__doc__ and TokenBucket.__doc__, fields(TokenBucket)[0].type)
class AsyncLimiter:
    def __init__(self, n): self.sem = asyncio.Semaphore(n); self.active = self.peak = 0
    async def __aenter__(self): await self.sem.acquire(); self.active += 1; self.peak = max(self.peak, self.active); return self
    async def __aexit__(self, *exc): self.active -= 1; self.sem.release()
def limited(n):
    def deco(f: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        lim = AsyncLimiter(n)
        @functools.wraps(f)
        async def inner(*a: P.args, **k: P.kwargs) -> R:
            async with lim: return await f(*a, **k)
        inner.limiter = lim; return inner
    return deco
@limited(3)
async def call(i: int, *, delay: float = .1) -> int:
    "A call."
    await asyncio.sleep(delay); return i
async def main():
    loop = asyncio.get_running_loop(); t0 = loop.time()
    rs = await asyncio.gather(*(call(i) for i in range(10))); print(rs, call.limiter.peak, call.__doc__, call.__name__)
asyncio.run(main())
print(statistics.mean([1, 2, 4]), statistics.median([3, 1, 2, 10]), f'{statistics.stdev([1, 2, 4]):.4f}', statistics.mode('abca'), statistics.quantiles([1, 2, 3, 4, 5], n=4), statistics.pvariance([1, 2, 3]), statistics.fmean([1, 2], weights=[3, 1]), statistics.multimode('aabb'), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([1, 10, 100]))
