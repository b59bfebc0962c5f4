"""Predict the order before you look."""
import asyncio


async def a():
    print("a1")
    await asyncio.sleep(0)  # suspends for one turn of the loop
    print("a2")


async def b():
    print("b1")
    await a()  # a plain call, not a task
    print("b2")


async def main():
    task = asyncio.create_task(a(), name="task a")
    print("m1")
    await b()
    print("m2")
    await task
    print("m3")


asyncio.run(main())
