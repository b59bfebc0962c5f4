"""asyncio common mistakes: never awaited, never retrieved, blocking, debug; loops from 3.x docs."""
import asyncio, warnings, sys, gc, logging, contextvars, inspect
async def test(): print('never scheduled')
async def main(): test(); await asyncio.sleep(0)
asyncio.run(main())
async def bug(): raise Exception('not consumed')
async def main2(): asyncio.create_task(bug(), name='buggy'); await asyncio.sleep(0)
asyncio.run(main2())
async def main3():
    loop = asyncio.get_running_loop(); loop.set_exception_handler(lambda l, c: print('handler', sorted(c), c['message']))
    t = asyncio.create_task(bug()); await asyncio.sleep(0); del t; gc.collect(); loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0)
    f = loop.create_future(); f.set_exception(ValueError('lost')); del f; print(loop.get_debug(), loop.is_running(), loop)
asyncio.run(main3())
for bad in (lambda: asyncio.run(5), lambda: asyncio.get_running_loop(), lambda: asyncio.create_task(None), lambda: asyncio.run(main)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
async def nested():
    c = test()
    try: asyncio.run(c)
    except RuntimeError as e: print(e); c.close()
    try: asyncio.get_running_loop().run_until_complete(asyncio.sleep(0))
    except RuntimeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    try: await [asyncio.sleep(0)]
    except TypeError as e: print(e)
    try: await asyncio.gather(3)
    except TypeError as e: print(e)
    try: asyncio.wait_for(test, 1).send(None)
    except (TypeError, RuntimeError) as e: print(type(e), e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.wait([c2 := test()])
    except TypeError as e: print(e); c2.close()
    try:
        async with asyncio.Lock() as l: print(l)
        for x in agen(): pass
    except TypeError as e: print(e)
    try:
        with asyncio.Lock(): pass
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    t = asyncio.current_task(); print(t.get_name(), t.get_coro().__name__, t.done(), asyncio.all_tasks() == {t}, inspect.iscoroutinefunction(test), asyncio.iscoroutine(c), inspect.isawaitable(t), asyncio.isfuture(t))
    try: t.result()
    except asyncio.InvalidStateError as e: print(e)
    f = asyncio.get_running_loop().create_future(); print(f); f.cancel('why'); print(f, f.cancelled())
    try: await f
    except asyncio.CancelledError as e: print(repr(e))
    f = asyncio.Future(); f.add_done_callback(lambda f: print('done', f)); f.set_result([1]); print(f); await asyncio.sleep(0)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(e)
    c = test(); await c
    try: await c
    except RuntimeError as e: print(e)
async def agen():
    try: yield 1; yield 2
    finally: print('agen closed'); await asyncio.sleep(0)
asyncio.run(nested())
var = contextvars.ContextVar('var', default='none')
async def child(n): var.set(n); await asyncio.sleep(0); return var.get()
async def ctx():
    var.set('main'); print(await asyncio.gather(child(1), child(2)), var.get(), await asyncio.to_thread(var.get)); tok = var.set('x'); var.reset(tok); print(var.get())
    c = contextvars.copy_context(); c.run(var.set, 'inner'); print(c[var], var.get(), len(c) > 0, var in c, list(c.items())[0][0].name)
    try: var.reset(tok)
    except RuntimeError as e: print(str(e)[:40])
    async for x in agen(): print(x); break
    g = agen(); print(await anext(g)); await g.aclose(); print(await anext(g, 'dflt'))
    print([x async for x in agen()], {x: y async for x, y in az()}, sum([x async for x in agen() if x > 1]))
async def az():
    for i in range(2): yield i, await asyncio.sleep(0, i * i)
asyncio.run(ctx(), debug=False)
with asyncio.Runner() as r: print(r.run(child(5)), r.run(child(6)), var.get(), r.get_loop().is_closed())
try: r.run(child(1))
except RuntimeError as e: print(e)
loop = asyncio.new_event_loop(); loop.call_later(0.02, lambda: (print('later'), loop.stop())); loop.call_soon(print, 'soon'); h = loop.call_later(0.01, print, 'no'); h.cancel(); print(h.cancelled(), h.when() > 0); loop.run_forever(); loop.close(); print(loop.is_closed(), loop)
try: loop.call_soon(print)
except RuntimeError as e: print(e)
