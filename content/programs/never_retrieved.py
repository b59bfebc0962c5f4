"""A task fails, and nobody awaits it."""
import asyncio

KEEP = False  # @param {type:"boolean"}


async def fail():
    raise ValueError("nobody asked")


async def main():
    task = asyncio.create_task(fail(), name="fail")
    await asyncio.sleep(0.01)
    print("the task is done:", task.done())
    if KEEP:
        print("its error:", repr(task.exception()))
    del task
    print("main goes on")


asyncio.run(main())
