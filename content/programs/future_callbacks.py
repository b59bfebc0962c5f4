"""Who runs the callbacks of a future, and when?"""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print(f"callback: {f.result()}"))
    print("before set_result")
    future.set_result(42)
    print("after set_result")
    await asyncio.sleep(0)
    print("after one turn of the loop")
    future.add_done_callback(lambda f: print("late callback"))
    print("added to a future that is done")
    await asyncio.sleep(0)


asyncio.run(main())
