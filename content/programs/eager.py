"""When does a new task take its first step?"""
import asyncio

EAGER = False  # @param {type:"boolean"}


async def job(name, waits):
    print(f"  {name} begins")
    if waits:
        await asyncio.sleep(0.01)
    print(f"  {name} ends")


async def main():
    if EAGER:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print("make two tasks")
    first = asyncio.create_task(job("first", False), name="first")
    second = asyncio.create_task(job("second", True), name="second")
    print(f"made; first done: {first.done()}, second done: {second.done()}")
    await asyncio.gather(first, second)
    print("main ends")


asyncio.run(main())
