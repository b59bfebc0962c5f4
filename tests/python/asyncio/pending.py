"""Tasks and coroutines that are still there at the end of the program."""
import asyncio


async def forever():
    await asyncio.get_running_loop().create_future()


loop = asyncio.new_event_loop()
task = loop.create_task(forever(), name="left")
loop.run_until_complete(asyncio.sleep(0))
print("closing")
loop.close()
coro = forever()


class Last:
    def __del__(self):
        print("last words")


last = Last()
print("end of the program")
