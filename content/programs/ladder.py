"""Three rungs: a generator, a coroutine, a task. Who drives it, and where does it stop?"""
import asyncio

RUNG = "generator"  # @param ["generator", "coroutine", "task"]


def generator():
    answer = yield "give me a number"
    print("  it goes on with", answer)
    return answer * 2


class Ask:
    def __await__(self):  # what an await runs down to: a generator
        answer = yield "give me a number"
        return answer


async def coroutine():
    answer = await Ask()
    print("  it goes on with", answer)
    return answer * 2


async def waits_for(future):
    answer = await future  # the same, but it is the loop that will answer
    print("  it goes on with", answer)
    return answer * 2


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waits_for(future), name="task")
    print("made, and in the loop's queue")
    await asyncio.sleep(0)  # one turn of the loop: it calls send(None)
    print("it has stopped at a future:", not task.done())
    loop.call_later(0.02, future.set_result, 21)
    print("the result:", await task)


if RUNG == "task":
    asyncio.run(main())
else:
    it = generator() if RUNG == "generator" else coroutine()
    print("made; nothing has run yet:", type(it).__name__)
    print("it has stopped and says:", it.send(None))
    try:
        it.send(21)
    except StopIteration as stop:
        print("the result:", stop.value)
