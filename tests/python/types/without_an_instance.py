"""Methods of a type that is not called: someone forgot the parentheses of `threading.Lock()`."""
import asyncio
import collections
import queue
import random
import threading

lock = threading.Lock
box = queue.SimpleQueue
for label, call in (
    ('acquire', lambda: lock.acquire()),
    ('release', lambda: lock.release()),
    ('locked', lambda: lock.locked()),
    ('get', lambda: box.get()),
    ('empty', lambda: box.empty()),
    ('append', lambda: list.append()),
    ('popleft', lambda: collections.deque.popleft()),
    ('upper', lambda: str.upper()),
    ('hex', lambda: float.hex()),
    ('random', lambda: random.Random.random()),
    ('done', lambda: asyncio.Future.done()),
    ('add_note', lambda: Exception.add_note()),
    ('mro', lambda: type.mro()),
):
    try:
        print(label, call())
    except TypeError as e:
        print(label, e)


async def main():
    future = asyncio.get_running_loop().create_future()
    for wrong in (5, None, 'text'):
        try:
            future.set_exception(wrong)
        except TypeError as e:
            print(e)
    try:
        print([x async for x in [1, 2]])
    except TypeError as e:
        print(e)
    try:
        print([x for y in (1,) async for x in [y]])
    except TypeError as e:
        print(e)
    try:
        asyncio.get_running_loop().add_signal_handler(9, print)
    except RuntimeError as e:
        print(e, repr(e.__cause__), repr(e.__context__))


asyncio.run(main())
