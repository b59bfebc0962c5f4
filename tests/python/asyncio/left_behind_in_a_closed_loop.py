"""A loop is closed while tasks still sleep: their coroutines are closed before anybody complains about the tasks."""
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(60)
    finally:
        print('tidies up:', name)


async def start(names):
    kept = [asyncio.create_task(sleeper(name), name=name) for name in names]
    await asyncio.sleep(0)
    return kept if len(names) > 2 else None


def in_a_function():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(start(['inner']))
    loop.close()


loop = asyncio.new_event_loop()
loop.run_until_complete(start(['first', 'second']))
loop.close()
in_a_function()
again = asyncio.new_event_loop()
known = again.run_until_complete(start(['a', 'b', 'c']))
again.close()
print('the program ends')
