"""Loops driven by hand and from other threads, and calls that are refused."""

import asyncio, threading, concurrent.futures, time, functools
# Old-style loop handling and bridging between threads and the loop.
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop, asyncio.get_event_loop() is loop) if False else print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
async def c(n):
    await asyncio.sleep(n); return n
print(loop.run_until_complete(c(0.01)))
fut = loop.create_future()
loop.call_later(0.01, fut.set_result, "later")
print(loop.run_until_complete(fut))
loop.call_soon(print, "soon"); loop.call_soon(loop.stop); loop.run_forever()
try: loop.run_until_complete(3)
except TypeError as e: print(e)
async def stopper(): loop.stop(); await asyncio.sleep(1)
try: loop.run_until_complete(stopper())
except RuntimeError as e: print(e)
for t in asyncio.all_tasks(loop): t.cancel(); print(loop.run_until_complete(asyncio.gather(t, return_exceptions=True)))
async def inner():
    try: loop.run_until_complete(c(0))
    except RuntimeError as e: print(e)
    try: asyncio.run(cc := c(0))
    except RuntimeError as e: print(e); cc.close()
    try: loop.run_forever()
    except RuntimeError as e: print(e)
    try: loop.close()
    except RuntimeError as e: print(e)
co = c(0)
class Quiet: pass
try: loop.run_until_complete(inner())
finally: co.close()
t = threading.Thread(target=loop.run_forever, name="loop"); t.start()
f = asyncio.run_coroutine_threadsafe(c(0.02), loop); print(type(f), f.result(1))
async def bad(): raise ValueError("in loop thread")
f = asyncio.run_coroutine_threadsafe(bad(), loop)
try: f.result()
except ValueError as e: print(e, f.exception() is e)
f = asyncio.run_coroutine_threadsafe(c(5), loop)
try: f.result(0.01)
except TimeoutError: print("timeout", f.cancel())
try: f.result()
except concurrent.futures.CancelledError as e: print("cancelled", repr(e))
try: asyncio.run_coroutine_threadsafe(3, loop)
except TypeError as e: print(e)
h = loop.call_soon_threadsafe(print, "from", threading.current_thread().name); time.sleep(0.01)
done = threading.Event(); loop.call_soon_threadsafe(lambda: (print(threading.current_thread().name), done.set())); done.wait()
cf = concurrent.futures.Future()
async def wrap(): return await asyncio.wrap_future(cf)
f = asyncio.run_coroutine_threadsafe(wrap(), loop); cf.set_result("wrapped"); print(f.result())
cf = concurrent.futures.Future(); f = asyncio.run_coroutine_threadsafe(wrap(), loop); cf.set_exception(KeyError("w"))
print(repr(f.exception()))
async def blocking_in_executor():
    with concurrent.futures.ThreadPoolExecutor(1, "pool") as ex:
        r = await asyncio.get_running_loop().run_in_executor(ex, functools.partial(lambda **k: (threading.current_thread().name, k), a=1))
        try: await asyncio.get_running_loop().run_in_executor(ex, next, iter(()))
        except (StopIteration, RuntimeError) as e: print(type(e).__name__, e)
        return r
print(asyncio.run_coroutine_threadsafe(blocking_in_executor(), loop).result())
loop.call_soon_threadsafe(loop.stop); t.join()
loop.run_until_complete(loop.shutdown_asyncgens()); loop.run_until_complete(loop.shutdown_default_executor())
loop.close(); print(loop.is_closed(), loop)if False else print(loop.is_closed())
for bad in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.create_future().result(), lambda: asyncio.coroutine, lambda: asyncio.async_, lambda: asyncio.Task.all_tasks, lambda: asyncio.sleep(1, loop=loop), lambda: asyncio.Queue(loop=loop), lambda: asyncio.Lock(loop=loop), lambda: asyncio.gather(), lambda: asyncio.Semaphore("x").locked(), lambda: asyncio.Runner(debug=3, x=1), lambda: asyncio.timeout(), lambda: asyncio.ensure_future(3), lambda: asyncio.iscoroutinefunction(c), lambda: asyncio.to_thread()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
with asyncio.Runner(loop_factory=asyncio.EventLoop, debug=False) as r:
    print(r.get_loop().get_debug())
    async def tl():
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + 0.01) as t:
            await asyncio.sleep(1)
    try: r.run(tl())
    except TimeoutError as e: print("TimeoutError", repr(e))
    r.run(asyncio.sleep(0)); r.close()
    try: r.get_loop()
    except RuntimeError as e: print(e)
