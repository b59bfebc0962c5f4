"""Debug mode: slow callbacks, threads, coroutines never awaited."""
import asyncio
import threading
import time


async def slow():
    time.sleep(0.2)


async def quick():
    time.sleep(0.01)


async def work():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 0.5
    await asyncio.create_task(slow())
    errors = []

    def from_thread():
        try:
            loop.call_soon(print)
        except RuntimeError as e:
            errors.append(str(e))

    t = threading.Thread(target=from_thread)
    t.start()
    t.join()
    print(errors)
    for bad in (lambda: loop.call_soon(work), lambda: loop.call_later(1, 5)):
        try:
            bad()
        except TypeError as e:
            print(e)
    loop.set_debug(False)


asyncio.run(main(), debug=True)
