"""Debug mode tells which step held up the loop."""
import asyncio
import logging
import time

DEBUG = True  # @param {type:"boolean"}
BLOCK_MS = 150  # @param {type:"slider", min:0, max:300, step:10}

logging.basicConfig(format="%(levelname)s: %(message)s")


async def guilty():
    time.sleep(BLOCK_MS / 1000)


async def innocent():
    await asyncio.sleep(0.2)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(guilty(), name="guilty")
        group.create_task(innocent(), name="innocent")


asyncio.run(main(), debug=DEBUG)
print("done")
