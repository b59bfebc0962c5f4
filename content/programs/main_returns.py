"""What becomes of the other tasks when main() returns?"""
import asyncio

MAIN_MS = 25  # @param {type:"slider", min:0, max:60, step:5}


async def work():
    try:
        for step in range(1, 5):
            await asyncio.sleep(0.01)
            print(f"step {step} of 4")
        print("work is done")
    except asyncio.CancelledError:
        print("work is cancelled")
        raise


async def main():
    task = asyncio.create_task(work(), name="work")
    await asyncio.sleep(MAIN_MS / 1000)
    print("main returns")


asyncio.run(main())
