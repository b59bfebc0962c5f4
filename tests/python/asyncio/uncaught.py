# status: 1
import asyncio
import sys


async def bad():
    raise ZeroDivisionError("in task")


async def main():
    t = asyncio.create_task(bad(), name="bad-task")
    await asyncio.sleep(0.01)
    del t
    bad()
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError("unseen"))
    del f
    def handler(loop, context):
        print("handler:", context["message"], repr(context.get("exception")), sorted(context))
    asyncio.get_running_loop().set_exception_handler(handler)
    t = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    del t
    asyncio.get_running_loop().call_later(0.01, int, "zz")
    await asyncio.sleep(0.02)
    asyncio.get_running_loop().call_exception_handler({"message": "custom", "extra": 1})
    pend = asyncio.create_task(asyncio.sleep(99), name="pending")
    return "ok"


print(asyncio.run(main()))
try:
    asyncio.run(main)
except ValueError as e:
    print(e)
except TypeError as e:
    print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.create_task(bad())
except RuntimeError as e:
    print(e)
asyncio.run(bad())
