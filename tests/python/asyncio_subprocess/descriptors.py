# Which numbers descriptors have: a loop takes three of them as long as it lives.
import asyncio
import os


async def main():
    r, w = os.pipe()
    print(r, w)
    loop = asyncio.get_running_loop()
    source, _ = await loop.connect_read_pipe(asyncio.Protocol, open(r, 'rb', 0))
    print(source, os.get_blocking(r), os.get_blocking(w))
    source.pause_reading()
    print(source)
    os.close(w)
    source.close()
    print(source)
    await asyncio.sleep(0)
    print(source)
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 8765)
    print(server)
    server.close()


def pipe():
    r, w = os.pipe()
    os.close(r)
    os.close(w)
    return r, w


print(pipe())
asyncio.run(main())
print(pipe())
loop = asyncio.new_event_loop()
print(pipe())
loop.run_until_complete(asyncio.sleep(0))
print(pipe())
loop.close()
print(pipe())
