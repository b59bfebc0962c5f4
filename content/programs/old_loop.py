"""How asyncio programs used to begin. What does this one say today?"""
import asyncio


async def main():
    await asyncio.sleep(0.01)
    print("done")


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.close()
