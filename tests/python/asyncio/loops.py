"""Loops by hand: states, errors, get_event_loop."""
import asyncio
import threading
import time
import warnings

try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)

loop = asyncio.new_event_loop()
print(loop, loop.is_running(), loop.is_closed())
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


async def coro():
    print("inside", asyncio.get_event_loop() is loop, loop.is_running())
    for run in (loop.run_forever, lambda: loop.run_until_complete(None)):
        try:
            run()
        except RuntimeError as e:
            print(e)
    other = asyncio.new_event_loop()
    try:
        other.run_forever()
    except RuntimeError as e:
        print(e)
    other.close()
    try:
        loop.close()
    except RuntimeError as e:
        print(e)
    return "result"


print(loop.run_until_complete(coro()))
fut = loop.create_future()
loop.call_soon(fut.set_result, 7)
print(loop.run_until_complete(fut))

loop.call_soon(print, "callback")
loop.call_soon(loop.stop)
loop.call_soon(print, "after stop")
loop.run_forever()
loop.stop()
loop.run_forever()
print("stopped")
fut = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(fut)
except RuntimeError as e:
    print(e)


def from_thread():
    time.sleep(0.02)
    loop.call_soon_threadsafe(print, "from thread")
    loop.call_soon_threadsafe(loop.stop)


t = threading.Thread(target=from_thread)
t.start()
loop.run_forever()
t.join()
start = loop.time()
loop.run_until_complete(asyncio.sleep(0.05, loop=None) if False else asyncio.sleep(0.05))
print(0.05 <= loop.time() - start < 0.08)

handle = loop.call_later(100, print)
print(type(handle).__name__, handle.cancelled())
handle.cancel()
print(handle.cancelled())
for bad in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
            lambda: loop.set_task_factory(3), lambda: loop.set_exception_handler(3)):
    try:
        bad()
    except TypeError as e:
        print(e)
loop.close()
loop.close()
print(loop)
for bad in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.create_task(None)):
    try:
        bad()
    except RuntimeError as e:
        print(e)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)


def in_thread():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)


t = threading.Thread(target=in_thread)
t.start()
t.join()
try:
    asyncio.set_event_loop("loop")
except TypeError as e:
    print(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    policy = asyncio.get_event_loop_policy()
    asyncio.set_event_loop_policy(None)
    asyncio.DefaultEventLoopPolicy
    asyncio.iscoroutinefunction(coro)
for w in caught:
    print(w.category.__name__, w.message)
