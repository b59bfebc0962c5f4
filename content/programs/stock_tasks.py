"""One item in stock, several tasks want it: one thread, and still a race."""
import asyncio

LOCKED = False  # @param {type:"boolean"}
BUYERS = 5  # @param {type:"slider", min:1, max:8, step:1}
PAY_MS = 10  # @param {type:"slider", min:0, max:40, step:1}

stock = 1


async def check_and_take(name):
    global stock
    if stock > 0:
        await asyncio.sleep(PAY_MS / 1000)  # stands for the bank; other tasks run here
        stock -= 1
        print(f"{name} got one")
    else:
        print(f"{name} came too late")


async def buy(name, lock):
    if LOCKED:
        async with lock:
            await check_and_take(name)
    else:
        await check_and_take(name)


async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for n in range(BUYERS):
            group.create_task(buy(f"buyer {n}", lock), name=f"buyer {n}")
    print(f"stock: {stock}")


asyncio.run(main())
