# simulated: aiofiles; the expected text follows its documentation.
import asyncio

import aiofiles


async def write(name, lines):
    async with aiofiles.open(name, mode='w') as f:
        for line in lines:
            await f.write(line + '\n')
    return name


async def read(name):
    async with aiofiles.open(name) as f:
        return await f.read()


async def main():
    names = await asyncio.gather(*(write(f'file-{n}.txt', [f'line {m} of {n}' for m in range(3)]) for n in range(4)))
    print(names)
    print(await asyncio.gather(*map(read, names)))
    async with aiofiles.open('file-1.txt') as f:
        async for line in f:
            print(line.rstrip(), end='; ')
        print(await f.readline() == '')
        await f.seek(0)
        print(await f.readlines(), await f.tell())
    async with aiofiles.open('file-2.txt', 'a') as f:
        await f.writelines(['more\n', 'and more\n'])
        await f.flush()
    async with aiofiles.open('file-2.txt', 'rb') as f:
        print((await f.read()).count(b'\n'), f.name, f.closed)
    print(f.closed)
    try:
        async with aiofiles.open('missing.txt') as f:
            pass
    except FileNotFoundError as e:
        print(e)
    f = await aiofiles.open('file-3.txt', encoding='utf-8')
    try:
        print(await f.read(4))
    finally:
        await f.close()


asyncio.run(main())
