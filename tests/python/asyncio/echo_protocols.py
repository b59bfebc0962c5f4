import asyncio


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server: connection", transport.get_extra_info("peername")[0])

    def data_received(self, data):
        print("server got", data)
        self.transport.write(data.upper())
        if b"bye" in data:
            self.transport.close()

    def connection_lost(self, exc):
        print("server lost", exc)


class EchoClient(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost

    def connection_made(self, transport):
        transport.write(self.message.encode())

    def data_received(self, data):
        print("client got", data.decode())

    def eof_received(self):
        print("client eof")

    def connection_lost(self, exc):
        print("client lost", exc)
        self.on_con_lost.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    lost = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: EchoClient("hello, bye", lost), "127.0.0.1", port)
    print(type(protocol).__name__, transport.is_closing())
    await lost
    print(transport.is_closing())
    server.close()
    await server.wait_closed()
    import socket
    a, b = socket.socketpair()
    a.setblocking(False); b.setblocking(False)
    await loop.sock_sendall(a, b"ping")
    print(await loop.sock_recv(b, 10))
    loop.add_reader(b, lambda: (print("readable", b.recv(10)), loop.remove_reader(b)))
    loop.call_later(0.01, a.send, b"data")
    await asyncio.sleep(0.05)
    a.close(); b.close()


asyncio.run(main())
