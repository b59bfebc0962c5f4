"""queue and asyncio.Queue with shutdown, priorities with dataclass(order=True), task_done misuse."""
import asyncio, queue, threading, heapq
from dataclasses import dataclass, field
from typing import Any
@dataclass(order=True, frozen=True)
class Item:
    priority: int
    payload: Any = field(compare=False, default=None)
pq = queue.PriorityQueue()
for p, s in [(3, 'low'), (1, 'high'), (2, 'mid')]: pq.put(Item(p, s))
while not pq.empty(): print(pq.get())
try: Item(1).priority = 2
except Exception as e: print(type(e), e)
q = queue.Queue(2); q.put(1); q.put_nowait(2)
for f in (lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1)):
    try: f()
    except (queue.Full, ValueError) as e: print(repr(e))
q.get(); q.task_done(); q.get(); q.task_done()
try: q.task_done()
except ValueError as e: print(e)
out = []
def consumer(q, n):
    while True:
        try: item = q.get()
        except queue.ShutDown as e: out.append((n, repr(e))); return
        out.append(item); q.task_done()
q = queue.Queue(); ts = [threading.Thread(target=consumer, args=(q, i)) for i in range(2)]
for t in ts: t.start()
for i in range(6): q.put(i)
q.join(); q.shutdown()
for t in ts: t.join()
print(sorted(map(str, out)))
try: q.put(1)
except queue.ShutDown as e: print(type(e).__mro__)
q = queue.LifoQueue(); [q.put(i) for i in 'abc']; q.shutdown(immediate=True)
try: q.get()
except queue.ShutDown as e: print('gone', q.qsize())
sq = queue.SimpleQueue(); sq.put(1); print(sq.get(), sq.empty(), sq.qsize())
try: sq.get_nowait()
except queue.Empty as e: print(repr(e), queue.Empty.__module__)
async def main():
    q = asyncio.Queue(maxsize=2)
    async def prod():
        for i in range(5): await q.put(i); print('put', i, q)
        q.shutdown()
    async def cons(name):
        try:
            while True: item = await q.get(); print(name, item); await asyncio.sleep(0.01 * item); q.task_done()
        except asyncio.QueueShutDown as e: print(name, repr(e))
    await asyncio.gather(prod(), cons('x'), cons('y')); await q.join()
    print(q.empty(), q.full(), q.maxsize, repr(q)[:6])
    try: q.put_nowait(1)
    except asyncio.QueueShutDown as e: print(type(e).__qualname__)
    p = asyncio.PriorityQueue(); [p.put_nowait((n, s)) for n, s in ((5, 'e'), (1, 'a'))]; print(await p.get(), p.qsize())
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    try: p.task_done(); p.task_done(); p.task_done()
    except ValueError as e: print(e)
asyncio.run(main())
