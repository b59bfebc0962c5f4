"""Streams: a server and its clients in one loop."""
import asyncio


async def echo(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(b"echo " + line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def lines():
    print("--- lines")
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving(), len(server.sockets), server.sockets[0].getsockname()[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for text in ("one", "two", "three"):
        writer.write(text.encode() + b"\n")
        await writer.drain()
        print(await reader.readline())
    print(writer.get_extra_info("peername") == ("127.0.0.1", port), writer.is_closing())
    writer.write_eof()
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())
    server.close()
    await server.wait_closed()
    print(server.is_serving())


async def reading():
    print("--- ways to read")

    async def handler(reader, writer):
        writer.write(b"headerXXbody|tail;rest of it")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(handler, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        print(await reader.readuntil(b"XX"), await reader.readuntil((b"|", b";")), await reader.readexactly(2))
        print(await reader.read(3))
        try:
            await reader.readexactly(100)
        except asyncio.IncompleteReadError as e:
            print(e, e.partial)
        print(await reader.read(), await reader.read(5), await reader.readline())
        try:
            await reader.readuntil(b"!")
        except asyncio.IncompleteReadError as e:
            print(e)
        writer.close()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno)


async def many():
    print("--- many clients")
    served = 0

    async def handler(reader, writer):
        nonlocal served
        data = await reader.read(100)
        served += 1
        await asyncio.sleep(0.01)
        writer.write(data.upper())
        writer.close()

    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def client(n):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"client {n}".encode())
        try:
            return await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()

    print(await asyncio.gather(*(client(n) for n in range(5))), served)
    server.close()
    await server.wait_closed()


async def big():
    print("--- more than the buffers hold")
    size = 1_000_000

    async def handler(reader, writer):
        for _ in range(10):
            writer.write(b"x" * (size // 10))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(len(await reader.read()) == size)
    writer.close()
    server.close()


async def protocols():
    print("--- protocols")
    over = asyncio.get_running_loop().create_future()

    class Server(asyncio.Protocol):
        def connection_made(self, transport):
            self.transport = transport

        def data_received(self, data):
            self.transport.write(data[::-1])

    class Client(asyncio.Protocol):
        def connection_made(self, transport):
            print("made")
            transport.write(b"forwards")

        def data_received(self, data):
            print("received", data)
            over.set_result(True)

        def connection_lost(self, exc):
            print("lost", exc)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, protocol = await loop.create_connection(Client, "127.0.0.1", port)
    print(type(protocol).__name__, transport.is_closing())
    await over
    transport.close()
    await asyncio.sleep(0.01)
    server.close()
    server.close_clients()
    await server.wait_closed()


async def forever():
    print("--- serve_forever")

    async def handler(reader, writer):
        print("served", await reader.readline())
        writer.close()

    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    t = asyncio.create_task(server.serve_forever())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"hello\n")
    print(await reader.read())
    writer.close()
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", server.is_serving())


async def main():
    for f in (lines, reading, many, big, protocols, forever):
        await f()
    try:
        await asyncio.wait_for(asyncio.to_thread(print, "a thread too"), 1)
    finally:
        print("end")


asyncio.run(main())
