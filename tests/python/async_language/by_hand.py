import asyncio
import inspect
class Future:
    def __init__(self): self.v = None; self.cbs = []
    def __await__(self): r = yield self; return r
class Loop:
    def __init__(self): self.ready = []
    def call(self, co, val=None): self.ready.append((co, val))
    def run(self):
        n = 0
        while self.ready:
            co, val = self.ready.pop(0)
            try: fut = co.send(val); n += 1
            except StopIteration as e: print("finished", co.__name__, e.value); continue
            self.call(co, n)
async def job(name, k):
    out = []
    for _ in range(k): out.append(await Future())
    return name, out
l = Loop(); l.call(job("a", 2)); l.call(job("b", 1)); l.run()
async def agen():
    for i in range(3): yield i
async def main():
    return [x async for x in agen()], inspect.isasyncgen(agen()), inspect.iscoroutinefunction(main), inspect.isawaitable(asyncio.sleep(0)) if False else True
c = main()
try: c.send(None)
except StopIteration as e: print(e.value)
class Aw:
    def __await__(self): yield; return 5
async def use(): return await Aw()
c = use(); print(c.cr_running, inspect.getcoroutinestate(c)); c.send(None); print(inspect.getcoroutinestate(c))
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def raiser():
    try: await Aw()
    except ValueError as e: return f"got {e}"
c = raiser(); c.send(None)
try: c.throw(ValueError("thrown"))
except StopIteration as e: print(e.value)
c = raiser(); c.send(None); c.close(); print(inspect.getcoroutinestate(c))
async def bad(): return await 3
try: bad().send(None)
except TypeError as e: print(e)
class BadAw:
    def __await__(self): return 5
async def bad2(): await BadAw()
try: bad2().send(None)
except TypeError as e: print(e)
print(asyncio.iscoroutine(c), type(agen()), asyncio.isfuture(3))
async def ctx():
    class ACM:
        async def __aenter__(self): print("in"); return 1
        async def __aexit__(self, t, v, tb): print("out", t); return True
    async with ACM() as x, ACM(): print(x); raise KeyError
asyncio.run(ctx())
