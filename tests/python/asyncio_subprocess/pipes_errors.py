# What goes wrong in protocols of pipes, and who hears of it.
# status: 1
import asyncio
import os


class Careless(asyncio.Protocol):
    def data_received(self, data):
        return 1 / len(data.strip())

    def connection_lost(self, exc):
        print('lost', exc)
        raise LookupError('nobody wants this')


def told(loop, context):
    print(context['message'], repr(context['exception']), sorted(context))


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    source, _ = await loop.connect_read_pipe(Careless, open(r, 'rb', 0))
    os.write(w, b'   ')
    await asyncio.sleep(0.01)
    print('still open', not source.is_closing())
    os.close(w)
    await asyncio.sleep(0.01)
    r, w = os.pipe()
    sink, _ = await loop.connect_write_pipe(asyncio.Protocol, open(w, 'wb', 0))
    loop.set_exception_handler(told)
    source, _ = await loop.connect_read_pipe(Careless, open(r, 'rb', 0))
    sink.write(b'  ')
    await asyncio.sleep(0.01)
    loop.set_exception_handler(None)
    sink.write('text')


asyncio.run(main())
