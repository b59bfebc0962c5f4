import asyncio
import contextvars

cache = {"a": 1}
request_id: contextvars.ContextVar[int] = contextvars.ContextVar("request_id")


async def lookup(key):
    if key in cache:
        return cache[key]
    print("miss", key)
    await asyncio.sleep(0.01)
    cache[key] = len(cache)
    return cache[key]


async def show():
    await asyncio.sleep(0)
    return request_id.get()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(lookup("a"))
    print("done at once:", t.done(), t.get_name()[:5])
    t2 = asyncio.create_task(lookup("b"))
    print("done at once:", t2.done())
    print(await asyncio.gather(t, t2))
    loop.set_task_factory(None)
    t3 = asyncio.Task(lookup("a"), loop=loop, eager_start=True)
    print(t3.done())
    t4 = asyncio.create_task(lookup("zz"), eager_start=True)
    print("after create"); await t4
    ts = []
    for i in range(3):
        request_id.set(i)
        ts.append(asyncio.create_task(show()))
    print(await asyncio.gather(*ts))
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, 77)
    print(await asyncio.create_task(show(), context=ctx), request_id.get())
    tok = request_id.set(5)
    print(tok.old_value, tok.var is request_id)
    request_id.reset(tok)
    with request_id.set(9):
        print(request_id.get())
    print(request_id.get())
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()), asyncio.current_task().get_coro().__name__)
    me = asyncio.current_task()
    me.set_name("renamed"); print(me.get_name())
    print([f.f_code.co_name for f in me.get_stack()])


asyncio.run(main())
