"""aiofiles: what is awaited, and what is wrong."""
# simulated: the same as with the real library
import asyncio, aiofiles, os
async def main():
    async with aiofiles.open('a.txt', 'w') as f: print(await f.write('hello\nworld\n'), f.name, f.mode, f.closed); await f.writelines(['x\n', 'y']); await f.flush()
    print(f.closed)
    async with aiofiles.open('a.txt', mode='r') as f: print(await f.read()); await f.seek(0); print(await f.readline(), await f.tell()); print(await f.readlines())
    async with aiofiles.open('a.txt') as f:
        async for line in f: print(repr(line))
    async with aiofiles.open('a.txt', 'rb') as f: print(await f.read(3), await f.read())
    f = await aiofiles.open('a.txt', encoding='utf-8'); print(await f.read(2)); await f.close()
    try: await f.read()
    except ValueError as e: print(e)
    for call in (lambda: aiofiles.open('nope.txt'), lambda: aiofiles.open('a.txt', 'q')):
        try:
            async with call() as f: pass
        except Exception as e: print(type(e), e)
    try:
        with aiofiles.open('a.txt') as f: pass
    except TypeError as e: print(str(e)[:60])
    import aiofiles.os as ao
    print(await ao.path.exists('a.txt'), (await ao.stat('a.txt')).st_size); await ao.rename('a.txt', 'b.txt'); print(await ao.listdir('.') != []); await ao.remove('b.txt'); await ao.mkdir('dd'); await ao.rmdir('dd'); print(await ao.path.isfile('b.txt')); await ao.makedirs('e/f', exist_ok=True)
    async with aiofiles.open('c.txt', 'a+') as f: await f.write('1'); await f.seek(0); print(await f.read()); await f.truncate(0)

asyncio.run(main())
