# simulated: CPython shows several orders of these events; this is the one that it shows most often.
import asyncio
import sys


class Order(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done
        self.log = []

    def connection_made(self, transport):
        self.log.append('made')

    def pipe_data_received(self, fd, data):
        self.log.append(f'data {fd}')

    def pipe_connection_lost(self, fd, exc):
        self.log.append(f'end {fd}')

    def process_exited(self):
        self.log.append('exited')

    def connection_lost(self, exc):
        self.log.append('lost')
        self.done.set_result(self.log)


async def order(*args, **kwargs):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, _ = await loop.subprocess_exec(lambda: Order(done), *args, **kwargs)
    print(*await done, sep=', ')
    transport.close()


async def main():
    python = sys.executable, '-c', 'print(1)'
    await order(*python)
    await order(*python, stdin=None, stderr=None)
    await order('echo', 'a')
    await order('echo', 'a', stdin=None, stderr=None)
    await order('sh', '-c', 'echo a; sleep 0.1; echo b >&2; exit 3', stdin=None)


asyncio.run(main())
