"""Errors after the end of a program whose lines a traceback has shown before: they are there, without finer marks."""

import asyncio
import traceback


def divide(number):
    return 1 / number


async def fail():
    return divide(0)


async def main():
    global task
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)


try:
    divide(0)
except ZeroDivisionError:
    traceback.print_exc()
asyncio.run(main())
print('end')
