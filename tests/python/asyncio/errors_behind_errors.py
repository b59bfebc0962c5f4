# status: 2
"""A task that failed and that nobody asked, when the main coroutine ends by an exception that holds it: told at the
very end."""
import asyncio
import sys


async def bad(number):
    raise ValueError(number)


async def main(error):
    task = asyncio.create_task(bad(error.__name__))
    await asyncio.sleep(1)
    print(task.done(), file=sys.stderr)
    raise error


try:
    asyncio.run(main(KeyError))
except KeyError:
    print('caught', file=sys.stderr)


async def leave():
    task = asyncio.create_task(bad('at the exit'))
    await asyncio.sleep(1)
    sys.exit(2)

print('now the exit', file=sys.stderr)
asyncio.run(leave())
