"""The first Ctrl-C cancels the task that asyncio.run() runs, which may tidy up, or refuse and give a result."""
import asyncio
import os
import signal
import threading
import time


def soon():
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()


async def tidy():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cancelled, cancelling =', asyncio.current_task().cancelling())
        raise
    finally:
        await asyncio.sleep(0.1)
        print('tidied up')


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('not now')
    await asyncio.sleep(0.1)
    return 42


async def with_children():
    ended = []

    async def child(n):
        try:
            await asyncio.sleep(10)
        finally:
            ended.append(n)

    try:
        async with asyncio.TaskGroup() as group:
            for n in range(3):
                group.create_task(child(n))
    finally:
        print('ended:', sorted(ended))


start = time.monotonic()
for main in tidy, with_children:
    soon()
    try:
        asyncio.run(main())
    except KeyboardInterrupt as exc:
        print('KeyboardInterrupt from', repr(exc.__context__))
soon()
print(asyncio.run(stubborn()))
print('in time:', time.monotonic() - start < 5)
print('handler is back:', signal.getsignal(signal.SIGINT) is signal.default_int_handler)


async def own_handler():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)
    await stop.wait()
    print('the event is set')


soon()
start = time.monotonic()
asyncio.run(own_handler())
print('in time:', time.monotonic() - start < 5)
