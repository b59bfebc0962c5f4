import asyncio
import logging
import time
import sys

logging.basicConfig(level=logging.DEBUG, format="%(levelname)7s: %(message).40s", stream=sys.stderr)


async def slow():
    time.sleep(0.15)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await slow()
    await asyncio.sleep(0.01)
    t = asyncio.create_task(asyncio.sleep(0), name="dbg")
    await t
    loop.slow_callback_duration = 0.5
    time.sleep(0.2)


asyncio.run(main(), debug=True)
with asyncio.Runner(debug=False) as r:
    print(r.get_loop().get_debug(), r.run(asyncio.sleep(0, "runner")))
    r.run(asyncio.sleep(0))
    try:
        r.run(5)
    except TypeError as e:
        print(e)
try:
    r.run(main())
except RuntimeError as e:
    print(e)
