"""Connecting and listening: which tasks are made for it, buffered protocols, addresses, races, refusals, a lost writer."""
import asyncio
import gc
from asyncio import base_events
from asyncio.staggered import staggered_race
import socket


async def names():
    seen = []

    async def client(reader, writer):
        seen.append(asyncio.current_task().get_name())
        writer.write(b'hello')
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(client, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    async with server:
        for _ in range(2):
            reader, writer = await asyncio.open_connection(*address, local_addr=('127.0.0.1', 0))
            print(await reader.read())
            writer.close()
        print(seen, asyncio.create_task(asyncio.sleep(0)).get_name())
        try:
            await asyncio.start_server(client, *address)
        except OSError as exc:
            print(str(exc).replace(str(address[1]), 'PORT'))


class Buffered(asyncio.BufferedProtocol):
    def __init__(self, over):
        self.memory = bytearray(4)
        self.calls = []
        self.over = over

    def get_buffer(self, sizehint):
        self.calls.append(sizehint)
        return self.memory

    def buffer_updated(self, nbytes):
        self.calls.append(bytes(self.memory[:nbytes]))

    def eof_received(self):
        self.calls.append('eof')

    def connection_lost(self, exc):
        self.over.set_result(exc)


async def buffered():
    loop = asyncio.get_running_loop()

    async def client(reader, writer):
        writer.write(memoryview(b'0123456789'))
        writer.close()

    server = await asyncio.start_server(client, '127.0.0.1', 0)
    over = loop.create_future()
    _, protocol = await loop.create_connection(lambda: Buffered(over), *server.sockets[0].getsockname())
    print(await over, protocol.calls)
    server.close()


async def lost_writer():
    async def client(reader, writer):
        print('read to the end:', await reader.read())
        done.set()

    done = asyncio.Event()
    server = await asyncio.start_server(client, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'and gone')
    await writer.drain()
    del reader, writer
    gc.collect()
    await asyncio.wait_for(done.wait(), 1)
    server.close()


async def refusals():
    loop = asyncio.get_running_loop()

    def plain():
        return asyncio.Protocol()

    sock = socket.socket()
    for make in (lambda: loop.create_connection(plain),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1, sock=sock),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1, server_hostname='x'),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1, ssl_handshake_timeout=1),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1, happy_eyeballs_delay=0.1),
                 lambda: loop.create_connection(plain, '127.0.0.1', 1, all_errors=True),
                 lambda: loop.create_server(plain),
                 lambda: loop.create_server(plain, ssl=True, port=1),
                 lambda: loop.create_server(plain, port=1, sock=sock)):
        try:
            await make()
        except Exception as exc:
            print(type(exc).__name__, exc, getattr(exc, 'exceptions', ''))
    sock.close()


async def races():
    log = []

    async def attempt(n, seconds, fails):
        log.append(f'{n} starts')
        try:
            await asyncio.sleep(seconds)
            if fails:
                raise ValueError(n)
            return f'result of {n}'
        except asyncio.CancelledError:
            log.append(f'{n} is cancelled')
            raise

    for delay, plan in ((0.1, [(0.5, False), (0.05, False)]), (None, [(0.1, True), (0.1, False), (0.1, False)]),
                        (0.1, [(0.3, True), (0.1, True)]), (0.1, [])):
        log.clear()
        plan = [lambda n=n, one=one: attempt(n, *one) for n, one in enumerate(plan)]
        print(await staggered_race(plan, delay), log)
    infos = [(socket.AF_INET6, 1), (socket.AF_INET6, 2), (socket.AF_INET, 3), (socket.AF_INET6, 4), (socket.AF_INET, 5)]
    for count in 1, 2, 3:
        print([at for _, at in base_events._interleave_addrinfos(infos, count)])


for main in names, buffered, lost_writer, refusals, races:
    print('--', main.__name__)
    asyncio.run(main())
