"""In which order callbacks, tasks and timers run."""
import asyncio


def section(title):
    print(f"--- {title}")


async def step(name, times):
    for i in range(times):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def tasks_take_turns():
    section("tasks take turns")
    a = asyncio.create_task(step("a", 3))
    b = asyncio.create_task(step("b", 2))
    print("created")
    print(await a, await b)


async def callbacks_first_come():
    section("call_soon is first in, first out")
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "one")
    loop.call_soon(print, "two")
    loop.call_soon(lambda: loop.call_soon(print, "four"))
    loop.call_soon(print, "three")
    await asyncio.sleep(0)
    print("first turn over")
    await asyncio.sleep(0)
    print("second turn over")


async def timers_by_time():
    section("timers run by time")
    loop = asyncio.get_running_loop()
    now = loop.time()
    loop.call_at(now + 0.03, print, "30 ms")
    loop.call_at(now + 0.01, print, "10 ms")
    loop.call_later(0.02, print, "20 ms")
    cancelled = loop.call_later(0.015, print, "never")
    cancelled.cancel()
    print(cancelled.cancelled(), cancelled.when() > now)
    await asyncio.sleep(0.05)


async def done_callbacks():
    section("done callbacks come a turn later")
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: print("first", f.result()))
    fut.add_done_callback(lambda f: print("second", f.result()))
    fut.set_result(42)
    print("set")
    await asyncio.sleep(0)
    print("after a turn")
    fut.add_done_callback(lambda f: print("late", f.result()))
    print("added late")
    await asyncio.sleep(0)
    print("removed", fut.remove_done_callback(print))


async def await_done_does_not_switch():
    section("awaiting what is done does not switch")
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("now")
    other = asyncio.create_task(step("other", 1))
    print(await fut)
    print("still here")
    await other


async def inner(name):
    print(name, "in")
    return name


async def coroutine_is_a_call():
    section("awaiting a coroutine is a call")
    other = asyncio.create_task(step("other", 1))
    print(await inner("direct"))
    print(await asyncio.create_task(inner("task")))
    await other


async def chain():
    section("a chain of tasks wakes up one after the other")
    loop = asyncio.get_running_loop()
    gate = loop.create_future()

    async def link(n, before):
        result = await before
        print("link", n, result)
        return result + 1

    fut = gate
    for n in range(5):
        fut = asyncio.create_task(link(n, fut))
    await asyncio.sleep(0)
    gate.set_result(0)
    for turn in range(6):
        print("turn", turn, fut.done())
        await asyncio.sleep(0)
    print(await fut)


async def sleepers():
    section("sleepers")

    async def sleeper(n, delay):
        await asyncio.sleep(delay)
        print("woke", n)

    await asyncio.gather(*(sleeper(n, d) for n, d in enumerate([0.03, 0.01, 0.02, 0, 0.01])))


async def main():
    await tasks_take_turns()
    await callbacks_first_come()
    await timers_by_time()
    await done_callbacks()
    await await_done_does_not_switch()
    await coroutine_is_a_call()
    await chain()
    await sleepers()


asyncio.run(main())
