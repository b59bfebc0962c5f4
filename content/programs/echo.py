"""An echo server and its clients. Each client says hello, waits, and closes."""
import asyncio
import time

HOW = "one after another"  # @param ["one after another", "TaskGroup"]
CLIENTS = 5  # @param {type:"slider", min:1, max:10, step:1}
HOLD_MS = 200  # @param {type:"slider", min:10, max:500, step:10}


async def serve(reader, writer):
    asyncio.current_task().set_name("serve")
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(n, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"hello from {n}\n".encode())
    reply = await reader.readline()
    await asyncio.sleep(HOLD_MS / 1000)  # a person who types slowly
    print(f"client {n}: {reply!r} at {time.perf_counter() - start:.1f} s")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    if HOW == "one after another":
        for n in range(CLIENTS):
            await client(n, port)
    else:
        async with asyncio.TaskGroup() as group:
            for n in range(CLIENTS):
                group.create_task(client(n, port), name=f"client {n}")
    server.close()
    await server.wait_closed()


start = time.perf_counter()
asyncio.run(main())
print(f"all done after {time.perf_counter() - start:.1f} s")
