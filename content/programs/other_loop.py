"""The same two tasks on different loops. Do they notice?"""
import asyncio
import selectors

LOOP = "one that tells"  # @param ["asyncio's own", "with select", "one that tells"]


def name(callback):
    text = getattr(callback, "__qualname__", "step")
    return "push a task" if "step" in text or "wakeup" in text else text


class Telling(asyncio.SelectorEventLoop):
    """Says what tasks and timers ask a loop for."""

    def call_soon(self, callback, *args, context=None):
        print("    next turn:", name(callback))
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        print(f"    in {delay * 1000:.0f} ms:", name(callback))
        return super().call_later(delay, callback, *args, context=context)


async def job(name, ms):
    for step in range(2):
        print(name, "step", step)
        await asyncio.sleep(ms / 1000)


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__)
    async with asyncio.TaskGroup() as group:
        group.create_task(job("a", 20), name="a")
        group.create_task(job("b", 30), name="b")
    print("done")


def make_loop():
    if LOOP == "one that tells":
        return Telling()
    if LOOP == "with select":
        return asyncio.SelectorEventLoop(selectors.SelectSelector())
    return asyncio.new_event_loop()


asyncio.run(main(), loop_factory=make_loop)
