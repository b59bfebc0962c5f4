"""The loop is never closed: at the end it closes itself, and the tasks go in the order in which they are met then."""
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(60)
    finally:
        print('tidies up:', name)


async def start():
    for name in 'abc':
        asyncio.ensure_future(sleeper(name))
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(start())
print('the program ends')
