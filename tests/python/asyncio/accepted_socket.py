# A connection that the program accepts itself and hands to the loop.
import asyncio
import socket


class Shout(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('made', transport.get_extra_info('peername')[0])

    def data_received(self, data):
        self.transport.write(data.upper())
        self.transport.close()

    def connection_lost(self, exc):
        print('lost', exc)


async def client(address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b'hello')
    print(await reader.read())
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.create_server(('127.0.0.1', 0))
    listener.setblocking(False)
    task = asyncio.create_task(client(listener.getsockname()))
    connection, _ = await loop.sock_accept(listener)
    transport, protocol = await loop.connect_accepted_socket(Shout, connection)
    print(type(transport).__name__, type(protocol).__name__)
    await task
    for options in ({'ssl_handshake_timeout': 3}, {'ssl_shutdown_timeout': 3}):
        try:
            await loop.connect_accepted_socket(Shout, listener, **options)
        except ValueError as e:
            print(e)
    listener.close()


asyncio.run(main())
