# Standard streams of a program as pipes in its own loop.
import asyncio
import sys
from asyncio.subprocess import PIPE

ECHO = '''
import asyncio, sys

async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, sys.stdout)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    async for line in reader:
        writer.write(line.upper())
        await writer.drain()
    writer.write(b'that was all')
    writer.close()
    await asyncio.sleep(0.01)
    print(sys.stdin.closed, sys.stdout.closed, file=sys.stderr)

asyncio.run(main())
'''

TYPED = '''
import asyncio, sys

async def ticks():
    for i in range(3):
        print('tick', i, flush=True)
        await asyncio.sleep(0.2)

async def main():
    ticking = asyncio.create_task(ticks())
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        print('line', line, flush=True)
    await ticking
    try:
        input()
    except ValueError as e:
        print(e)

asyncio.run(main())
'''


async def main():
    proc = await asyncio.create_subprocess_exec(sys.executable, '-c', ECHO, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    for word in (b'one\n', b'two\n'):
        proc.stdin.write(word)
        print(await proc.stdout.readline())
    print(await proc.communicate(), proc.returncode)
    proc = await asyncio.create_subprocess_exec(sys.executable, '-c', TYPED, stdin=PIPE, stdout=PIPE)
    print(await proc.stdout.readline())
    proc.stdin.write(b'hello\n')
    print(await proc.stdout.readline())
    print(await proc.communicate(), proc.returncode)


asyncio.run(main())
