"""async for and await inside comprehensions and generator expressions."""
import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    print([x async for x in numbers(4)])
    print([x async for x in numbers(6) if x % 2])
    print({x: x * x async for x in numbers(3)})
    print({x % 2 async for x in numbers(5)})
    print([await double(x) for x in range(3)])
    print([await double(x) async for x in numbers(3) if await double(x) > 0])
    print([(x, y) async for x in numbers(2) async for y in numbers(2)])
    print([(x, y) for x in range(2) async for y in numbers(2)])
    print([[y async for y in numbers(x)] async for x in numbers(3)])
    gen = (x + 1 async for x in numbers(3))
    print(type(gen).__name__, [x async for x in gen])
    gen = (await double(x) for x in range(3))
    print(type(gen).__name__)
    async for x in gen:
        print("x", x)
    print(sum([x async for x in numbers(5)]), max([await double(x) for x in (3, 1, 2)]))
    try:
        print(list(x async for x in numbers(2)))
    except TypeError as e:
        print(e)
    try:
        for x in numbers(2):
            pass
    except TypeError as e:
        print(e)
    try:
        async for x in range(2):
            pass
    except TypeError as e:
        print(e)
    print(await anext(numbers(1)), await anext(numbers(0), "default"))
    it = aiter(numbers(2))
    print(await anext(it), await anext(it), await anext(it, None), await anext(it, 5))
    for bad in (lambda: anext(5), lambda: aiter(5)):
        try:
            bad()
        except TypeError as e:
            print(e)
    x = "outer"
    [x async for x in numbers(2)]
    print(x)


asyncio.run(main())
