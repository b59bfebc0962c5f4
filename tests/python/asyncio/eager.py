"""Eager tasks, task factories, current_task and all_tasks."""
import asyncio


async def sync(n):
    print("sync", n, asyncio.current_task().get_name())
    return n


async def waits(n):
    print("waits", n)
    await asyncio.sleep(0)
    print("waited", n)
    return n


async def fails():
    raise ValueError("eager")


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    t = asyncio.create_task(sync(1), name="one")
    print("created", t.done(), t.result(), t.get_coro())
    t = asyncio.create_task(waits(2), name="two")
    print("created", t.done())
    print(await t)
    t = asyncio.create_task(fails())
    print(t.done(), repr(t.exception()))
    print(await asyncio.gather(sync(3), waits(4), sync(5)))
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(sync(n)) for n in (6, 7)]
    print([t.result() for t in ts])
    print(asyncio.current_task().get_name())
    loop.set_task_factory(None)
    t = asyncio.Task(waits(8), eager_start=True)
    print("started")
    await t


async def factory():
    class MyTask(asyncio.Task):
        pass

    def make(loop, coro, **kwargs):
        print("factory", sorted(kwargs))
        return MyTask(coro, loop=loop, **kwargs)

    loop = asyncio.get_running_loop()
    loop.set_task_factory(make)
    t = asyncio.create_task(sync(9), name="mine")
    print(type(t).__name__, await t)
    loop.set_task_factory(None)


async def all_of_them():
    me = asyncio.current_task()
    print(me.get_name(), asyncio.all_tasks() == {me})
    ts = {asyncio.create_task(asyncio.sleep(0.01), name=f"t{n}") for n in range(3)}
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {me}))
    await asyncio.wait(ts)
    print(asyncio.all_tasks() == {me})


async def main():
    await eager()
    await factory()
    await all_of_them()


asyncio.run(main())
print(asyncio.run(sync(10)))
for call in (asyncio.current_task, asyncio.all_tasks, lambda: asyncio.create_task(None)):
    try:
        call()
    except RuntimeError as e:
        print(e)
