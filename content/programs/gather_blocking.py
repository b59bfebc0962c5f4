"""Two jobs wait for the event loop, two block it. All four are gathered."""
import asyncio
import time

WAIT_S = 0.2  # @param {type:"slider", min:0.05, max:0.5, step:0.05}
BLOCK_S = 0.2  # @param {type:"slider", min:0.05, max:0.5, step:0.05}


def now():
    return f"{time.perf_counter() - start:.2f} s"


async def waits(name):
    await asyncio.sleep(WAIT_S)
    print(f"{name} done at {now()}")


async def blocks(name):
    time.sleep(BLOCK_S)  # does not know about the loop
    print(f"{name} done at {now()}")


def task(work, name):
    return asyncio.create_task(work(name), name=name)


async def main():
    await asyncio.gather(task(waits, "io 1"), task(blocks, "blocking 1"), task(waits, "io 2"), task(blocks, "blocking 2"))


start = time.perf_counter()
asyncio.run(main())
print(f"all done at {now()}")
