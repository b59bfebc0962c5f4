"""Two waits of 0.2 and 0.3 s, started in different ways."""
import asyncio
import time

HOW = "await twice"  # @param ["await twice", "make both first", "create_task", "gather", "TaskGroup"]
FIRST_S = 0.2  # @param {type:"slider", min:0, max:1, step:0.1}
SECOND_S = 0.3  # @param {type:"slider", min:0, max:1, step:0.1}


async def wait(name, seconds):
    print(f"{name} starts at {time.perf_counter() - start:.1f} s")
    await asyncio.sleep(seconds)


async def main():
    if HOW == "await twice":
        await wait("first", FIRST_S)
        await wait("second", SECOND_S)
    elif HOW == "make both first":
        first = wait("first", FIRST_S)  # only a coroutine object: nothing runs
        second = wait("second", SECOND_S)
        await first
        await second
    elif HOW == "create_task":
        first = asyncio.create_task(wait("first", FIRST_S), name="first")
        second = asyncio.create_task(wait("second", SECOND_S), name="second")
        await first
        await second
    elif HOW == "gather":
        await asyncio.gather(wait("first", FIRST_S), wait("second", SECOND_S))
    else:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait("first", FIRST_S), name="first")
            group.create_task(wait("second", SECOND_S), name="second")


start = time.perf_counter()
asyncio.run(main())
print(f"done after {time.perf_counter() - start:.1f} s")
