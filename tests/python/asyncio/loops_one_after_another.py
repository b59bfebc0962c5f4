# status: 1
"""Locks, queues, futures and coroutines used again in another loop."""

import asyncio, threading
# Primitives of one loop used in another, and awaiting things twice.
ev = asyncio.Event(); lock = asyncio.Lock(); q = asyncio.Queue(1); sem = asyncio.Semaphore(0)
async def use():
    try: await asyncio.wait_for(ev.wait(), 0.01)
    except TimeoutError: print("t")
    async with lock:
        t = asyncio.create_task(lock.acquire()); await asyncio.sleep(0); t.cancel()
        await asyncio.gather(t, return_exceptions=True)
    try: await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError: print("q")
    try: await asyncio.wait_for(sem.acquire(), 0.01)
    except TimeoutError: print("s")
asyncio.run(use())
async def other():
    for name, make in (("event", ev.wait), ("queue", q.get), ("sem", sem.acquire)):
        try: await asyncio.wait_for(make(), 0.01)
        except (RuntimeError, TimeoutError) as e: print(name, type(e).__name__, str(e).split(" at 0x")[0])
    await lock.acquire()
    try: await asyncio.wait_for(lock.acquire(), 0.01)
    except RuntimeError as e: print(str(e).split(" at 0x")[0])
    except TimeoutError: print("timeout")
asyncio.run(other())
futs = []
async def mk(): futs.append(asyncio.get_running_loop().create_future()); futs.append(asyncio.create_task(asyncio.sleep(5)))
asyncio.run(mk())
async def cross():
    for f in futs:
        try: print(await f)
        except (RuntimeError, asyncio.CancelledError) as e: print(type(e).__name__, str(e)[:20])
    c = asyncio.sleep(0, 1)
    print(await c)
    try: await c
    except RuntimeError as e: print(e)
    t = asyncio.create_task(asyncio.sleep(0, 2)); print(await t, await t)
    g = asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)); print(await g, await g, g)if False else print(await g)
    try: await asyncio.gather(t, futs[0])
    except (RuntimeError, ValueError) as e: print(type(e).__name__, str(e)[:40])
    try: asyncio.get_running_loop().run_until_complete(t)
    except RuntimeError as e: print(e)
asyncio.run(cross())
def th():
    try: asyncio.get_running_loop()
    except RuntimeError as e: print(e)
    try: asyncio.create_task(c := asyncio.sleep(0))
    except RuntimeError as e: print(e); c.close()
    try: asyncio.Event()._get_loop()
    except (RuntimeError, AttributeError) as e: print(e)
    print(asyncio.run(asyncio.sleep(0, "own loop in thread")))
t = threading.Thread(target=th); t.start(); t.join()
async def subprocess():
    await asyncio.sleep(0)
    raise asyncio.CancelledError("by hand")
try: asyncio.run(subprocess())
except asyncio.CancelledError as e: print("cancelled", e.args)
async def nested_cancel():
    async def inner():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: await asyncio.sleep(0.01); raise ValueError("instead") from None
    t = asyncio.create_task(inner()); await asyncio.sleep(0); t.cancel()
    await asyncio.wait([t]); print(t, t.cancelled()) if False else print(t.cancelled(), repr(t.exception()))
    t = asyncio.create_task(inner()); await asyncio.sleep(0); t.cancel(); await t
asyncio.run(nested_cancel())
