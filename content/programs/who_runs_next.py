"""Predict the order before you look."""
import asyncio


def say(word):
    sum(range(40_000))  # about a millisecond of work, so that it shows in the picture
    print(word)


async def a():
    say("a1")
    await asyncio.sleep(0)  # suspends for one turn of the loop
    say("a2")


async def b():
    say("b1")
    await a()  # a plain call, not a task
    say("b2")


async def main():
    task = asyncio.create_task(a(), name="task a")
    say("m1")
    await b()
    say("m2")
    await task
    say("m3")


asyncio.run(main())
