"""A task of a loop that never runs does not begin, and the end of the program says so."""
# status: 1
import asyncio


async def chore():
    print('never printed')


loop = asyncio.new_event_loop()
task = loop.create_task(chore())
print(task.done())
loop.close()
raise SystemExit(1)
