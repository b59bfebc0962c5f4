"""`getnameinfo`: the names of a host and a service, or their numbers where there are no names."""
import asyncio
import socket

print(socket.getnameinfo(('127.0.0.1', 80), 0))
print(socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getnameinfo(('192.0.2.7', 443), 0))
print(socket.getnameinfo(('192.0.2.7', 4433), 0))


async def ask():
    return await asyncio.get_running_loop().getnameinfo(('192.0.2.7', 22))


print(asyncio.run(ask()))
