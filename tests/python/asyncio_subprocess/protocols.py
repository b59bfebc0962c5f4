# Programs under a protocol of one's own: what it is told, and when.
import asyncio
import functools
import sys


class Listener(asyncio.SubprocessProtocol):
    names = ['stdin', 'stdout', 'stderr']

    def __init__(self, done):
        self.done = done
        self.output = bytearray()
        self.log = []

    def connection_made(self, transport):
        self.transport = transport
        self.log.append('made')
        print('started', transport.get_pid() > 0, transport.get_returncode())

    def pipe_data_received(self, fd, data):
        print('read', len(data), 'bytes from', self.names[fd])
        self.log.append(f'data {fd}')
        self.output += data

    def pipe_connection_lost(self, fd, exc):
        self.log.append(f'end {fd}')

    def process_exited(self):
        self.log.append('exited')
        print('exited with', self.transport.get_returncode())

    def connection_lost(self, exc):
        print('lost', exc, self.log[0], sorted(self.log[1:]))
        self.done.set_result(bytes(self.output))


async def listen(code, **kwargs):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await loop.subprocess_exec(
        functools.partial(Listener, done), sys.executable, '-c', code, **kwargs)
    try:
        return transport, await done
    finally:
        transport.close()


async def output_only():
    transport, output = await listen('print("a line")', stdin=None, stderr=None)
    print(output, transport.get_returncode(), transport.is_closing(), transport.get_pipe_transport(2))


async def all_pipes():
    _, output = await listen('import sys; print("out", flush=True); sys.stdin.close(); sys.exit(2)')
    print(output)


async def by_hand():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    code = 'import sys\nfor line in sys.stdin: print(line.strip()[::-1], flush=True)'
    transport, protocol = await loop.subprocess_exec(
        lambda: Listener(done), sys.executable, '-c', code, stderr=None)
    print(protocol is transport.get_protocol(), [transport.get_pipe_transport(fd) is not None for fd in range(3)])
    stdin = transport.get_pipe_transport(0)
    stdin.write(b'stressed\n')
    await asyncio.sleep(0.3)
    print(bytes(protocol.output), transport.get_returncode())
    transport.get_pipe_transport(0).close()
    print(await done, transport.get_returncode())


async def closed_early():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await loop.subprocess_exec(
        lambda: Listener(done), sys.executable, '-c', 'import time; time.sleep(60)', stdin=None, stderr=None)
    transport.close()
    transport.close()
    print(transport.is_closing())
    print(await done, transport.get_returncode())


class DateProtocol(asyncio.SubprocessProtocol):
    def __init__(self, exit_future):
        self.exit_future = exit_future
        self.output = bytearray()
        self.pipe_closed = False
        self.exited = False

    def pipe_connection_lost(self, fd, exc):
        self.pipe_closed = True
        self.check_for_exit()

    def pipe_data_received(self, fd, data):
        self.output.extend(data)

    def process_exited(self):
        self.exited = True
        self.check_for_exit()

    def check_for_exit(self):
        if self.pipe_closed and self.exited:
            self.exit_future.set_result(True)


async def both_conditions():
    loop = asyncio.get_running_loop()
    code = 'import datetime as dt; print(dt.date(2024, 2, 29))'
    exit_future = asyncio.Future(loop=loop)
    transport, protocol = await loop.subprocess_exec(
        lambda: DateProtocol(exit_future), sys.executable, '-c', code, stdin=None, stderr=None)
    await exit_future
    transport.close()
    print(bytes(protocol.output).decode('ascii').rstrip())


for part in (output_only, all_pipes, by_hand, closed_early, both_conditions):
    print('---', part.__name__)
    asyncio.run(part())
