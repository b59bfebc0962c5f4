"""A task is cancelled. What it does about that decides what others see."""
import asyncio

HOW = "swallow"  # @param ["swallow", "clean up and raise", "no handler", "before the first step", "clean up slowly"]


async def work():
    print("work begins")
    if HOW == "no handler":
        await asyncio.sleep(1)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("work cleans up")
        if HOW == "clean up slowly":
            await asyncio.sleep(0.05)  # an await is allowed here
            print("work has cleaned up")
        if HOW != "swallow":
            raise
    return "result"


async def main():
    task = asyncio.create_task(work(), name="work")
    if HOW != "before the first step":
        await asyncio.sleep(0.02)
    task.cancel()
    print("cancel() was called; cancelled:", task.cancelled())
    try:
        print("the task returned", await task)
    except asyncio.CancelledError:
        print("the task raised CancelledError")
    print("cancelled:", task.cancelled())


asyncio.run(main())
