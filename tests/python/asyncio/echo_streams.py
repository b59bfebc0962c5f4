import asyncio


async def handle_echo(reader, writer):
    data = await reader.read(100)
    message = data.decode()
    addr = writer.get_extra_info("peername")
    print(f"Received {message!r} from {addr[0]!r}")
    writer.write(data)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def lines(reader, writer):
    async for line in reader:
        if line.strip() == b"quit":
            break
        writer.write(line[::-1].strip() + b"\n")
        writer.writelines([b"--", b"\n"])
    writer.write_eof()
    await writer.drain()
    writer.close()


async def client(port, message):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(message.encode())
    await writer.drain()
    data = await reader.read()
    print(f"Received: {data.decode()!r}", reader.at_eof(), writer.is_closing())
    writer.close()
    await writer.wait_closed()
    return len(data)


async def main():
    server = await asyncio.start_server(handle_echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await client(port, "Hello World!"), server.is_serving())
    print(server.is_serving())
    server = await asyncio.start_server(lines, "127.0.0.1", 0, limit=64)
    async with server:
        r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
        w.write(b"one\ntwo\nquit\n")
        print(await r.readline(), await r.readuntil(b"--\n"), await r.readexactly(3))
        try:
            await r.readexactly(10)
        except asyncio.IncompleteReadError as e:
            print(e, e.partial, e.expected)
        w.close()
    try:
        await asyncio.open_connection("127.0.0.1", 1)
    except OSError as e:
        print(type(e).__name__, e)
    r = asyncio.StreamReader(limit=8)
    r.feed_data(b"a very long line without end")
    try:
        await r.readline()
    except ValueError as e:
        print(e)
    r = asyncio.StreamReader(); r.feed_data(b"x=1;y=2;z"); r.feed_eof()
    print(await r.readuntil(b";"), await r.read(2), await r.readuntil((b";", b"2")), await r.read(-1), await r.read())


asyncio.run(main())
