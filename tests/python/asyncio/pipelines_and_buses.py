"""Pipelines of generators, coroutines, threads and async stages; event bus; retry; circuit breaker; DI; state machine."""
import asyncio, functools, itertools, logging, random, sys, threading, time, queue, re, collections, contextlib, json, operator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Callable, Iterable, Iterator, Protocol, AsyncIterator
logging.basicConfig(level=logging.INFO, format='%(levelname)-7s %(name)s: %(message)s', stream=sys.stdout); log = logging.getLogger('pipe')
def retry(exceptions=(Exception,), *, tries=3, delay=0.01, backoff=2):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **k):
            d = delay
            for attempt in itertools.count(1):
                try: return fn(*a, **k)
                except exceptions as e:
                    if attempt >= tries: log.error('giving up on %s after %d tries', fn.__name__, attempt); raise
                    log.warning('%s: %r, retrying in %.2fs', fn.__name__, e, d); time.sleep(d); d *= backoff
        return wrapper
    return deco
calls = itertools.count()
@retry((ConnectionError, TimeoutError), tries=3)
def flaky(ok_at):
    if (n := next(calls)) < ok_at: raise ConnectionError(f'attempt {n}')
    return n
print(flaky(2))
try: flaky(100)
except ConnectionError as e: print('failed', e)
class State(Enum): CLOSED = auto(); OPEN = auto(); HALF = auto()
class Breaker:
    def __init__(self, limit): self.limit, self.n, self.state = limit, 0, State.CLOSED
    def __call__(self, fn):
        @functools.wraps(fn)
        def inner(*a):
            if self.state is State.OPEN: raise RuntimeError('circuit open')
            try: r = fn(*a)
            except Exception:
                self.n += 1
                if self.n >= self.limit: self.state = State.OPEN
                raise
            self.n = 0; return r
        return inner
br = Breaker(2)
@br
def div(a, b): return a / b
for args in ((1, 1), (1, 0), (1, 0), (1, 1)):
    try: print(div(*args), br.state)
    except Exception as e: print(type(e).__name__, e, br.state.name)
def grep(pat, lines): return (l for l in lines if re.search(pat, l))
def field_map(seq, name, fn):
    for d in seq: d[name] = fn(d[name]); yield d
LOG = '''10.0.0.1 - [01/Jan] "GET /a HTTP/1.1" 200 512
10.0.0.2 - [02/Jan] "POST /b HTTP/1.1" 500 -
bad line
10.0.0.1 - [03/Jan] "GET /c HTTP/1.1" 404 128'''
pat = re.compile(r'(\S+) - \[(.*?)\] "(\S+) (\S+) \S+" (\d+) (\S+)'); tuples = (m.groups() for l in LOG.splitlines() if (m := pat.match(l)))
cols = ('host', 'date', 'method', 'path', 'status', 'bytes'); recs = field_map(field_map((dict(zip(cols, t)) for t in tuples), 'status', int), 'bytes', lambda s: int(s) if s != '-' else 0)
recs = list(recs); print(sum(r['bytes'] for r in recs), collections.Counter(r['host'] for r in recs), {k: [r['path'] for r in g] for k, g in itertools.groupby(sorted(recs, key=operator.itemgetter('status')), key=lambda r: r['status'] // 100)})
def stage(fn, inq, outq, name):
    for item in iter(inq.get, None): outq.put(fn(item))
    inq.put(None); outq.put(None)
qs = [queue.Queue() for _ in range(3)]; ts = [threading.Thread(target=stage, args=(f, qs[i], qs[i + 1], f.__name__), name=f'stage-{i}') for i, f in enumerate((str.upper, len))]
[t.start() for t in ts]; [qs[0].put(w) for w in 'the quick brown'.split()]; qs[0].put(None); [t.join() for t in ts]; print(list(iter(qs[2].get, None)))
class Bus:
    def __init__(self): self.subs = collections.defaultdict(list)
    def on(self, ev):
        def reg(f): self.subs[ev].append(f); return f
        return reg
    async def emit(self, ev, **kw): return await asyncio.gather(*(f(**kw) for f in self.subs[ev]), return_exceptions=True)
bus = Bus()
@bus.on('order')
async def mail(id, **_): await asyncio.sleep(.01); return f'mail {id}'
@bus.on('order')
async def stock(*, id, qty): 
    if qty > 5: raise ValueError('too many')
    return f'stock {id} -{qty}'
async def source(n) -> AsyncIterator[int]:
    for i in range(n): await asyncio.sleep(0); yield i
async def amap(f, it): 
    async for x in it: yield f(x)
async def chunks(it, n):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == n: yield buf; buf = []
    if buf: yield buf
class Conn:
    async def __aenter__(self): print('open'); return self
    async def __aexit__(self, t, v, tb): print('close', t and t.__name__); return t is KeyError
@contextlib.asynccontextmanager
async def tx():
    print('begin')
    try: yield 'tx'; print('commit')
    except Exception as e: print('rollback', e); raise
async def main():
    print(await bus.emit('order', id=1, qty=2), await bus.emit('order', id=2, qty=9))
    async for c in chunks(amap(lambda x: x * x, source(5)), 2): print(c)
    async with Conn(): raise KeyError('x')
    async with Conn() as c, tx() as t: print(t)
    try:
        async with tx(): raise ValueError('v')
    except ValueError: pass
    async with contextlib.AsyncExitStack() as st: [await st.enter_async_context(Conn()) for _ in range(2)]; st.push_async_callback(asyncio.sleep, 0); st.callback(print, 'cb')
    q = asyncio.Queue(3); seen = collections.Counter()
    async def worker(n):
        while True: x = await q.get(); await asyncio.sleep(.01 * (x % 3)); seen[n] += 1; q.task_done()
    ws = [asyncio.create_task(worker(i)) for i in range(3)]
    for i in range(12): await q.put(i)
    await q.join(); [w.cancel() for w in ws]; print(sum(seen.values()), await asyncio.gather(*ws, return_exceptions=True))
    ev = asyncio.Event(); cond = asyncio.Condition(); bar = asyncio.Barrier(2); sem = asyncio.BoundedSemaphore(1)
    async def w2():
        async with cond: await cond.wait_for(lambda: ev.is_set()); print('cond ok')
        async with bar as pos: print('pos', pos in (0, 1))
    t = asyncio.create_task(w2()); await asyncio.sleep(0); ev.set()
    async with cond: cond.notify_all()
    await bar.wait(); await t
    try: sem.release()
    except ValueError as e: print(e)
    for coro in asyncio.as_completed([asyncio.sleep(d, d) for d in (.03, .01, .02)]): print(await coro, end=' ')
    async for t in asyncio.as_completed([asyncio.create_task(asyncio.sleep(d, d)) for d in (.02, .01)]): print(t.result(), end=' ')
    print(); r, w = await asyncio.wait({asyncio.create_task(asyncio.sleep(1, 'x')), asyncio.create_task(asyncio.sleep(.01, 'y'))}, return_when='FIRST_COMPLETED'); print([x.result() for x in r], len(w))
asyncio.run(main())
