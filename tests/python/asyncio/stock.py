"""Only an await that waits can come between reading and writing."""
import asyncio

stock = 1


async def buy(n, wait):
    global stock
    if stock > 0:
        if wait:
            await asyncio.sleep(0)
        stock -= 1
        return f"buyer {n} got it"
    return f"buyer {n} came too late"


async def careful(n, lock):
    async with lock:
        return await buy(n, True)


async def main():
    global stock
    print(await asyncio.gather(*(buy(n, True) for n in range(5))), stock)
    stock = 1
    print(await asyncio.gather(*(buy(n, False) for n in range(5))), stock)
    stock = 1
    lock = asyncio.Lock()
    print(await asyncio.gather(*(careful(n, lock) for n in range(5))), stock)


asyncio.run(main())
