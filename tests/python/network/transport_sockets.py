"""What a server and a transport show of their sockets."""
import asyncio
import re
import socket


def show(one):
    print(re.sub(r"fd=\d+|\d{4,5}", 'N', repr(one)))


async def serve(reader, writer):
    own = writer.get_extra_info('socket')
    show(own)
    print(type(own).__name__, own.family == socket.AF_INET, own.type == socket.SOCK_STREAM, own.gettimeout())
    print(own.getsockname() == writer.get_extra_info('sockname'), own.getpeername() == writer.get_extra_info('peername'))
    print(own.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR) in (0, 1), own.fileno() > 2)
    for refused in (lambda: own.setblocking(True), lambda: own.settimeout(3)):
        try:
            refused()
        except ValueError as error:
            print(error)
    own.setblocking(False)
    own.settimeout(0)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    show(server.sockets[0])
    print(type(server.sockets), server.sockets[0].getsockname()[0], server.is_serving())
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    print(server.sockets, server)

asyncio.run(main())
packed = socket.inet_pton(socket.AF_INET6, '2001:db8::17')
print(packed.hex(), socket.inet_ntop(socket.AF_INET6, packed))
