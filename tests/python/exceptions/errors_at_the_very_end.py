"""Errors after the end of the program, when files are read no more: tracebacks have no lines of the program."""

import asyncio


def divide(number):
    return 1 / number


async def fail():
    return divide(0)


async def main():
    global task
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)


asyncio.run(main())
print('end')
