"""A loop that runs in a daemon thread until the program ends: nobody complains about its tasks."""
import asyncio
import threading
import time


async def heartbeat(beats):
    while True:
        beats.append('beat')
        await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()
beats = []
future = asyncio.run_coroutine_threadsafe(heartbeat(beats), loop)
time.sleep(0.25)
print(len(beats), future.running(), future.done())
