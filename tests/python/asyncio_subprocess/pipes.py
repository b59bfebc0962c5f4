# Pipes in a loop: streams over them, flow control, both ends that go away.
import asyncio
import os
import socket


class Talker(asyncio.Protocol):
    def __init__(self, name):
        self.name = name

    def say(self, *what):
        print(f'{self.name}:', *what)

    def connection_made(self, transport):
        self.transport = transport
        self.say('made', type(transport).__name__)

    def data_received(self, data):
        self.say('data', data)

    def eof_received(self):
        self.say('eof')

    def connection_lost(self, exc):
        self.say('lost', repr(exc))

    def pause_writing(self):
        self.say('pause', self.transport.get_write_buffer_size())

    def resume_writing(self):
        self.say('resume', self.transport.get_write_buffer_size())


async def both_ends(factory=None):
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reading = await loop.connect_read_pipe(factory or (lambda: Talker('reader')), open(r, 'rb', 0))
    writing = await loop.connect_write_pipe(lambda: Talker('writer'), open(w, 'wb', 0))
    return reading, writing


async def streams():
    reader = asyncio.StreamReader()
    (source, _), (sink, _) = await both_ends(lambda: asyncio.StreamReaderProtocol(reader))
    sink.write(b'one\ntwo\n')
    sink.writelines([b'thr', b'ee\n'])
    print(await reader.readline(), await reader.readuntil(b'\n'), await reader.readline())
    sink.write(b'x' * 200_000)
    print(sink.get_write_buffer_size(), sink.get_write_buffer_limits())
    print(len(await reader.readexactly(200_000)), sink.get_write_buffer_size())
    print(sink.can_write_eof(), sink.is_closing(), sink.write_eof(), sink.is_closing())
    print(await reader.read(), reader.at_eof())
    await asyncio.sleep(0.01)
    print(source.is_closing(), source.get_extra_info('pipe'), source.get_extra_info('peername', 'nobody'))


async def order_of_calls():
    (source, _), (sink, writer) = await both_ends()
    sink.write(b'first')
    sink.write(bytearray(b'second'))
    sink.write(b'')
    await asyncio.sleep(0.01)
    source.pause_reading()
    print('reading', source.is_reading())
    sink.write(memoryview(b'third'))
    await asyncio.sleep(0.01)
    print('nothing came')
    source.resume_reading()
    print('reading', source.is_reading())
    await asyncio.sleep(0.01)
    sink.close()
    sink.close()
    print('closed', sink.is_closing())
    await asyncio.sleep(0.01)


async def nobody_reads():
    (source, _), (sink, _) = await both_ends()
    source.close()
    await asyncio.sleep(0.01)
    print('noticed', sink.is_closing())
    for _ in range(8):
        sink.write(b'lost')
    await asyncio.sleep(0.01)
    (source, _), (sink, _) = await both_ends()
    sink.write(b'y' * 300_000)
    source.close()
    await asyncio.sleep(0.01)


async def limits_and_abort():
    (source, _), (sink, _) = await both_ends()
    source.pause_reading()
    sink.set_write_buffer_limits(high=1000)
    sink.write(b'z' * 65536)
    print('in the pipe', sink.get_write_buffer_size(), sink.get_write_buffer_limits())
    sink.write(b'z' * 1000)
    print('at the limit')
    sink.write(b'z')
    sink.abort()
    print('aborted', sink.get_write_buffer_size())
    await asyncio.sleep(0.01)
    source.close()
    await asyncio.sleep(0.01)


async def sockets_too():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    source, _ = await loop.connect_read_pipe(lambda: Talker('reader'), a)
    b.send(b'through a socket')
    await asyncio.sleep(0.01)
    b.close()
    await asyncio.sleep(0.01)


async def not_a_pipe():
    loop = asyncio.get_running_loop()
    with open(__file__) as file:
        for connect in (loop.connect_read_pipe, loop.connect_write_pipe):
            try:
                await connect(lambda: Talker('none'), file)
            except ValueError as e:
                print(type(e).__name__, e)


for part in (streams, order_of_calls, nobody_reads, limits_and_abort, sockets_too, not_a_pipe):
    print('---', part.__name__)
    asyncio.run(part())
