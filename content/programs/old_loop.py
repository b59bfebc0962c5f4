"""How asyncio programs began until 3.9. What does this one say today?"""
import asyncio


async def main():
    await asyncio.sleep(0.01)
    print("done")


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.close()
