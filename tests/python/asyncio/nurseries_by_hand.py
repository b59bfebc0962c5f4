# status: 1
"""Nurseries, single flights, limited maps and lazy values, with their errors."""

import asyncio, contextlib, collections
# Structured nursery, memo of coroutines, async properties, singleflight, semaphore-limited map with errors
class Nursery:
    def __init__(self): self.children, self.errors = set(), []
    async def __aenter__(self): self.parent = asyncio.current_task(); return self
    def start(self, coro, *, name=None):
        t = asyncio.create_task(coro, name=name); self.children.add(t); t.add_done_callback(self._done); return t
    def _done(self, t):
        self.children.discard(t)
        if not t.cancelled() and (e := t.exception()):
            self.errors.append(e)
            for c in self.children: c.cancel(f"sibling {t.get_name()} failed")
    async def __aexit__(self, et, e, tb):
        while self.children: await asyncio.wait(self.children)
        if e is not None: self.errors.insert(0, e)
        if self.errors: raise BaseExceptionGroup("nursery", self.errors) from None
async def worker(n, d, fail=False):
    try: await asyncio.sleep(d)
    except asyncio.CancelledError as e: print(n, "cancelled:", *e.args); raise
    if fail: raise ValueError(n)
    return n
def singleflight(f):
    inflight = {}
    async def w(*a):
        if a in inflight: return await asyncio.shield(inflight[a])
        inflight[a] = t = asyncio.ensure_future(f(*a))
        t.add_done_callback(lambda _: inflight.pop(a))
        return await t
    w.inflight = inflight
    return w
calls = collections.Counter()
@singleflight
async def load(k):
    calls[k] += 1; await asyncio.sleep(0.01)
    if k == "bad": raise LookupError(k)
    return k.upper()
async def amap(fn, xs, limit, return_exceptions=False):
    sem = asyncio.Semaphore(limit); active = peak = 0
    async def one(x):
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active)
            try: return await fn(x)
            finally: active -= 1
    r = await asyncio.gather(*map(one, xs), return_exceptions=return_exceptions)
    return r, peak
class Lazy:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, c=None):
        if o is None: return self
        if not hasattr(o, self.n): setattr(o, self.n, asyncio.ensure_future(self.fn(o)))
        return getattr(o, self.n)
class Repo:
    @Lazy
    async def conn(self): calls["conn"] += 1; await asyncio.sleep(0); return f"conn{calls['conn']}"
async def main():
    async with Nursery() as n: a = n.start(worker("a", 0.01)); n.start(worker("b", 0.02))
    print(a.result())
    try:
        async with Nursery() as n: n.start(worker("c", 0.01, True), name="C"); n.start(worker("d", 5)); n.start(worker("e", 0.01, True))
    except* ValueError as eg: print(eg, eg.exceptions)
    try:
        async with Nursery() as n: n.start(worker("f", 0.01)); raise KeyError("body")
    except BaseExceptionGroup as eg: print(type(eg).__name__, eg.exceptions)
    print(await asyncio.gather(*(load(k) for k in "aab")), calls, load.inflight)
    print(await asyncio.gather(load("bad"), load("bad"), return_exceptions=True))
    print(await amap(load, ["x", "bad", "y"], 2, True), calls["x"])
    try: await amap(load, ["q", "bad"], 1)
    except LookupError as e: print("amap", e)
    r = Repo(); print(await asyncio.gather(r.conn, r.conn), await r.conn, type(Repo.conn).__name__)
    t1 = asyncio.create_task(load("s")); await asyncio.sleep(0); t2 = asyncio.create_task(load("s")); await asyncio.sleep(0)
    t2.cancel(); print(await asyncio.gather(t1, t2, return_exceptions=True))
    t1 = asyncio.create_task(load("u")); await asyncio.sleep(0); t2 = asyncio.create_task(load("u")); await asyncio.sleep(0)
    t1.cancel(); print(await asyncio.gather(t1, t2, return_exceptions=True))
    async with contextlib.AsyncExitStack() as st:
        for i in range(3): st.push_async_callback(worker, i, 0)
        st.push_async_exit(lambda *a: asyncio.sleep(0, True))
        raise OSError("suppressed by the async exit")
    e = asyncio.Event(); c = asyncio.Condition(); b = asyncio.BoundedSemaphore(1)
    async def w():
        async with c: print(await c.wait_for(lambda: e.is_set()))
    t = asyncio.create_task(w()); await asyncio.sleep(0); e.set()
    async with c: c.notify()
    await t
    async with b: print(b.locked(), b)if False else print(b.locked())
    async with Nursery() as n: n.start(worker("last", 0, True)); n.start(worker("other", 0, True))
asyncio.run(main())
