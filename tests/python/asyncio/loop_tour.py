import asyncio
import functools
import warnings


def callback(arg, *, kwarg="default"):
    print("callback", arg, kwarg)


async def coro(loop):
    print("registering callbacks")
    loop.call_soon(callback, 1)
    loop.call_soon(functools.partial(callback, kwarg="not default"), 2)
    now = loop.time()
    loop.call_at(now + 0.02, callback, "at .02")
    h = loop.call_later(0.01, callback, "cancelled")
    loop.call_later(0.01, callback, "later .01")
    h.cancel()
    print(h.cancelled(), round(h.when() - now, 3))
    await asyncio.sleep(0.05)


def stop(loop):
    print("stopping")
    loop.stop()


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(coro(loop))
    loop.call_later(0.05, stop, loop)
    loop.run_forever()
    print(loop.is_running(), loop.is_closed())
    t = loop.create_task(asyncio.sleep(0.01, "res"))
    t.add_done_callback(lambda t: print("task done", t.result()))
    print(loop.run_until_complete(t))
    f = loop.create_future()
    loop.call_soon(f.set_exception, OSError("nope"))
    try:
        loop.run_until_complete(f)
    except OSError as e:
        print(e)
    try:
        loop.run_until_complete(asyncio.gather(asyncio.sleep(1), return_exceptions=True) if False else loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
finally:
    print("closing", loop.is_closed(), loop)
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
try:
    asyncio.coroutine
except AttributeError as e:
    print(e)
c = asyncio.sleep(0)
try:
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
c.close()
print(asyncio.iscoroutinefunction(coro))
