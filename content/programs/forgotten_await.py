"""Find the bug: the tea is never made."""
import asyncio


async def make_tea():
    await asyncio.sleep(0.01)
    print("tea is ready")


async def main():
    make_tea()
    await asyncio.sleep(0.03)
    print("main is done")


asyncio.run(main())
