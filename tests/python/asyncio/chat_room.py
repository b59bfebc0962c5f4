"""A chat server on real streams: nicknames, broadcast, private words, /who, a kicked client, a clean end."""
import asyncio
import contextlib
import dataclasses


@dataclasses.dataclass(eq=False)
class Guest:
    name: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    said: int = 0

    async def send(self, line):
        self.writer.write(f'{line}\n'.encode())
        with contextlib.suppress(ConnectionError):
            await self.writer.drain()


class Room:
    def __init__(self):
        self.guests: dict[str, Guest] = {}

    async def tell(self, line, but=None):
        for guest in [g for g in self.guests.values() if g is not but]:
            await guest.send(line)

    async def serve(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        if not name or name in self.guests:
            writer.write(b'! name taken\n')
            writer.close()
            return await writer.wait_closed()
        guest = self.guests[name] = Guest(name, reader, writer)
        await self.tell(f'* {name} came', but=guest)
        try:
            while line := await reader.readline():
                await self.handle(guest, line.decode().rstrip('\n'))
        finally:
            del self.guests[name]
            await self.tell(f'* {name} left after {guest.said} lines')
            writer.close()

    async def handle(self, guest, text):
        match text.split(maxsplit=2):
            case ['/who']:
                await guest.send('= ' + ', '.join(sorted(self.guests)))
            case ['/msg', to, words] if to in self.guests:
                await self.guests[to].send(f'({guest.name}) {words}')
            case ['/msg', to, *_]:
                await guest.send(f'! no {to}')
            case _:
                guest.said += 1
                await self.tell(f'<{guest.name}> {text}', but=guest)


async def client(port, name, script, log):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(f'{name}\n'.encode())

    async def listen():
        async for line in reader:
            log.append(f'{name:>5} hears {line.decode().rstrip()}')

    listening = asyncio.create_task(listen())
    for pause, text in script:
        await asyncio.sleep(pause)
        writer.write(f'{text}\n'.encode())
        await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await listening


async def main():
    room, log = Room(), []
    async with await asyncio.start_server(room.serve, '127.0.0.1', 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with asyncio.TaskGroup() as group:
            group.create_task(client(port, 'ann', [(0.1, 'hello'), (0.1, '/who'), (0.1, '/msg bob psst, hey')], log))
            await asyncio.sleep(0.03)
            group.create_task(client(port, 'bob', [(0.12, 'hi all'), (0.1, '/msg eve hi')], log))
            await asyncio.sleep(0.03)
            group.create_task(client(port, 'ann', [], log))
    print(*log, sep='\n')
    print(room.guests, server.is_serving())


asyncio.run(main())
