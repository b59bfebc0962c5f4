# status: 3
"""sys.exit() in a task ends the program, and the task is told of as one whose exception nobody has seen."""
import asyncio
import sys


class Noisy:
    def __del__(self):
        print('gone', file=sys.stderr)


async def worker():
    noisy = Noisy()
    await asyncio.sleep(0.1)
    sys.exit(3)


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print('never')


asyncio.run(main())
