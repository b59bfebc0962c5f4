# A text where bytes belong, and what is left of the program that should have got it.
# status: 1
import asyncio
from asyncio.subprocess import PIPE


async def main():
    proc = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    try:
        await proc.communicate('text')
    except (AssertionError, TypeError) as e:
        print(type(e).__name__, e)
    proc.kill()
    print(await proc.wait())
    proc = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    proc.stdin.write('hello')


asyncio.run(main())
