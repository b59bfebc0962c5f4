"""Three messages are sent. How many does the server read?"""
import asyncio

HOW = "read(100)"  # @param ["read(100)", "readline()", "read(8)"]
END = "a newline"  # @param ["a newline", "a backslash and an n"]


async def serve(reader, writer):
    while True:
        data = await (reader.readline() if HOW == "readline()" else reader.read(int(HOW[5:-1])))
        if not data:
            break
        print(f"received {data!r}")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for word in ["one", "two", "three"]:
        writer.write(f"{word}\n".encode() if END == "a newline" else f"{word}\\n".encode())
    writer.close()
    await reader.read()  # until the server closes, too
    server.close()
    await server.wait_closed()


asyncio.run(main())
