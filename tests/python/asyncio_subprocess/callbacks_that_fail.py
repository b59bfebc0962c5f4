# What fails in callbacks of protocols, limits of streams, and closing at odd times.
# status: 1
import asyncio
import sys
from asyncio.subprocess import PIPE


# Exceptions in callbacks.
class P(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done

    def pipe_data_received(self, fd, data):
        raise ValueError('in data')

    def process_exited(self):
        raise KeyError('in exit')

    def connection_lost(self, exc):
        self.done.set_result(1)
        raise IndexError('in lost')


async def one():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    t, _ = await loop.subprocess_exec(lambda: P(done), 'sh', '-c', 'echo a; sleep 0.2', stdin=None, stderr=None)
    await done
    await asyncio.sleep(0.01)


asyncio.run(one())


# An error in the first of them.
class Q(asyncio.SubprocessProtocol):
    def connection_made(self, t):
        raise OSError('made')


async def two():
    loop = asyncio.get_running_loop()
    t, _ = await loop.subprocess_exec(Q, 'true', stdin=None, stderr=None)
    await t._wait()


asyncio.run(two())


# No protocol at all, and others who hear of errors.
async def three():
    loop = asyncio.get_running_loop()
    try:
        await loop.subprocess_exec(lambda: 1 / 0, 'true')
    except ZeroDivisionError as e:
        print(e)
    loop.set_exception_handler(lambda l, c: print('handler', c['message'].replace('0x', ''), repr(c['exception'])))
    t, _ = await loop.subprocess_exec(Q, 'true', stdin=None, stderr=None)
    await t._wait()
    loop.set_exception_handler(None)
    p = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    t = p._transport
    print(type(t).__name__, t.get_returncode(), t.is_closing(), p.stdin.can_write_eof(),
          p.stdin.get_extra_info('pipe') is not None, p.stdin.transport.get_write_buffer_limits())
    print(type(t.get_protocol()).__name__, t.get_protocol() is p._protocol)
    t.close()
    print(await p.wait(), t.is_closing())
    try:
        p.terminate()
    except ProcessLookupError as e:
        print('gone')
    print(await p.stdout.read())
    p = await asyncio.create_subprocess_exec(sys.executable, '-c', 'print("a" * 100)', stdout=PIPE, limit=10)
    try:
        await p.stdout.readuntil(b'\n')
    except asyncio.LimitOverrunError as e:
        print(e, e.consumed)
    print(len(await p.stdout.read()), await p.wait())


asyncio.run(three())


async def four():
    p = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    p.stdin.write(b'x' * 10)
    p.stdin.close()
    p.stdin.write(b'more')
    try:
        await p.stdin.drain()
    except Exception as e:
        print(repr(e))
    print(await p.stdout.read(), await p.wait())
    task = asyncio.create_task(asyncio.create_subprocess_exec('sleep', '1'))
    await task
    p = task.result()
    w = asyncio.create_task(p.wait())
    w2 = asyncio.create_task(p.wait())
    await asyncio.sleep(0.1)
    w.cancel()
    print(await asyncio.gather(w, w2, return_exceptions=True))
    await p.foo()


asyncio.run(four())
