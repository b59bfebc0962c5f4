"""An event loop from scratch with generators: selectors, futures, tasks, callbacks."""
import collections, heapq, selectors, socket, types, itertools, time
class Future:
    def __init__(self): self.result_ = None; self.callbacks = []; self.done = False
    def add_done_callback(self, fn): self.callbacks.append(fn)
    def set_result(self, r):
        self.result_ = r; self.done = True
        for cb in self.callbacks: cb(self)
    def __iter__(self):
        if not self.done: yield self
        return self.result_
    __await__ = __iter__
class Task(Future):
    _ids = itertools.count(1)
    def __init__(self, coro, loop): super().__init__(); self.coro, self.loop, self.id = coro, loop, next(self._ids); self.step(None)
    def step(self, fut):
        try: nxt = self.coro.send(fut.result_ if fut else None)
        except StopIteration as exc: self.set_result(exc.value); return
        nxt.add_done_callback(lambda f: self.loop.call_soon(self.step, f))
class Loop:
    def __init__(self): self.ready = collections.deque(); self.timers = []; self.sel = selectors.DefaultSelector(); self.seq = itertools.count(); self.now = 0
    def call_soon(self, fn, *a): self.ready.append((fn, a))
    def call_later(self, d, fn, *a): heapq.heappush(self.timers, (self.now + d, next(self.seq), fn, a))
    def create_task(self, c): return Task(c, self)
    def sleep(self, d): f = Future(); self.call_later(d, f.set_result, None); return f
    def readable(self, sock):
        f = Future()
        def cb(key, mask): self.sel.unregister(sock); f.set_result(mask)
        self.sel.register(sock, selectors.EVENT_READ, cb); return f
    def run(self, until):
        while not until.done:
            while self.ready: fn, a = self.ready.popleft(); fn(*a)
            if until.done: break
            for key, mask in self.sel.select(0): key.data(key, mask)
            if not self.ready and self.timers:
                self.now, _, fn, a = heapq.heappop(self.timers); fn(*a)
        return until.result_
loop = Loop()
async def worker(name, delays):
    for d in delays:
        await loop.sleep(d); print(f'{loop.now:>4} {name} after {d}')
    return name.upper()
@types.coroutine
def gen_based(x):
    r = yield from loop.sleep(x); print('gen', r); return x * 2
async def server(sock):
    n = 0
    while n < 2:
        await loop.readable(sock)
        data = sock.recv(100); print('got', data); n += 1
        sock.send(data.upper())
    return n
async def client(sock):
    for m in (b'hello', b'world'):
        sock.send(m); await loop.readable(sock); print('reply', sock.recv(100)); await loop.sleep(1)
async def main():
    a, b = socket.socketpair()
    tasks = [loop.create_task(c) for c in (worker('a', [1, 3]), worker('b', [2, 2]), server(a), client(b))]
    print(await gen_based(2.5))
    for t in tasks: print(t.id, await t)
    a.close(); b.close()
loop.run(loop.create_task(main()))
print('closed at', loop.now)
