# Signals from a child while the loop, or the thread, waits for descriptors only.
import asyncio
import os
import select
import signal
import subprocess
import sys

SIGNAL = 'import os, time; time.sleep(0.3); os.kill(os.getppid(), {}); time.sleep(30)'


def python(number):
    return sys.executable, '-c', SIGNAL.format(int(number))


async def cancelled():
    proc = await asyncio.create_subprocess_exec(*python(signal.SIGINT))
    try:
        await proc.wait()
    except asyncio.CancelledError:
        print('cancelled', proc.returncode)
        proc.kill()
        print(await proc.wait())
        raise


async def serving():
    proc = await asyncio.create_subprocess_exec(*python(signal.SIGINT))
    server = await asyncio.start_server(lambda reader, writer: None, '127.0.0.1', 8642)
    try:
        await server.serve_forever()
    finally:
        print('no longer', server.is_serving())
        proc.kill()
        await proc.wait()


async def handled():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    proc = await asyncio.create_subprocess_exec(*python(signal.SIGTERM))
    await stop.wait()
    print('stopped', proc.returncode)
    proc.terminate()
    print(await proc.wait())


for part in (cancelled, serving, handled):
    print('---', part.__name__)
    try:
        asyncio.run(part())
    except KeyboardInterrupt:
        print('interrupted')

r, w = os.pipe()
signal.signal(signal.SIGUSR1, lambda number, frame: os.write(w, b'%d' % number))
for wait in (lambda: os.read(r, 10), lambda: (select.select([r], [], []), os.read(r, 10))):
    child = subprocess.Popen(python(signal.SIGUSR1))
    print(wait())
    child.kill()
    print(child.wait())
