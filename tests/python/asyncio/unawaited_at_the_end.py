"""In debug mode a coroutine that dies unawaited tells where it was made, but not one that outlives the loop."""
import asyncio
import sys


async def chore():
    pass


async def main():
    chore()
    kept.append(chore())


kept = []
loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.run_until_complete(main())
loop.close()
sys.stderr.flush()
