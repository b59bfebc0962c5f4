"""An exception nobody catches keeps what its calls were given until the program is over."""
# status: 1
import asyncio
import atexit
import sys


class Kept:
    def __del__(self):
        print('dies at the end:', sys.is_finalizing())


def fails(kept):
    asyncio.create_task(asyncio.sleep(1))


atexit.register(lambda: print('atexit:', repr(sys.last_exc)))
fails(Kept())
