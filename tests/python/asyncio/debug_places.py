"""Debug mode tells where callbacks, tasks and futures were made; a slow call of a built-in function has a name too."""
import asyncio
import logging
import re
import sys
import time


class Plain(logging.Formatter):
    def format(self, record):
        text = re.sub(r'[\d.]+ seconds', 'N seconds', super().format(record))
        text = re.sub(r'when=[\d.]+', 'when=N', text)
        return re.sub(r'/usr/lib/python3.15/([^" :]*)("?)(:|, line )\d+', r'\1\2\3N', text.replace(folder, ''))


folder = __file__.removesuffix('debug_places.py')
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Plain('%(levelname)s %(message)s'))
logging.basicConfig(handlers=[handler])


def fails():
    raise ValueError('no luck')


async def fails_later():
    raise KeyError('nor here')


def made(one):
    return [entry[2] for entry in one._source_traceback][-2:]


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(time.sleep, 0.2)
    await asyncio.sleep(0)
    loop.call_soon(fails)
    await asyncio.sleep(0.01)
    loop.call_later(0.01, fails)
    await asyncio.sleep(0.05)
    task = loop.create_task(fails_later())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    handle = loop.call_soon(print, 'never')
    handle.cancel()
    print(str(handle).replace(folder, ''))
    timers = loop.call_later(1, print), loop.call_at(loop.time() + 1, print)
    for timer in timers:
        timer.cancel()
    print([len(made(one)) for one in timers])

asyncio.run(main(), debug=True)
