"""How often does an event loop ask the kernel? A selector that counts."""
import asyncio
import selectors

TASKS = 10  # @param {type:"slider", min:1, max:50, step:1}
SWITCHES = 500  # @param {type:"slider", min:50, max:2000, step:50}


class Counting(selectors.DefaultSelector):
    calls = 0

    def select(self, timeout=None):
        Counting.calls += 1
        return super().select(timeout)


async def give_way(times):
    for _ in range(times):
        await asyncio.sleep(0)


async def main():
    before = Counting.calls
    async with asyncio.TaskGroup() as group:
        for n in range(TASKS):
            group.create_task(give_way(SWITCHES // TASKS), name=f"task {n}")
    print(f"{SWITCHES} switches, {Counting.calls - before} calls of select")


asyncio.run(main(), loop_factory=lambda: asyncio.SelectorEventLoop(Counting()))
